#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// Stands in a pane that has nothing to show: says what it would show and why it does not, and
/// offers the one button that fills it.
class EmptyPane : public QWidget {
  Q_OBJECT

 public:
  /// @param name of the text, for tests
  explicit EmptyPane(const QString& name, QWidget* parent = nullptr);

  void say(const QString& text);
  QString text() const;
  /// @param name of the button
  void offer(const QString& name, const QString& text, std::function<void()> act);
  /// Whether the button would help now.
  void setOffers(bool offers);

 private:
  QLabel* text_;
  QPushButton* button_;
};

}  // namespace ui
