#pragma once

#include <QLabel>
#include <QLineEdit>

namespace ui {

/// A field for what is looked for. Enter goes to the next one that is found, with Shift to the one
/// before, Esc leaves and clears.
class SearchEdit : public QLineEdit {
  Q_OBJECT

 public:
  explicit SearchEdit(QWidget* parent = nullptr);

  /// Takes the focus, with all of its text selected.
  void begin();

 Q_SIGNALS:
  void nextWanted();
  void previousWanted();
  void left();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
};

/// Such a field, and how much was found.
class SearchField : public QWidget {
  Q_OBJECT

 public:
  explicit SearchField(QWidget* parent = nullptr);

  void begin() { text_->begin(); }
  void clear() { text_->clear(); }

 public Q_SLOTS:
  /// Says how many were found, and which of them was gone to: 0 for none.
  void showFound(int matches, int current, bool isComplete);

 Q_SIGNALS:
  void changed(const QString& text);
  void nextWanted();
  void previousWanted();
  void left();

 private:
  SearchEdit* text_;
  QLabel* found_;
};

}  // namespace ui
