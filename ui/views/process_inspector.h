#pragma once

#include <QWidget>

#include "models/observation.h"
#include "models/term_model.h"
#include "views/process_actions.h"

class QLabel;
class QTabWidget;
class QTextBrowser;

namespace ui {

class CrashPage;
class EmptyPane;
class MailboxPage;
class PastLivesPage;

/// The selected process: who it is, its state, its mailbox, its relations, how it
/// crashed the last time, who would go down with it, and what can be done.
class ProcessInspector : public QWidget {
  Q_OBJECT

 public:
  ProcessInspector(Observation& observation, Selection& selection, CommandPort& port,
                   ProcessActions& actions, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {380, 420}; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeHeader();
  QWidget* makeButtons(ProcessActions& actions);
  QTabWidget* makeTabs();
  QWidget* makeStatePage();
  void onSelected(Identity id);
  void onChanged(const Changes& changes);
  void watch(otp::Pid pid);
  void refresh();
  void fillPage();
  void refreshTime();
  void predict(const observer::ProcessEntry& entry);
  QString ageOfState(const observer::ProcessEntry& entry) const;
  QString identityText(const observer::ProcessEntry& entry) const;
  QString relationsHtml(const observer::ProcessEntry& entry) const;
  void followLink(const QUrl& link);

  Observation& observation_;
  Selection& selection_;
  CommandPort& port_;
  TermModel* state_;
  QLabel* title_ = nullptr;
  QLabel* identity_ = nullptr;
  QLabel* exit_ = nullptr;
  QLabel* state_age_ = nullptr;
  QLabel* outcome_ = nullptr;
  QLabel* blast_ = nullptr;
  EmptyPane* empty_ = nullptr;
  QWidget* contents_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  QWidget* state_page_ = nullptr;
  MailboxPage* mailbox_ = nullptr;
  QTextBrowser* relations_ = nullptr;
  CrashPage* crash_ = nullptr;
  PastLivesPage* past_ = nullptr;
  otp::Pid watched_;
  Identity predicted_;  // whose death was thought through last, and when
  otp::Duration predicted_at_{};
  otp::Duration prediction_took_{};
  int ticks_ = 0;
};

}  // namespace ui
