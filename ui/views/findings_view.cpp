#include "views/findings_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"

namespace ui {
namespace {

using observer::Finding;
using observer::Severity;

constexpr auto between_looks = std::chrono::seconds(1);
constexpr int sign_margin = 16;
enum Column { How, What };

/// A sign beside the word and the colour.
QString sign_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return FindingsView::tr("✖ error");
    case Severity::Warning: return FindingsView::tr("▲ warning");
    case Severity::Hint: return FindingsView::tr("● hint");
  }
  return {};
}

const QColor& colour_of(Severity severity, const Theme& theme) {
  switch (severity) {
    case Severity::Error: return theme.error;
    case Severity::Warning: return theme.warning;
    case Severity::Hint: return theme.dim_text;
  }
  return theme.text;
}

bool same(const std::vector<Finding>& a, const std::vector<Finding>& b) {
  return std::ranges::equal(a, b, [](const Finding& x, const Finding& y) {
    return x.rule == y.rule && x.place == y.place && x.sentence == y.sentence;
  });
}

QString summary_of(const std::vector<Finding>& findings) {
  if (findings.empty()) {
    return FindingsView::tr(
        "Nothing is wrong: no process is unsupervised, no crash loop, no growing mailbox, no lost "
        "name, no circle of calls.");
  }
  std::map<observer::Rule, std::size_t> counts;
  for (const Finding& finding : findings) ++counts[finding.rule];
  QStringList parts;
  for (const auto& [rule, count] : counts) parts << translated_observation(summary(rule, count));
  return parts.join(QString::fromUtf8("  \u00b7  "));
}

}  // namespace

FindingsView::FindingsView(Observation& observation, Selection& selection, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      summary_(new QLabel(this)),
      list_(new QTreeWidget(this)) {
  setObjectName("view.findings");
  summary_->setObjectName("findings.summary");
  summary_->setWordWrap(true);
  summary_->setContentsMargins(10, 6, 10, 4);
  list_->setObjectName("findings.list");
  list_->setAccessibleName(tr("Findings"));
  list_->setHeaderHidden(true);
  list_->setColumnCount(2);
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setFrameShape(QFrame::NoFrame);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(summary_);
  layout->addWidget(list_, 1);
  connect(list_, &QTreeWidget::itemSelectionChanged, this, &FindingsView::selectPlace);
  connect(&observation, &Observation::ticked, this, &FindingsView::onTick);
  connect(&observation, &Observation::cleared, this, &FindingsView::look);
  look();
}

void FindingsView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  look();
}

void FindingsView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) fill();
  QWidget::changeEvent(event);
}

void FindingsView::onTick() {
  if (isVisible() && observation_.now() - looked_ >= between_looks) look();
}

void FindingsView::look() {
  looked_ = observation_.now();
  auto found = observer::lint(observation_.system(), looked_);
  if (same(found, findings_) && !summary_->text().isEmpty()) return;
  findings_ = std::move(found);
  fill();
}

void FindingsView::fill() {
  const Theme& theme = theme_of(palette());
  QSignalBlocker quiet(list_);  // what was selected is selected again
  list_->clear();
  for (const Finding& finding : findings_) {
    Severity severity = severity_of(finding.rule);
    auto* item =
        new QTreeWidgetItem(list_, {sign_of(severity), translated_observation(finding.sentence)});
    int sign_width = list_->fontMetrics().horizontalAdvance(item->text(How)) + sign_margin;
    item->setSizeHint(How, {sign_width, 22});
    item->setForeground(How, colour_of(severity, theme));
    item->setToolTip(What, item->text(What));
    if (!finding.place.is_none() && finding.place == selection_.current()) {
      list_->setCurrentItem(item);
    }
  }
  list_->resizeColumnToContents(How);
  summary_->setText(summary_of(findings_));
}

void FindingsView::selectPlace() {
  int row = list_->indexOfTopLevelItem(list_->currentItem());
  if (row < 0) return;
  Identity place = findings_[std::size_t(row)].place;
  if (!place.is_none()) selection_.select(place);
}

}  // namespace ui
