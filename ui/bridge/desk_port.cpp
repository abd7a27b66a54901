#include "bridge/desk_port.h"

#include <QPointer>

namespace ui {

murabaha::Desk::Done DeskPort::inGuiThread(QObject* context, Answer answer) {
  QPointer<QObject> receiver(context);
  return [this, receiver, answer = std::move(answer)](murabaha::Result<murabaha::Contract> result) {
    auto tell = [receiver, answer, result = std::move(result)] {
      if (receiver && answer) answer(result);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
  };
}

void DeskPort::open(murabaha::Terms terms, QObject* context, Answer answer) {
  if (desk_ != nullptr) desk_->open(std::move(terms), inGuiThread(context, std::move(answer)));
}

void DeskPort::submit(std::string contract_id, murabaha::Action action, QObject* context,
                      Answer answer) {
  if (desk_ == nullptr) return;
  desk_->submit(std::move(contract_id), std::move(action), inGuiThread(context, std::move(answer)));
}

void DeskPort::setBank(murabaha::Desk::BankManner manner, std::string reason) {
  if (desk_ != nullptr) desk_->set_bank(manner, std::move(reason));
}

}  // namespace ui
