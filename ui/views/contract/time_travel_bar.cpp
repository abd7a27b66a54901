#include "views/contract/time_travel_bar.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "draw/contract_words.h"
#include "draw/text.h"
#include "views/contract/tint.h"

namespace ui {

TimeTravelBar::TimeTravelBar(OpenDossier& dossier, QWidget* parent)
    : QWidget(parent),
      dossier_(dossier),
      slider_(new QSlider(Qt::Horizontal, this)),
      moment_(new QLabel(this)),
      now_(new QPushButton(tr("Back to now"), this)) {
  slider_->setObjectName("contract.time");
  slider_->setAccessibleName(tr("Step of the contract's history that is shown"));
  slider_->setMinimum(1);
  slider_->setPageStep(1);
  moment_->setObjectName("contract.time.moment");
  moment_->setFont(small_font());
  moment_->setWordWrap(true);
  now_->setObjectName("contract.time.now");
  now_->setAutoDefault(false);
  auto* first = new QHBoxLayout;
  first->addWidget(slider_, 1);
  first->addWidget(now_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 2, 4, 2);
  layout->setSpacing(1);
  layout->addLayout(first);
  layout->addWidget(moment_);
  connect(slider_, &QSlider::valueChanged, this, [this](int seq) { dossier_.showAsOf(seq); });
  connect(now_, &QPushButton::clicked, this, [this] { slider_->setValue(slider_->maximum()); });
  connect(&dossier, &OpenDossier::changed, this, &TimeTravelBar::refresh);
}

void TimeTravelBar::refresh() {
  if (!dossier_.isThere()) return;
  int steps = int(dossier_.present().records.trail.size());
  int shown = int(dossier_.shown().records.trail.size());
  {
    QSignalBlocker quiet(slider_);
    slider_->setMaximum(std::max(1, steps));
    slider_->setValue(shown);
  }
  slider_->setEnabled(steps > 1);
  now_->setEnabled(dossier_.isPast());
  say();
  update();
}

void TimeTravelBar::say() {
  const auto& trail = dossier_.shown().records.trail;
  if (trail.empty()) return moment_->clear();
  const murabaha::AuditRow& last = trail.back();
  QString when = dossier_.localTime(last.at);
  QString sentence = tr("Step %1 of %2: %3, %4")
                         .arg(trail.size())
                         .arg(dossier_.present().records.trail.size())
                         .arg(word_of_step(last.command), apart(when));
  bool is_past = dossier_.isPast();
  moment_->setText(
      is_past
          ? tr("PAST · %1. All below is as it was then; nothing can be done here.").arg(sentence)
          : sentence + tr(" (now)"));
  tint(*moment_, is_past ? theme_of(palette()).warning : theme_of(palette()).dim_text);
  slider_->setAccessibleDescription(moment_->text());
}

/// The past has a frame around it, so that nobody takes it for the present.
void TimeTravelBar::paintEvent(QPaintEvent*) {
  if (!dossier_.isThere() || !dossier_.isPast()) return;
  QPainter painter(this);
  painter.setPen(QPen(theme_of(palette()).warning, 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace ui
