#pragma once

#include <QWidget>

#include <optional>

#include "models/observation.h"
#include "models/term_model.h"

class QLabel;
class QListView;
class QStringListModel;

namespace ui {

/// The messages of the selected process: those that wait in its mailbox, and the last that it has
/// taken, newest first, with what they say.
class MailboxPage : public QWidget {
  Q_OBJECT

 public:
  explicit MailboxPage(const Observation& observation, QWidget* parent = nullptr);

  void show(const observer::ProcessEntry& entry);

 private:
  void showTaken(otp::Pid pid);
  void follow(qsizetype came, const QStringList& lines);

  const Observation& observation_;
  TermModel* waiting_;
  QStringListModel* taken_;
  QLabel* taken_title_;
  QListView* taken_list_;
  otp::Pid pid_;  // whose messages are listed
  std::optional<observer::SeenMessage> latest_;
};

}  // namespace ui
