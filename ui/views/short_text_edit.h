#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

namespace ui {

/// A field for a text of a few lines. Of what is pasted it takes no more than shows that it is too
/// long (2,000 characters are the most that the desk takes): to lay out megabytes holds up the
/// window.
class ShortTextEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  using QPlainTextEdit::QPlainTextEdit;

 protected:
  void insertFromMimeData(const QMimeData* source) override {
    constexpr int enough = 2001;  // characters
    textCursor().insertText(source->text().left(enough));
  }
};

}  // namespace ui
