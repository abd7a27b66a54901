#include "views/mailbox_page.h"

#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

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
  waiting_->setTerm(entry.mailbox, observation_.system());
  showTaken(entry.pid);
}

void MailboxPage::showTaken(otp::Pid pid) {
  std::vector<observer::SeenMessage> taken = observation_.tombstones().messages_of(pid);
  std::ranges::reverse(taken);
  QStringList lines;
  for (const auto& message : taken) lines << line_of(message, observation_.system());
  taken_title_->setText(lines.isEmpty()
                            ? tr("It has taken no message since it is looked at.")
                            : tr("The last %1 that it took, newest first:")
                                  .arg(counted(std::uint64_t(lines.size()), Things::Messages)));
  auto known = std::ranges::find_if(taken, [this](const observer::SeenMessage& message) {
    return latest_ && message.id == latest_->id && message.at == latest_->at;
  });
  if (std::exchange(pid_, pid) == pid) follow(known - taken.begin(), lines);
  else taken_->setStringList(lines);
  latest_ = taken.empty() ? std::nullopt : std::optional(taken.front());
}

/// A message keeps its row while others come before it, so that one can read on.
/// @param came how many are new
void MailboxPage::follow(qsizetype came, const QStringList& lines) {
  bool is_scrolled = taken_list_->verticalScrollBar()->value() > 0;
  QPersistentModelIndex top = taken_list_->indexAt({0, 0});
  taken_->insertRows(0, int(came));
  taken_->removeRows(int(lines.size()), taken_->rowCount() - int(lines.size()));
  for (int row = 0; row < taken_->rowCount(); ++row) {
    QModelIndex index = taken_->index(row);
    if (index.data() != lines[row]) taken_->setData(index, lines[row]);
  }
  if (came > 0 && is_scrolled && top.isValid()) {
    taken_list_->scrollTo(top, QAbstractItemView::PositionAtTop);
  }
}

}  // namespace ui
