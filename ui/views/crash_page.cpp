#include "views/crash_page.h"

#include <QLabel>
#include <QVBoxLayout>

#include "draw/observer_words.h"
#include "draw/text.h"
#include "views/term_view.h"

namespace ui {

CrashPage::CrashPage(const Observation& observation, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      report_(new TermModel(this)),
      sentence_(new QLabel(this)) {
  sentence_->setObjectName("inspector.crash.sentence");
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->addWidget(sentence_);
  layout->addWidget(new TermView(report_, "inspector.crash", this), 1);
}

void CrashPage::show(const observer::Crash& crash) {
  sentence_->setText(sentence(crash));
  report_->setTerm(crash.report, observation_.system());
}

QString CrashPage::sentence(const observer::Crash& crash) const {
  return tr("%1 crashed at %2 with %3. %4")
      .arg(text(crash.pid.text()), moment(crash.at),
           shown(crash.report.get(otp::Atom("reason")), observation_.system()),
           consequence_of(crash.decision));
}

}  // namespace ui
