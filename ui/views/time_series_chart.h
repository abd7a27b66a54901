#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

#include "views/painted_items.h"

namespace ui {

/// Lines over the last seconds. All that the program knows of Qt Charts is behind this class.
class TimeSeriesChart : public QWidget, public PaintedItems {
  Q_OBJECT

 public:
  struct Series {
    QString name;
    QColor colour;
    QList<qreal> dashes;    // as those of QPen; none for a line without gaps
    QList<QPointF> points;  // x: how many seconds ago; y: the value
  };

  /// @param unit of the values, for the axis
  explicit TimeSeriesChart(const QString& unit, QWidget* parent = nullptr);
  ~TimeSeriesChart() override;

  void setTitle(const QString& title);
  /// How many seconds back the chart reaches.
  void setSpan(double seconds);
  /// Shows these lines in place of those before. At most 300 points each.
  void show(const std::vector<Series>& series);

  int itemCount() const override { return int(sayings_.size()); }
  quint64 itemKey(int item) const override { return quint64(item); }
  QString itemName(int item) const override { return sayings_[std::size_t(item)]; }
  QRect itemRect(int) const override { return rect(); }
  const QWidget& paintedOn() const override { return *this; }

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void applyTheme();
  double scaleTo(double highest);
  QString sayingOf(const Series& series) const;
  QString sayingAt(const QPoint& pointer) const;

  struct Charts;
  std::unique_ptr<Charts> charts_;
  QString unit_;
  std::vector<Series> series_;
  std::vector<QString> sayings_;  // of each line, what it shows
};

}  // namespace ui
