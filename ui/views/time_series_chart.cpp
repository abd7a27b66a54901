#include "views/time_series_chart.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLegendMarker>
#include <QLineSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

#include "draw/text.h"
#include "draw/theme.h"
#include "views/painted_accessible.h"

namespace ui {
namespace {

constexpr double smallest_scale = 4;
constexpr double counted_singly = 9999;

/// The next number of the form 1, 2 or 4 times a power of ten that is at least `value`: its half is
/// a whole number too.
double nice_above(double value) {
  double magnitude = std::pow(10, std::floor(std::log10(value)));
  for (double factor : {1.0, 2.0, 4.0, 10.0}) {
    if (factor * magnitude >= value) return factor * magnitude;
  }
  return 10 * magnitude;
}

void showLine(QLineSeries& line, const TimeSeriesChart::Series& series, double divisor) {
  QPen pen(series.colour, 1.6);
  pen.setCapStyle(Qt::FlatCap);  // others would fill the gaps of short dashes
  if (!series.dashes.isEmpty()) pen.setDashPattern(series.dashes);
  line.setPen(pen);
  line.setName(series.name);
  QList<QPointF> points = series.points;
  for (QPointF& point : points) point.ry() /= divisor;
  if (points != line.points()) line.replace(points);  // which has the whole chart painted anew
}

}  // namespace

struct TimeSeriesChart::Charts {
  QChart* chart = new QChart;
  QChartView* view = nullptr;
  QValueAxis* time = new QValueAxis;
  QValueAxis* value = new QValueAxis;
  std::vector<QLineSeries*> lines;
};

TimeSeriesChart::TimeSeriesChart(const QString& unit, QWidget* parent)
    : QWidget(parent), charts_(std::make_unique<Charts>()), unit_(unit) {
  charts_->view = new QChartView(charts_->chart, this);
  charts_->view->setFrameShape(QFrame::NoFrame);
  charts_->view->setRenderHint(QPainter::Antialiasing, true);
  charts_->view->setFocusPolicy(Qt::NoFocus);
  charts_->view->viewport()->installEventFilter(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(charts_->view);
  QChart& chart = *charts_->chart;
  chart.setAnimationOptions(QChart::NoAnimation);
  chart.setMargins({2, 0, 8, 0});
  chart.setBackgroundRoundness(0);
  chart.layout()->setContentsMargins(0, 0, 0, 0);
  chart.addAxis(charts_->time, Qt::AlignBottom);
  chart.addAxis(charts_->value, Qt::AlignLeft);
  charts_->time->setTitleText(tr("seconds ago"));
  charts_->time->setLabelFormat("%.0f");
  charts_->time->setReverse(true);
  charts_->value->setLabelFormat("%.0f");
  chart.legend()->setAlignment(Qt::AlignRight);
  chart.legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
  setSpan(60);
  scaleTo(0);
  applyTheme();
  makePaintedAccessible();
}

TimeSeriesChart::~TimeSeriesChart() = default;

/// Qt Charts would lay out all of it anew, also for the same title.
void TimeSeriesChart::setTitle(const QString& title) {
  if (title == charts_->chart->title()) return;
  charts_->chart->setTitle(title);
  setAccessibleName(title);
}

void TimeSeriesChart::setSpan(double seconds) {
  charts_->time->setRange(0, seconds);
  charts_->time->setTickCount(7);
}

/// @returns by what values must be divided to be shown, for labels that stay short
double TimeSeriesChart::scaleTo(double highest) {
  double divisor = highest > counted_singly ? 1000 : 1;
  charts_->value->setTitleText(divisor > 1 ? tr("thousand %1").arg(unit_) : unit_);
  highest /= divisor;
  double top = highest <= smallest_scale ? smallest_scale : nice_above(highest * 1.05);
  charts_->value->setRange(0, top);
  charts_->value->setTickCount(3);
  charts_->value->setMinorTickCount(1);
  return divisor;
}

/// `ledger: 66 messages now, at most 120`
QString TimeSeriesChart::sayingOf(const Series& series) const {
  if (series.points.isEmpty()) return series.name;
  auto now = std::ranges::min_element(series.points, {}, &QPointF::x);
  auto most = std::ranges::max_element(series.points, {}, &QPointF::y);
  return tr("%1: %2 %3 now, at most %4")
      .arg(series.name, number(quint64(now->y())), unit_, number(quint64(most->y())));
}

/// What the lines say at the moment under the pointer.
QString TimeSeriesChart::sayingAt(const QPoint& pointer) const {
  const QPointF at = charts_->chart->mapFromScene(charts_->view->mapToScene(pointer));
  if (series_.empty() || !charts_->chart->plotArea().contains(at)) return {};
  double ago = charts_->chart->mapToValue(at, charts_->lines.front()).x();
  QStringList lines = {tr("%1 seconds ago").arg(ago, 0, 'f', 1)};
  for (const Series& each : series_) {
    if (each.points.isEmpty()) continue;
    auto there = std::ranges::min_element(
        each.points, {}, [ago](const QPointF& point) { return std::abs(point.x() - ago); });
    lines << tr("%1: %2 %3").arg(each.name, number(quint64(there->y())), unit_);
  }
  return lines.join('\n');
}

bool TimeSeriesChart::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::eventFilter(watched, event);
  auto& help = static_cast<QHelpEvent&>(*event);
  QToolTip::showText(help.globalPos(), sayingAt(help.pos()), charts_->view->viewport());
  return true;
}

void TimeSeriesChart::show(const std::vector<Series>& series) {
  series_ = series;
  sayings_.clear();
  for (const Series& each : series) sayings_.push_back(sayingOf(each));
  QChart& chart = *charts_->chart;
  while (charts_->lines.size() < series.size()) {
    auto* line = new QLineSeries;
    chart.addSeries(line);
    line->attachAxis(charts_->time);
    line->attachAxis(charts_->value);
    charts_->lines.push_back(line);
  }
  double highest = 0;
  for (const Series& each : series) {
    for (const QPointF& point : each.points) highest = std::max(highest, point.y());
  }
  double divisor = scaleTo(highest);
  chart.legend()->setVisible(series.size() > 1);  // of a single line the title says the name
  for (std::size_t i = 0; i < charts_->lines.size(); ++i) {
    bool is_used = i < series.size();
    charts_->lines[i]->setVisible(is_used);
    if (is_used) showLine(*charts_->lines[i], series[i], divisor);
  }
}

void TimeSeriesChart::changeEvent(QEvent* event) {
  bool changes_look = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
  if (changes_look) applyTheme();
  QWidget::changeEvent(event);
}

/// Qt Charts follows neither the palette nor the font of its widget.
void TimeSeriesChart::applyTheme() {
  const Theme& theme = theme_of(palette());
  QChart& chart = *charts_->chart;
  charts_->view->setBackgroundBrush(theme.ground);
  chart.setBackgroundBrush(theme.ground);
  chart.setPlotAreaBackgroundBrush(theme.raised);
  chart.setPlotAreaBackgroundVisible(true);
  chart.setTitleBrush(theme.text);
  chart.setTitleFont(bold_font());
  chart.legend()->setLabelColor(theme.text);
  chart.legend()->setFont(small_font());
  for (QValueAxis* axis : {charts_->time, charts_->value}) {
    axis->setLabelsColor(theme.dim_text);
    axis->setLabelsFont(small_font());
    axis->setTitleBrush(theme.dim_text);
    axis->setTitleFont(small_font());
    axis->setGridLineColor(theme.grid);
    axis->setMinorGridLineColor(theme.grid);
    axis->setLinePenColor(theme.line);
  }
}

}  // namespace ui
