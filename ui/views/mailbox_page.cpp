#include "views/mailbox_page.h"

#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QVBoxLayout>

#include <ranges>

#include "draw/counted.h"
#include "draw/seen_messages.h"
#include "draw/theme.h"
#include "views/term_view.h"

namespace ui {

MailboxPage::MailboxPage(const Observation& observation, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      waiting_(new TermModel(this)),
      taken_(new QStringListModel(this)),
      taken_title_(new QLabel(this)),
      taken_list_(new QListView(this)) {
  taken_title_->setFont(small_font());
  taken_title_->setWordWrap(true);
  taken_list_->setObjectName("inspector.taken");
  taken_list_->setAccessibleName(tr("The messages that it took last"));
  taken_list_->setFrameShape(QFrame::NoFrame);
  taken_list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  taken_list_->setTextElideMode(Qt::ElideRight);
  taken_list_->setUniformItemSizes(true);
  taken_list_->setModel(taken_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->addWidget(new TermView(waiting_, "inspector.mailbox", this), 1);
  layout->addWidget(taken_title_);
  layout->addWidget(taken_list_, 1);
}

void MailboxPage::show(const observer::ProcessEntry& entry) {
  const auto& system = observation_.system();
  waiting_->setTerm(entry.mailbox, system);
  QStringList lines;
  for (const auto& message :
       observation_.tombstones().messages_of(entry.pid) | std::views::reverse) {
    lines << line_of(message, system);
  }
  taken_title_->setText(lines.isEmpty()
                            ? tr("It has taken no message since it is looked at.")
                            : tr("The last %1 that it took, newest first:")
                                  .arg(counted(std::uint64_t(lines.size()), Things::Messages)));
  if (taken_->stringList() != lines) taken_->setStringList(lines);
}

}  // namespace ui
