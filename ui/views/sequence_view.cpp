#include "views/sequence_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include "draw/observer_words.h"
#include "draw/text.h"
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

QString sentence_of(const observer::MessageRecord& record, const observer::SystemModel& system) {
  QString sentence = SequenceView::tr("%1 %2 from %3 to %4, sent at %5")
                         .arg(word_of(record.role), apart(record.label.text()),
                              record.from().is_none() ? outside() : title_of(record.from(), system),
                              title_of(record.to, system), moment(record.sent));
  if (record.dropped) return sentence + SequenceView::tr(", dropped: ") + word_of(*record.dropped);
  if (record.received == observer::never) {
    return record.can_wait() ? sentence + SequenceView::tr(", waits still") : sentence;
  }
  sentence += SequenceView::tr(", taken after %1").arg(duration(record.received - record.sent));
  if (record.started != observer::never && record.ended != observer::never) {
    sentence += SequenceView::tr(", handled in %1").arg(duration(record.ended - record.started));
  }
  return sentence;
}

SequenceView::SequenceView(Observation& observation, Selection& selection, CommandPort& port,
                           QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      port_(port),
      canvas_(new SequenceCanvas(observation, selection, this)),
      only_selected_(new QCheckBox(tr("Only selected"), this)),
      follow_(new QCheckBox(tr("Follow"), this)),
      detail_(new QSlider(Qt::Horizontal, this)),
      detail_name_(new QLabel(this)),
      message_(new QLabel(this)),
      why_(new QPushButton(tr("Why?"), this)),
      empty_(new QWidget(this)),
      empty_text_(new QLabel(empty_)),
      watch_(new QPushButton(tr("Watch messages"), empty_)) {
  setObjectName("view.sequence");
  makeBar();
  connect(canvas_, &SequenceCanvas::messageSelected, this, &SequenceView::showMessage);
  connect(canvas_, &SequenceCanvas::followChanged, follow_, &QCheckBox::setChecked);
  connect(canvas_, &SequenceCanvas::laidOut, this, &SequenceView::showEmpty);
  connect(follow_, &QCheckBox::clicked, canvas_, &SequenceCanvas::setFollow);
  connect(detail_, &QSlider::valueChanged, this, &SequenceView::setDetail);
  connect(only_selected_, &QCheckBox::toggled, this, [this] { setDetail(detail_->value()); });
  connect(&selection, &Selection::changed, this, [this] {
    if (only_selected_->isChecked()) setDetail(detail_->value());
  });
  connect(why_, &QPushButton::clicked, this, &SequenceView::askWhy);
  connect(watch_, &QPushButton::clicked, this,
          [this] { port_.submit(observer::WatchMessages{true}, this); });
  connect(&observation, &Observation::ticked, this, &SequenceView::showEmpty);
  detail_->setValue(usual_detail);
  setDetail(usual_detail);
  showMessage();
}

void SequenceView::makeBar() {
  only_selected_->setObjectName("sequence.only_selected");
  only_selected_->setToolTip(tr("Only what the selected process sends and receives"));
  follow_->setObjectName("sequence.follow");
  follow_->setToolTip(tr("Keep the latest message in view; scrolling up switches it off"));
  follow_->setChecked(true);
  detail_->setObjectName("sequence.detail");
  detail_->setAccessibleName(tr("Detail"));
  detail_->setRange(0, int(std::size(details)) - 1);
  detail_->setFixedWidth(70);
  detail_->setToolTip(tr("How much detail is shown"));
  detail_->setPageStep(1);
  message_->setObjectName("sequence.message");
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  message_->setMinimumWidth(0);
  message_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  why_->setObjectName("sequence.why");
  why_->setToolTip(tr("What led to this message, back to its first cause"));
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(8, 6, 8, 4);
  bar->setSpacing(10);
  bar->addWidget(only_selected_);
  bar->addWidget(follow_);
  bar->addWidget(detail_);
  bar->addWidget(detail_name_);
  bar->addWidget(message_, 1);
  bar->addWidget(why_);
  empty_text_->setObjectName("sequence.empty");
  empty_text_->setAlignment(Qt::AlignCenter);
  watch_->setObjectName("sequence.watch");
  auto* middle = new QVBoxLayout(empty_);
  middle->addStretch();
  middle->addWidget(empty_text_, 0, Qt::AlignCenter);
  middle->addWidget(watch_, 0, Qt::AlignCenter);
  middle->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(bar);
  layout->addWidget(canvas_, 1);
  layout->addWidget(empty_, 1);
}

void SequenceView::setDetail(int level) {
  const Detail& detail = details[std::size_t(level)];
  detail_name_->setText(tr(detail.name));
  SequenceFilter filter;
  filter.shows.fill(false);
  for (MessageRole role : detail.roles) filter.shows[std::size_t(role)] = true;
  if (only_selected_->isChecked()) filter.process = selection_.current();
  canvas_->setFilter(filter);
}

void SequenceView::showMessage() {
  auto selected = canvas_->selectedMessage();
  bool is_known = selected && observation_.flow().knows(*selected);
  why_->setEnabled(is_known);
  message_->setText(is_known
                        ? sentence_of(observation_.flow().record(*selected), observation_.system())
                        : tr("Click an arrow to see the message."));
  message_->setToolTip(message_->text());
}

/// Says why there is nothing, and offers what fills the pane.
void SequenceView::showEmpty() {
  bool is_empty = canvas_->sequenceLayout().arrows.empty();
  canvas_->setVisible(!is_empty);
  empty_->setVisible(is_empty);
  if (!is_empty) return;
  bool watches = port_.world().watches_messages;
  watch_->setVisible(!watches);
  empty_text_->setText(
      !watches ? tr("The messages between processes, as a sequence diagram.\n"
                    "They are not watched now, since that makes the system slower.")
      : observation_.flow().end() == observation_.flow().first()
          ? tr("No message has been sent since they are watched.")
          : tr("No message passes the filter: show more detail, or all processes."));
}

void SequenceView::askWhy() {
  auto selected = canvas_->selectedMessage();
  if (!selected || !observation_.flow().knows(*selected)) return;
  show_why(observation_, selection_, observation_.why(*selected), this);
}

}  // namespace ui
