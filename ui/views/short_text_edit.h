#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

namespace ui {

/// Of what is pasted a field takes no more characters than show that it is too long: 2,000 are the
/// most that the desk takes, and to lay out megabytes holds up the window.
inline constexpr int most_pasted = 2001;

/// A field for a text of a few lines.
class ShortTextEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  using QPlainTextEdit::QPlainTextEdit;

 protected:
  void insertFromMimeData(const QMimeData* source) override {
    textCursor().insertText(source->text().left(most_pasted));
  }
};

}  // namespace ui
