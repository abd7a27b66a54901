#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace ui {

/// Lines over the last seconds. All that the program knows of Qt Charts is behind this class.
class TimeSeriesChart : public QWidget {
  Q_OBJECT

 public:
  struct Series {
    QString name;
    QColor colour;
    bool isDashed = false;
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

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void applyTheme();
  double scaleTo(double highest);

  struct Charts;
  std::unique_ptr<Charts> charts_;
  QString unit_;
};

}  // namespace ui
