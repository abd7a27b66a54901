#include "views/event_log_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/counted.h"
#include "draw/text.h"
#include "views/empty_pane.h"
#include "views/rows_view.h"
#include "views/why_dialog.h"

namespace ui {
namespace {

constexpr int row_height = 22;

}  // namespace

EventLogView::EventLogView(Observation& observation, Selection& selection, EventSelection& events,
                           QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      events_(events),
      model_(new EventLogModel(observation, this)),
      rows_(new RowsView(*model_, row_height, this)),
      empty_(new EmptyPane("log.empty", this)),
      only_selected_(new QCheckBox(tr("Only selected"), this)),
      span_(new QToolButton(this)),
      search_(new QLineEdit(this)),
      follow_(new QCheckBox(tr("Follow"), this)),
      count_(new QLabel(this)),
      why_(new QPushButton(tr("Why?"), this)),
      note_(new QLabel(this)),
      reveal_(new QPushButton(tr("Show it"), this)) {
  setObjectName("view.log");
  model_->setWatched(false);
  only_selected_->setObjectName("log.only_selected");
  only_selected_->setToolTip(tr("Only what is about the selected process"));
  span_->setObjectName("log.span");
  span_->setToolTip(
      tr("Only what happened in the time that was chosen in the timeline. A click "
         "shows all times again."));
  search_->setObjectName("log.search");
  search_->setPlaceholderText(tr("Search in processes, kinds and details"));
  search_->setClearButtonEnabled(true);
  search_->setAccessibleName(tr("Search in the processes, kinds and details of events"));
  follow_->setObjectName("log.follow");
  follow_->setToolTip(
      tr("Keep the latest event in view; scrolling up or choosing an event switches it off"));
  follow_->setChecked(true);
  count_->setObjectName("log.count");
  why_->setObjectName("log.why");
  why_->setToolTip(tr("What led to this event, back to its first cause"));
  connect(why_, &QPushButton::clicked, this, &EventLogView::askWhy);
  rows_->setObjectName("log.events");
  rows_->setAccessibleName(tr("Events"));
  rows_->setFrameShape(QFrame::NoFrame);
  rows_->header().resizeSection(EventLogModel::Time, 110);
  rows_->header().resizeSection(EventLogModel::Kind, 110);
  rows_->header().resizeSection(EventLogModel::Process, 160);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(12);
  bar->addWidget(makeGroupMenu());
  bar->addWidget(only_selected_);
  bar->addWidget(span_);
  bar->addWidget(search_, 1);
  bar->addWidget(follow_);
  bar->addWidget(count_);
  bar->addWidget(why_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(makeNote());
  layout->addWidget(rows_, 1);
  layout->addWidget(empty_, 1);
  empty_->offer("log.clear_filter", tr("Clear filter"), [this] { clearFilter(); });
  connectRows();
  connect(follow_, &QCheckBox::toggled, this, &EventLogView::onInserted);
  connect(only_selected_, &QCheckBox::toggled, this, &EventLogView::showSelectedOnly);
  connect(search_, &QLineEdit::textChanged, model_, &EventLogModel::setSearch);
  connect(&selection, &Selection::changed, this, [this](Identity id) {
    if (only_selected_->isChecked()) model_->setProcess(id);
  });
  connect(&events, &EventSelection::changed, this, &EventLogView::takeChosen);
  connect(&events, &EventSelection::spanChanged, this, &EventLogView::takeSpan);
  connect(span_, &QToolButton::clicked, &events, [&events] { events.chooseSpan({}); });
  span_->hide();
  showCount();
  markChosen();
}

/// What is said of the chosen event when it is not among the rows.
QWidget* EventLogView::makeNote() {
  auto* strip = new QWidget(this);
  note_->setObjectName("log.note");
  note_->setWordWrap(true);
  reveal_->setObjectName("log.reveal");
  reveal_->setToolTip(tr("Take away what hides it from the filter"));
  connect(reveal_, &QPushButton::clicked, this, &EventLogView::revealChosen);
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(8, 0, 8, 4);
  row->setSpacing(12);
  row->addWidget(note_, 1);
  row->addWidget(reveal_);
  strip->hide();
  return strip;
}

void EventLogView::connectRows() {
  connect(model_, &QAbstractItemModel::rowsInserted, this, &EventLogView::onInserted);
  connect(model_, &QAbstractItemModel::modelAboutToBeReset, this, &EventLogView::keepPlace);
  connect(model_, &QAbstractItemModel::modelReset, this, &EventLogView::returnToPlace);
  connect(model_, &EventLogModel::searched, this, &EventLogView::showCount);
  connect(model_, &EventLogModel::searched, this, &EventLogView::markChosen);
  connect(rows_, &RowsView::scrolledByHand, this, &EventLogView::onScrolled);
  connect(rows_, &RowsView::currentRowChanged, this, &EventLogView::takeSelection);
  connect(model_, &QAbstractItemModel::rowsRemoved, this, &EventLogView::showNote);
}

QToolButton* EventLogView::makeGroupMenu() {
  auto* button = new QToolButton(this);
  button->setObjectName("log.kinds");
  button->setText(tr("Kinds of events"));
  button->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(button);
  for (int number = 0; number < event_group_count; ++number) {
    auto group = EventGroup(number);
    auto* action = menu->addAction(name_of(group));
    action->setObjectName(QString("log.kind.%1").arg(number));
    kinds_.append(action);
    action->setCheckable(true);
    action->setChecked(model_->showsGroup(group));
    connect(action, &QAction::toggled, model_,
            [this, group](bool shown) { model_->showGroup(group, shown); });
  }
  button->setMenu(menu);
  return button;
}

bool EventLogView::follows() const { return follow_->isChecked(); }

// What is chosen

void EventLogView::takeChosen() {
  is_due_ = true;
  if (isVisible()) goToChosen();
}

/// It may still be found, or be let through by another filter: then it is gone to.
void EventLogView::goToChosen() {
  markChosen();
  int row = rows_->currentRow();
  is_due_ = row < 0 && isChosenKept() && !events_.current()->is_alarm;
  if (row < 0) return;
  follow_->setChecked(false);  // or it would be gone in a moment
  rows_->bringIntoView(row);
}

void EventLogView::markChosen() {
  QScopedValueRollback<bool> marking(is_marking_, true);
  rows_->setCurrentRow(rowOfChosen());
  showNote();
}

/// An alarm is no event: the next about its process that is shown stands for it.
int EventLogView::rowOfChosen() const {
  if (!isChosenKept()) return -1;
  const auto& event = events_.current();
  return event->is_alarm ? model_->rowFrom(*event->row, event->place) : model_->rowOf(*event->row);
}

bool EventLogView::isChosenKept() const {
  const auto& event = events_.current();
  const auto& log = observation_.log();
  return event && event->row && *event->row >= log.first() && *event->row < log.end();
}

bool EventLogView::isChosenOwn() const {
  const auto* entry = observation_.system().find(events_.current()->place);
  return entry != nullptr && !observation_.shows(*entry);
}

QString EventLogView::noteOfChosen() const {
  const auto& event = events_.current();
  bool is_shown = rows_->currentRow() >= 0;
  if (!event || is_shown || model_->isSearching()) return {};
  if (event->is_alarm) return tr("No event that is shown belongs to the chosen alarm.");
  if (!isChosenKept()) return tr("The log does not hold the chosen event any more.");
  if (isChosenOwn()) {
    return tr("The chosen event is about one of Actorscope's own processes, which are not shown.");
  }
  return tr("The chosen event is hidden by the filter.");
}

void EventLogView::showNote() {
  QString note = noteOfChosen();
  note_->setText(note);
  reveal_->setVisible(!note.isEmpty() && canBeRevealed());
  note_->parentWidget()->setVisible(!note.isEmpty());
  why_->setEnabled(events_.canBeExplained());
}

bool EventLogView::isInSpan(std::uint64_t number) const {
  const auto& span = events_.span();
  auto at = observation_.log().row(number).event.at;
  return !span || (at >= span->from && at <= span->to);
}

/// An alarm has no row of its own, and those of Actorscope's own processes are never shown.
bool EventLogView::canBeRevealed() const {
  return isChosenKept() && !events_.current()->is_alarm && !isChosenOwn();
}

/// Takes away no more of the filter than what hides it.
void EventLogView::revealChosen() {
  if (!canBeRevealed()) return showNote();  // the log goes on, and forgets
  const auto& log = observation_.log();
  std::uint64_t number = *events_.current()->row;
  kinds_[int(group_of_kind(log.kind(number)))]->setChecked(true);
  if (log.subject(number) != selection_.current()) only_selected_->setChecked(false);
  if (!model_->matches(number)) search_->clear();
  if (!isInSpan(number)) events_.chooseSpan({});
  goToChosen();
}

// Following the end

void EventLogView::onScrolled() { follow_->setChecked(rows_->isAtEnd()); }

void EventLogView::onInserted() {
  showCount();
  if (is_due_) goToChosen();
  if (follows()) rows_->scrollToEnd();
}

/// Another filter shows other events, from the same moment on.
void EventLogView::keepPlace() {
  int top = rows_->topRow();
  place_ = top < model_->rowCount() ? model_->numberAt(top) : 0;
}

void EventLogView::returnToPlace() {
  showCount();
  if (follows()) rows_->scrollToEnd();
  else rows_->setTopRow(model_->rowFrom(place_));
  if (is_due_ && isVisible()) goToChosen();
  else markChosen();
}

void EventLogView::showCount() {
  if (!isVisible()) return;
  QString count = counted(std::uint64_t(model_->rowCount()), Things::Events);
  if (model_->isSearching()) {
    count = tr("searching… %1 %, %2").arg(model_->searchedPercent()).arg(count);
  }
  count_->setText(count);
  showEmpty();
}

/// A log that shows nothing says whether there is nothing, or nothing that passes.
void EventLogView::showEmpty() {
  bool is_empty = model_->rowCount() == 0 && !model_->isSearching();
  bool has_events = observation_.log().end() > observation_.log().first();
  rows_->setVisible(!is_empty);
  empty_->setVisible(is_empty);
  empty_->setOffers(has_events);
  empty_->say(has_events ? tr("What happened, event by event. None of what has happened passes "
                              "the filter.")
                         : tr("What happens, event by event. Nothing has happened yet."));
}

/// What passes then may still be of a kind that is not shown at first.
void EventLogView::clearFilter() {
  only_selected_->setChecked(false);
  search_->clear();
  events_.chooseSpan({});
  if (model_->rowCount() > 0) return;
  for (QAction* kind : kinds_) kind->setChecked(true);
}

void EventLogView::showSelectedOnly(bool only) {
  model_->setProcess(only ? selection_.current() : Identity{});
}

void EventLogView::takeSelection(int row) {
  if (row < 0 || is_marking_) return;
  QModelIndex current = model_->index(row, 0);
  Identity id{current.data(EventLogModel::IdentityRole).toUInt()};
  std::uint64_t number = model_->numberAt(row);
  if (!id.is_none() && !only_selected_->isChecked()) selection_.select(id);
  events_.chooseRow(number);
}

void EventLogView::takeSpan() {
  is_span_due_ = !isVisible();
  if (is_span_due_) return;
  const auto& span = events_.span();
  span_->setVisible(span.has_value());
  if (span) span_->setText(tr("Only %1 – %2  ✕").arg(moment(span->from), moment(span->to)));
  model_->setSpan(span);
}

void EventLogView::askWhy() {
  if (events_.canBeExplained()) show_why(observation_, selection_, events_, this);
}

void EventLogView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (is_span_due_) takeSpan();
  model_->setWatched(true);
  showCount();
  if (is_due_) goToChosen();
}

void EventLogView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  model_->setWatched(false);
}

}  // namespace ui
