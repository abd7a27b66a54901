#include "views/event_log_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/text.h"
#include "draw/theme.h"
#include "views/plain_table.h"

namespace ui {

EventLogView::EventLogView(Observation& observation, Selection& selection, QWidget* parent)
    : QWidget(parent),
      selection_(selection),
      model_(new EventLogModel(observation, this)),
      table_(new QTableView(this)),
      only_selected_(new QCheckBox(tr("Only the selected process"), this)),
      follow_(new QCheckBox(tr("Follow"), this)),
      count_(new QLabel(this)) {
  setObjectName("view.log");
  only_selected_->setObjectName("log.only_selected");
  follow_->setObjectName("log.follow");
  follow_->setToolTip(tr("Keep the latest event in view; scrolling up switches it off"));
  follow_->setChecked(true);
  table_->setObjectName("log.events");
  table_->setAccessibleName(tr("Events"));
  table_->setModel(model_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  make_plain(*table_, 22);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setWordWrap(false);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->setColumnWidth(EventLogModel::Time, 110);
  table_->setColumnWidth(EventLogModel::Kind, 110);
  table_->setColumnWidth(EventLogModel::Process, 160);
  table_->horizontalHeader()->setStretchLastSection(true);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(12);
  bar->addWidget(makeGroupMenu());
  bar->addWidget(only_selected_);
  bar->addWidget(follow_);
  bar->addStretch();
  bar->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(table_);
  connect(model_, &QAbstractItemModel::rowsInserted, this, &EventLogView::onInserted);
  connect(model_, &QAbstractItemModel::modelReset, this, &EventLogView::onInserted);
  connect(follow_, &QCheckBox::toggled, this, &EventLogView::onInserted);
  connect(table_->verticalScrollBar(), &QScrollBar::actionTriggered, this,
          [this] { onScrolled(table_->verticalScrollBar()->sliderPosition()); });
  connect(only_selected_, &QCheckBox::toggled, this, &EventLogView::showSelectedOnly);
  connect(&selection, &Selection::changed, this, [this](Identity id) {
    if (only_selected_->isChecked()) model_->setProcess(id);
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &EventLogView::takeSelection);
  showCount();
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
    action->setCheckable(true);
    action->setChecked(model_->showsGroup(group));
    connect(action, &QAction::toggled, model_,
            [this, group](bool shown) { model_->showGroup(group, shown); });
  }
  button->setMenu(menu);
  return button;
}

bool EventLogView::follows() const { return follow_->isChecked(); }

void EventLogView::onScrolled(int value) {
  follow_->setChecked(value >= table_->verticalScrollBar()->maximum());
}

void EventLogView::onInserted() {
  showCount();
  if (follows()) table_->scrollToBottom();
}

void EventLogView::showCount() {
  count_->setText(counted(std::uint64_t(model_->rowCount()), tr("event"), tr("events")));
}

void EventLogView::showSelectedOnly(bool only) {
  model_->setProcess(only ? selection_.current() : Identity{});
}

void EventLogView::takeSelection() {
  QModelIndex current = table_->currentIndex();
  if (!current.isValid()) return;
  Identity id{current.data(EventLogModel::IdentityRole).toUInt()};
  if (!id.is_none() && !only_selected_->isChecked()) selection_.select(id);
}

}  // namespace ui
