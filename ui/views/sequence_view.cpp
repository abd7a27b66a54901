#include "views/sequence_view.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "draw/message_words.h"
#include "draw/text.h"
#include "views/empty_pane.h"
#include "views/kept_processes.h"
#include "views/sequence_legend.h"
#include "views/why_dialog.h"

namespace ui {
namespace {

using trace::MessageRole;

/// The levels of detail, from what matters most on.
struct Detail {
  const char* name;
  std::initializer_list<MessageRole> roles;
};
const Detail details[] = {
    {QT_TRANSLATE_NOOP("ui::SequenceView", "exits only"), {MessageRole::Exit, MessageRole::Down}},
    {QT_TRANSLATE_NOOP("ui::SequenceView", "and calls"),
     {MessageRole::Exit, MessageRole::Down, MessageRole::Call, MessageRole::Reply}},
    {QT_TRANSLATE_NOOP("ui::SequenceView", "and messages"),
     {MessageRole::Exit, MessageRole::Down, MessageRole::Call, MessageRole::Reply,
      MessageRole::Cast, MessageRole::Info, MessageRole::Timeout}},
    {QT_TRANSLATE_NOOP("ui::SequenceView", "everything"),
     {MessageRole::Exit, MessageRole::Down, MessageRole::Call, MessageRole::Reply,
      MessageRole::Cast, MessageRole::Info, MessageRole::Timeout, MessageRole::System}}};
constexpr int usual_detail = 2;

}  // namespace

SequenceView::SequenceView(Observation& observation, Selection& selection, EventSelection& events,
                           CommandPort& port, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      events_(events),
      port_(port),
      canvas_(new SequenceCanvas(observation, selection, events, this)),
      only_selected_(new QCheckBox(tr("Only selected"), this)),
      keep_(new QToolButton(this)),
      kind_(new QLineEdit(this)),
      kept_(new KeptProcesses(observation, this)),
      follow_(new QCheckBox(tr("Follow"), this)),
      detail_(new QSlider(Qt::Horizontal, this)),
      detail_name_(new QLabel(this)),
      message_(new QLabel(this)),
      why_(new QPushButton(tr("Why?"), this)),
      legend_button_(new QToolButton(this)),
      legend_(new SequenceLegend(this)),
      empty_(new EmptyPane("sequence.empty", this)) {
  setObjectName("view.sequence");
  makeBar();
  connect(canvas_, &SequenceCanvas::messageSelected, this, &SequenceView::showMessage);
  connect(canvas_, &SequenceCanvas::menuWanted, this, &SequenceView::showMenu);
  connect(canvas_, &SequenceCanvas::removeWanted, this, &SequenceView::takeOut);
  connect(canvas_, &SequenceCanvas::followChanged, follow_, &QCheckBox::setChecked);
  connect(canvas_, &SequenceCanvas::laidOut, this, &SequenceView::showEmpty);
  connect(canvas_, &SequenceCanvas::laidOut, this, &SequenceView::showMessage);
  connect(follow_, &QCheckBox::clicked, canvas_, &SequenceCanvas::setFollow);
  connect(detail_, &QSlider::valueChanged, this, &SequenceView::setDetail);
  connect(only_selected_, &QCheckBox::toggled, this, [this] {
    kept_->clear();
    setFilter();
  });
  connect(keep_, &QToolButton::clicked, this, [this] { keep(selection_.current()); });
  connect(kept_, &KeptProcesses::changed, this, &SequenceView::setFilter);
  connect(kept_, &KeptProcesses::removeWanted, this, &SequenceView::takeOut);
  connect(kind_, &QLineEdit::textChanged, this, &SequenceView::setFilter);
  connect(&observation, &Observation::cleared, this, [this] {
    kept_->clear();
    setFilter();
  });
  connect(&observation, &Observation::ownShown, this, &SequenceView::setFilter);
  connect(&selection, &Selection::changed, this, [this] {
    if (only_selected_->isChecked()) setFilter();
  });
  connect(why_, &QPushButton::clicked, this, &SequenceView::askWhy);
  connect(legend_button_, &QToolButton::toggled, this, &SequenceView::showLegend);
  connect(legend_, &SequenceLegend::closed, this, [this] { showLegend(false); });
  empty_->offer("sequence.watch", tr("Watch messages"),
                [this] { port_.submit(observer::WatchMessages{true}, this); });
  connect(&observation, &Observation::ticked, this, &SequenceView::onTick);
  detail_->setValue(usual_detail);
  setDetail(usual_detail);
  showMessage();
}

void SequenceView::makeBar() {
  only_selected_->setObjectName("sequence.only_selected");
  only_selected_->setToolTip(tr("Only what the selected process sends and receives"));
  keep_->setObjectName("sequence.keep");
  keep_->setText("+");
  keep_->setAccessibleName(tr("Keep this process in the diagram"));
  keep_->setToolTip(
      tr("Keep this process in the diagram while others are selected: it then shows "
         "what passes between them"));
  kind_->setObjectName("sequence.kind");
  kind_->setPlaceholderText(tr("Kind"));
  kind_->setAccessibleName(tr("Kind of message"));
  kind_->setToolTip(tr("Only messages whose name contains this"));
  kind_->setClearButtonEnabled(true);
  kind_->setFixedWidth(90);
  follow_->setObjectName("sequence.follow");
  follow_->setToolTip(tr("Keep the latest message in view; scrolling up switches it off"));
  follow_->setChecked(true);
  detail_->setObjectName("sequence.detail");
  detail_->setAccessibleName(tr("Detail"));
  detail_->setRange(0, int(std::size(details)) - 1);
  detail_->setFixedWidth(70);
  detail_->setToolTip(tr("How much detail is shown"));
  detail_->setPageStep(1);
  legend_button_->setObjectName("sequence.legend.show");
  legend_button_->setText(tr("Legend"));
  legend_button_->setToolTip(tr("What the lines and heads of the arrows mean"));
  legend_button_->setCheckable(true);
  legend_button_->setFocusPolicy(Qt::TabFocus);
  legend_->hide();
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(10);
  bar->addWidget(only_selected_);
  bar->addWidget(kept_);
  bar->addWidget(keep_);
  bar->addWidget(kind_);
  bar->addWidget(follow_);
  bar->addWidget(detail_);
  bar->addWidget(detail_name_);
  bar->addStretch();
  bar->addWidget(legend_button_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(canvas_, 1);
  layout->addWidget(empty_, 1);
  layout->addWidget(makeFoot());
}

/// All that is known of the selected message, below the diagram, where it has the whole width.
QWidget* SequenceView::makeFoot() {
  message_->setObjectName("sequence.message");
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  message_->setWordWrap(true);
  why_->setObjectName("sequence.why");
  why_->setToolTip(tr("What led to this message, back to its first cause"));
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(8, 2, 8, 4);
  row->addWidget(message_, 1);
  row->addWidget(why_);
  return foot;
}

void SequenceView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeLegend();
}

/// While it was empty something else was shown in the place of the diagram.
void SequenceView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  canvas_->bringUpToDate();
  showEmpty();
  showMessage();
}

void SequenceView::onTick() {
  if (!isVisible()) return;
  showEmpty();
  showMessage();
}

void SequenceView::keyPressEvent(QKeyEvent* event) {
  bool closes = event->key() == Qt::Key_Escape && !legend_->isHidden();
  if (closes) showLegend(false);
  else QWidget::keyPressEvent(event);
}

void SequenceView::showLegend(bool shown) {
  legend_button_->setChecked(shown);
  legend_->setVisible(shown);
  placeLegend();
}

/// Above the diagram, as wide as there is room.
void SequenceView::placeLegend() {
  if (legend_->isHidden()) return;
  constexpr int margin = 6;
  int top = legend_button_->geometry().bottom() + margin;
  QRect room = rect().adjusted(margin, top, -margin, -margin);
  QSize size = legend_->sizeFor(room.width()).boundedTo(room.size());
  legend_->setGeometry(
      QStyle::alignedRect(layoutDirection(), Qt::AlignTop | Qt::AlignTrailing, size, room));
  legend_->raise();
}

void SequenceView::setDetail(int level) {
  detail_name_->setText(tr(details[std::size_t(level)].name));
  setFilter();
}

QList<PaletteEntry> SequenceView::commands(QObject* keeper) {
  QList<PaletteEntry> entries;
  for (int level = 0; level < int(std::size(details)); ++level) {
    auto* action = new QAction(tr(details[std::size_t(level)].name), keeper);
    action->setObjectName(QString("sequence.detail.%1").arg(level));
    action->setCheckable(true);
    action->setChecked(detail_->value() == level);
    connect(action, &QAction::triggered, detail_, [this, level] { detail_->setValue(level); });
    entries.append({action, path_of(tr("Messages"), detail_->accessibleName()), this});
  }
  return entries;
}

void SequenceView::setFilter() {
  SequenceFilter filter;
  filter.shows.fill(false);
  for (MessageRole role : details[std::size_t(detail_->value())].roles) {
    filter.shows[std::size_t(role)] = true;
  }
  filter.with_own = observation_.showsOwn();
  filter.kind = kind_->text().toLower().toStdString();
  if (only_selected_->isChecked()) {
    filter.processes = kept_->ids();
    bool is_kept = kept_->contains(selection_.current());
    if (!is_kept && !selection_.current().is_none())
      filter.processes.push_back(selection_.current());
  }
  canvas_->setFilter(filter);
  allowKeeping();
}

void SequenceView::allowKeeping() {
  bool is_new = !selection_.current().is_none() && !kept_->contains(selection_.current());
  keep_->setEnabled(only_selected_->isChecked() && is_new);
}

/// Where all are shown, none is kept: then it is shown alone.
void SequenceView::keep(Identity id) {
  only_selected_->setChecked(true);
  kept_->add(id);
}

/// What is selected is shown too: another of those that are kept takes its place.
void SequenceView::takeOut(Identity id) {
  if (!kept_->contains(id)) return;
  kept_->remove(id);
  if (id == selection_.current() && !kept_->ids().empty()) selection_.select(kept_->ids().back());
}

void SequenceView::showMenu(Identity id, const QPoint& at) {
  const auto* entry = observation_.system().find(id);
  if (entry == nullptr) return;
  QMenu menu(this);
  menu.setObjectName("sequence.menu");
  QString name = apart(entry->title());
  bool is_kept = kept_->contains(id);
  menu.addAction(tr("Keep %1 in the diagram").arg(name), this, [this, id] { keep(id); })
      ->setEnabled(!is_kept);
  menu.addAction(tr("Take %1 out of the diagram").arg(name), this, [this, id] { takeOut(id); })
      ->setEnabled(is_kept);
  menu.exec(at);
}

/// A text that becomes another is not selected any more.
void SequenceView::showMessage() {
  auto selected = canvas_->selectedMessage();
  why_->setEnabled(selected.has_value());
  QString said = selected ? sentence_of(*selected, observation_.flow(), observation_.system())
                          : tr("Click an arrow to see the message.");
  if (canvas_->hidesSelected()) said = tr("%1. The filter hides it.").arg(said);
  if (said != message_->text()) message_->setText(said);
}

/// Says why there is nothing, and offers what fills the pane.
void SequenceView::showEmpty() {
  if (!isVisible()) return;
  bool is_empty = canvas_->sequenceLayout().arrows.empty();
  canvas_->setVisible(!is_empty);
  empty_->setVisible(is_empty);
  if (!is_empty) return;
  bool watches = port_.world().watches_messages;
  empty_->setOffers(!watches);
  empty_->say(watches ? emptyText()
                      : tr("The messages between processes, as a sequence diagram.\n"
                           "They are not watched now, since that makes the system slower."));
}

QString SequenceView::emptyText() const {
  if (observation_.flow().end() == observation_.flow().first()) {
    return tr("No message has been sent since they are watched.");
  }
  QString advice = tr("Show more detail, or all processes.");
  if (!canvas_->hasGivenUp()) return tr("No message passes the filter.") + "\n" + advice;
  return tr("Of %1 messages looked at, none passes the filter.").arg(number(most_looked_at)) +
         "\n" + advice;
}

void SequenceView::askWhy() {
  if (canvas_->selectedMessage()) show_why(observation_, selection_, events_, this);
}

}  // namespace ui
