#include "views/findings_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

#include "draw/counted.h"
#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "views/empty_pane.h"

namespace ui {
namespace {

using observer::Finding;
using observer::Rule;
using observer::Severity;

constexpr auto between_looks = std::chrono::seconds(1);
// While nobody looks here the number alone is kept, and only where that costs next to nothing.
constexpr auto between_unseen_looks = std::chrono::seconds(2);
constexpr std::size_t most_unseen = 20'000;  // processes
constexpr int sign_margin = 16;
constexpr std::size_t few_alike = 4;  // are listed one by one
enum Column { How, What };
enum Role { Place = Qt::UserRole, Group };

/// A sign beside the word and the colour.
QString sign_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return FindingsView::tr("✖ error");
    case Severity::Warning: return FindingsView::tr("▲ warning");
    case Severity::Hint: return FindingsView::tr("● hint");
  }
  return {};
}

/// So many that have the same trouble, as a sentence: always more than one.
QString sentence_of(Rule rule, const QString& kind, std::size_t count) {
  switch (rule) {
    case Rule::CallCircle:
    case Rule::LostName: break;  // each is told by itself
    case Rule::CrashLoop: return counted(count, Things::ProcessesRestartAgain, kind);
    case Rule::NoRestartLeft: return counted(count, Things::SupervisorsWithoutRestart, kind);
    case Rule::GrowingMailbox: return counted(count, Things::MailboxesGrow, kind);
    case Rule::Unsupervised: return counted(count, Things::ProcessesNotSupervised, kind);
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

}  // namespace

FindingsView::FindingsView(Observation& observation, Selection& selection, CommandPort& port,
                           QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      port_(port),
      summary_(new QLabel(this)),
      list_(new QTreeWidget(this)),
      empty_(new EmptyPane("findings.none", this)) {
  setObjectName("view.findings");
  summary_->setObjectName("findings.summary");
  summary_->setWordWrap(true);
  summary_->setContentsMargins(10, 6, 10, 4);
  empty_->offer("findings.watch", tr("Watch messages"),
                [this] { port_.submit(observer::WatchMessages{true}, this); });
  list_->setObjectName("findings.list");
  list_->setAccessibleName(tr("Findings"));
  list_->setHeaderHidden(true);
  list_->setColumnCount(2);
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setFrameShape(QFrame::NoFrame);
  empty_->hide();  // until it is known that there is nothing
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(summary_);
  layout->addWidget(list_, 1);
  layout->addWidget(empty_, 1);
  connect(list_, &QTreeWidget::itemSelectionChanged, this, &FindingsView::selectPlace);
  connect(&observation, &Observation::ticked, this, &FindingsView::onTick);
  connect(&observation, &Observation::cleared, this, &FindingsView::look);
  connect(&observation, &Observation::ownShown, this, [this] {
    if (isTooMuch()) giveUp();
    else look();
  });
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
  if (isTooMuch()) return giveUp();
  otp::Duration between = isVisible() ? between_looks : between_unseen_looks;
  if (is_due(looked_, observation_.watched(), between)) look();
}

/// To look through while nobody sees it.
bool FindingsView::isTooMuch() const {
  return !isVisible() && observation_.system().size() > most_unseen;
}

/// A number that is not kept any more is not shown any more.
void FindingsView::giveUp() {
  if (std::exchange(has_given_up_, true)) return;
  is_filled_ = false;
  Q_EMIT numberChanged(0);
}

void FindingsView::look() {
  has_given_up_ = false;
  looked_ = observation_.watched();
  auto found = observer::lint(observation_.system(), observation_.now(), observation_.showsOwn());
  bool watched = port_.world().watches_messages;
  bool is_same = found == findings_ && watched == watched_;
  if (is_same && is_filled_) return;
  if (found.count() != findings_.count() || !is_filled_) Q_EMIT numberChanged(int(found.count()));
  watched_ = watched;
  findings_ = std::move(found);
  is_filled_ = isVisible();
  if (is_filled_) fill();
}

void FindingsView::fill() {
  QSignalBlocker quiet(list_);  // what was selected is selected again
  QSet<QString> open = openGroups();
  list_->clear();
  std::map<std::pair<Rule, otp::Atom>, QTreeWidgetItem*> groups;
  for (const Finding& finding : findings_.told) {
    std::pair key(finding.rule, finding.kind);
    std::size_t alike = findings_.alike.at(key);
    bool is_first = !groups.contains(key);
    QTreeWidgetItem*& group = groups[key];
    bool is_one_of_many = !finding.kind.is_nil() && alike >= few_alike;
    if (is_first && is_one_of_many) group = addGroup(finding, alike);
    add(finding, group);
  }
  for (const auto& [key, group] : groups) {
    std::size_t alike = findings_.alike.at(key);
    if (alike > observer::Findings::most_told) {
      addUntold(key.first, alike - observer::Findings::most_told, group);
    }
    if (group != nullptr) group->setExpanded(open.contains(group->data(What, Group).toString()));
  }
  bool has_groups = std::ranges::any_of(groups, [](const auto& each) { return each.second; });
  list_->setRootIsDecorated(has_groups);
  list_->resizeColumnToContents(How);
  bool is_empty = findings_.empty();
  for (QWidget* shown : {static_cast<QWidget*>(summary_), static_cast<QWidget*>(list_)}) {
    shown->setVisible(!is_empty);
  }
  empty_->setVisible(is_empty);
  summary_->setText(summary());
  empty_->say(summary_->text());
  empty_->setOffers(!watched_);
}

/// The groups that somebody has opened.
QSet<QString> FindingsView::openGroups() const {
  QSet<QString> open;
  for (int row = 0; row < list_->topLevelItemCount(); ++row) {
    const QTreeWidgetItem* item = list_->topLevelItem(row);
    if (item->isExpanded()) open.insert(item->data(What, Group).toString());
  }
  return open;
}

QTreeWidgetItem* FindingsView::addRow(QTreeWidgetItem* group, Severity severity,
                                      const QString& sentence) {
  QStringList texts{sign_of(severity), sentence};
  auto* item =
      group != nullptr ? new QTreeWidgetItem(group, texts) : new QTreeWidgetItem(list_, texts);
  int sign_width = list_->fontMetrics().horizontalAdvance(item->text(How)) + sign_margin;
  item->setSizeHint(How, {sign_width, 22});
  item->setForeground(How, colour_of(severity, theme_of(palette())));
  item->setToolTip(What, sentence);
  return item;
}

QTreeWidgetItem* FindingsView::addGroup(const Finding& first, std::size_t count) {
  QString kind = apart(first.kind.text());
  auto* group = addRow(nullptr, severity_of(first.rule), sentence_of(first.rule, kind, count));
  group->setData(What, Group, QString::number(int(first.rule)) + ' ' + kind);
  return group;
}

void FindingsView::add(const Finding& finding, QTreeWidgetItem* group) {
  const auto* entry = observation_.system().find(finding.place);
  bool is_suspended = entry != nullptr && entry->status == observer::Status::Suspended &&
                      finding.rule == Rule::GrowingMailbox;
  QString sentence = translated_observation(finding.sentence);
  if (is_suspended) sentence = tr("%1: it is suspended, and takes none").arg(sentence);
  auto* item = addRow(group, severity_of(finding.rule), sentence);
  item->setData(What, Place, finding.place.number);
  if (!finding.place.is_none() && finding.place == selection_.current()) {
    list_->setCurrentItem(item);
  }
}

void FindingsView::addUntold(Rule rule, std::size_t count, QTreeWidgetItem* group) {
  if (group != nullptr) {
    new QTreeWidgetItem(group, {QString(), tr("and %1 more").arg(number(count))});
    return;
  }
  QString what = translated_observation(observer::summary(rule, count));
  new QTreeWidgetItem(list_, {QString(), tr("and more: %1").arg(what)});
}

/// Where something cannot be seen it is not said to be right.
QString FindingsView::summary() const {
  if (findings_.empty()) {
    QString good =
        tr("Nothing is wrong: no process is unsupervised, no crash loop, no growing "
           "mailbox, no lost name");
    return good + (watched_ ? tr(", no circle of calls.")
                            : tr("; circles of calls are not looked for while messages are not "
                                 "watched."));
  }
  QStringList parts;
  for (const auto& [rule, count] : findings_.counts) {
    parts << translated_observation(observer::summary(rule, count));
  }
  return parts.join(QString::fromUtf8("  \u00b7  "));
}

void FindingsView::selectPlace() {
  const QTreeWidgetItem* item = list_->currentItem();
  Identity place{item != nullptr ? item->data(What, Place).toUInt() : 0};
  if (!place.is_none()) selection_.select(place);
}

}  // namespace ui
