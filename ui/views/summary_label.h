#pragma once

#include <QLabel>
#include <QList>

namespace ui {

/// A line of facts that leaves out the least important where there is no room for all. All of them
/// stand in its tool tip.
class SummaryLabel : public QLabel {
  Q_OBJECT

 public:
  struct Fact {
    QString html;
    int importance = 0;  // the higher, the longer it stays

    friend bool operator==(const Fact&, const Fact&) = default;
  };

  explicit SummaryLabel(QWidget* parent = nullptr);

  void show(const QList<Fact>& facts);
  using QWidget::show;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  int widthOf(const QList<Fact>& facts) const;

  QList<Fact> facts_;
};

}  // namespace ui
