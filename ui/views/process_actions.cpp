#include "views/process_actions.h"

#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include "draw/blast_overlay.h"
#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "views/exit_dialog.h"
#include "views/send_dialog.h"

namespace ui {

using observer::Status;

namespace {

/// That the state of a process names; nothing when it names none.
std::optional<murabaha::Currency> currency_of(const otp::Term& state) {
  otp::Term code = state.get(otp::Atom("currency"));
  if (!code.is_string()) return {};
  auto currency = murabaha::Currency::of(code.text());
  return currency ? std::optional(*currency) : std::nullopt;
}

}  // namespace

ProcessActions::ProcessActions(Observation& observation, Selection& selection, CommandPort& port,
                               QWidget* window)
    : QObject(window),
      observation_(observation),
      selection_(selection),
      port_(port),
      window_(window),
      undo_(observation, port) {
  send_ = make("process.send", tr("Send &message…"), Qt::CTRL | Qt::Key_M,
               &ProcessActions::askForMessage);
  suspend_ = make("process.suspend", tr("&Suspend"), Qt::CTRL | Qt::Key_U, nullptr);
  resume_ = make("process.resume", tr("&Resume"), Qt::CTRL | Qt::SHIFT | Qt::Key_U, nullptr);
  exit_ = make("process.exit", tr("E&xit with reason…"), Qt::CTRL | Qt::Key_E,
               &ProcessActions::askForExit);
  kill_ = make("process.kill", tr("&Kill…"), Qt::CTRL | Qt::Key_K, &ProcessActions::askToKill);
  connect(suspend_, &QAction::triggered, this, &ProcessActions::suspendTarget);
  connect(resume_, &QAction::triggered, this, &ProcessActions::resumeTarget);
  connect(&undo_, &UndoHistory::told, this, &ProcessActions::told);
  connect(&selection, &Selection::changed, this, &ProcessActions::refresh);
  connect(&observation, &Observation::changed, this, [this](const Changes& changes) {
    Identity id = selection_.current();
    if (changes.touched.contains(id) || changes.removed.contains(id)) refresh();
  });
  connect(&observation, &Observation::cleared, this, &ProcessActions::refresh);
  refresh();
}

QAction* ProcessActions::make(const char* id, const QString& text, const QKeySequence& keys,
                              void (ProcessActions::*slot)()) {
  auto* action = new QAction(text, this);
  action->setObjectName(id);
  action->setShortcut(keys);
  if (slot != nullptr) connect(action, &QAction::triggered, this, slot);
  return action;
}

const observer::ProcessEntry* ProcessActions::selected() const {
  return observation_.system().find(selection_.current());
}

const observer::ProcessEntry* ProcessActions::target() {
  const auto* entry = selected();
  if (entry == nullptr || named_.is_none() || entry->pid == named_) return entry;
  Q_EMIT told(tr("%1 is %2 now, the menu named %3: nothing was done.")
                  .arg(text(entry->title()), text(entry->pid.text()), text(named_.text())),
              true);
  return nullptr;
}

void ProcessActions::showMenu(Identity id, const QPoint& at, QWidget* parent) {
  selection_.select(id);
  const auto* entry = selected();
  if (entry == nullptr) return;
  named_ = entry->pid;
  QMenu menu(parent);
  menu.setObjectName("menu.process");
  menu.addSection(text(observation_.system().path_of(id)) + ' ' + text(named_.text()));
  menu.addActions(all());
  menu.exec(at);
  named_ = {};
}

void ProcessActions::allow(QAction* action, const QString& why_not) {
  action->setEnabled(why_not.isEmpty());
  action->setToolTip(why_not.isEmpty() ? action->text().remove('&') : why_not);
}

void ProcessActions::refresh() {
  const auto* entry = selected();
  QString why;
  if (entry == nullptr) why = tr("Select a process first.");
  else if (!entry->is_alive) why = tr("%1 does not run.").arg(text(entry->title()));
  bool is_suspended = entry != nullptr && entry->status == Status::Suspended;
  allow(kill_, why);
  allow(exit_, why);
  allow(suspend_, why.isEmpty() && is_suspended ? tr("It is suspended already.") : why);
  allow(resume_, why.isEmpty() && !is_suspended ? tr("It is not suspended.") : why);
  QString why_no_message = why;
  if (why.isEmpty() && port_.messagesOf(entry->label).empty()) {
    why_no_message = tr("%1 declares no messages that a form can build: a plain process takes "
                        "whatever its code knows.")
                         .arg(text(entry->label.text()));
  }
  allow(send_, why_no_message);
}

void ProcessActions::submit(observer::Command command, const QString& what, const QString& done,
                            std::optional<UndoHistory::Counter> counter) {
  auto answer = [this, what, done, counter](const otp::Result<otp::Term>& result) {
    if (!result) return told(translated_observation(result.error().text()), true);
    undo_.add(what, counter);
    Q_EMIT told(done, false);
  };
  port_.submit(std::move(command), this, answer);
}

void ProcessActions::suspendTarget() {
  const auto* entry = target();
  if (entry == nullptr) return;
  QString name = text(entry->title());
  submit(observer::Suspend{entry->pid}, tr("Suspend %1").arg(name),
         tr("%1 is suspended.").arg(name),
         UndoHistory::Counter{observer::Resume{entry->pid}, entry->pid, Status::Suspended,
                              tr("%1 runs again.").arg(name)});
}

void ProcessActions::resumeTarget() {
  const auto* entry = target();
  if (entry == nullptr) return;
  QString name = text(entry->title());
  submit(observer::Resume{entry->pid}, tr("Resume %1").arg(name), tr("%1 runs again.").arg(name),
         UndoHistory::Counter{observer::Suspend{entry->pid}, entry->pid, Status::Waiting,
                              tr("%1 is suspended.").arg(name)});
}

void ProcessActions::askToKill() {
  const auto* entry = target();
  if (entry == nullptr) return;
  otp::Pid pid = entry->pid;  // the process that is named in the question, whoever follows it
  QString name = text(entry->title());
  QMessageBox question(QMessageBox::Warning, tr("Kill %1?").arg(name),
                       tr("Kill %1 (%2)?").arg(name, text(pid.text())), QMessageBox::NoButton,
                       window_);
  question.setObjectName("dialog.kill");
  question.setInformativeText(
      tr("It ends at once, without terminate.") + "\n\n" +
      consequences_of_death(observation_.system(), entry->id, observation_.now()));
  auto* confirm = question.addButton(tr("Kill %1").arg(name), QMessageBox::DestructiveRole);
  question.setDefaultButton(question.addButton(QMessageBox::Cancel));
  question.exec();
  if (question.clickedButton() == confirm) {
    submit(observer::Kill{pid}, tr("Kill %1").arg(name), tr("%1 was killed.").arg(name), {});
  }
}

void ProcessActions::askForExit() {
  const auto* entry = target();
  if (entry == nullptr) return;
  otp::Pid pid = entry->pid;
  QString name = text(entry->title());
  auto consequences = [this, id = entry->id](observer::Death death) {
    return consequences_of_death(observation_.system(), id, observation_.now(), death);
  };
  ExitDialog dialog(name, consequences, window_);
  if (dialog.exec() != QDialog::Accepted) return;
  submit(observer::SendExit{pid, dialog.reason()}, tr("The exit signal to %1").arg(name),
         tr("An exit signal was sent to %1.").arg(name), {});
}

void ProcessActions::askForMessage() {
  const auto* entry = target();
  if (entry == nullptr) return;
  Receiver to{entry->pid, entry->label, text(entry->title())};
  SendDialog dialog(to.name, port_.messagesOf(to.module), {observation_, currency_of(entry->state)},
                    window_);
  connect(&dialog, &SendDialog::sent, this, [&dialog, to, this] { sendMessage(dialog, to); });
  dialog.exec();
}

void ProcessActions::sendMessage(SendDialog& dialog, const Receiver& to) {
  const observer::MessageForm& form = dialog.form();
  QString message = text(form.name.text());
  bool is_call = form.role == trace::MessageRole::Call;
  auto answer = [this, to, message, is_call,
                 shown_in = QPointer(&dialog)](const otp::Result<otp::Term>& result) {
    QString sentence = tr("%1 was sent to %2.").arg(message, to.name);
    if (!result) sentence = translated_observation(result.error().text());
    else if (is_call)
      sentence = tr("%1 answers %2").arg(to.name, shown(*result, observation_.system()));
    if (result) undo_.add(tr("%1 to %2").arg(message, to.name), {});
    if (shown_in != nullptr && is_call) shown_in->showAnswer(sentence, !result);
    Q_EMIT told(sentence, !result);
  };
  port_.submit(observer::SendMessage{to.pid, to.module, form.name, form.role, dialog.fields()},
               this, answer);
}

}  // namespace ui
