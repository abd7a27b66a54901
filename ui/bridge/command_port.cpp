#include "bridge/command_port.h"

#include <QPointer>

namespace ui {

void CommandPort::submit(observer::Command command, QObject* context, Answer answer) {
  if (node_ == nullptr) return;
  QPointer<QObject> receiver(context);
  auto done = [this, receiver, answer = std::move(answer)](otp::Result<otp::Term> result) {
    auto tell = [this, receiver, answer, result = std::move(result)] {
      if (receiver && answer) answer(result);
      Q_EMIT answered();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
  };
  node_->submit(std::move(command), std::move(done));
}

QString CommandPort::whyNot(const observer::Command& command) const {
  if (node_ == nullptr) return tr("No system runs.");
  return QString::fromStdString(node_->why_not(command));
}

std::vector<observer::MessageForm> CommandPort::messagesOf(otp::Atom module) const {
  return node_ == nullptr ? std::vector<observer::MessageForm>{} : node_->messages_of(module);
}

observer::WorldStatus CommandPort::world() const {
  return node_ == nullptr ? observer::WorldStatus{} : node_->world();
}

}  // namespace ui
