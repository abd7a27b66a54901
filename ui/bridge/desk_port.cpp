#include "bridge/desk_port.h"

#include <chrono>

namespace ui {

using murabaha::Answered;
using murabaha::Contract;
using murabaha::Dossier;
using murabaha::ListPage;
using murabaha::Verification;

template <class T>
murabaha::Desk::Done<T> DeskPort::inGuiThread(QObject* context, Answer<T> answer) {
  QPointer<QObject> receiver(context);
  return [this, desk = desks_, receiver, answer = std::move(answer)](murabaha::Result<T> result) {
    auto tell = [this, desk, receiver, answer, result = std::move(result)] {
      if (desk == desks_ && receiver && answer) answer(result);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
  };
}

void DeskPort::setDesk(murabaha::Desk* desk) {
  desk_ = desk;
  ++desks_;
  Q_EMIT deskChanged();
}

void DeskPort::setActor(std::string actor) {
  if (actor == actor_) return;
  actor_ = std::move(actor);
  Q_EMIT actorChanged();
}

murabaha::Timestamp DeskPort::now() const {
  using namespace std::chrono;
  if (clock_) return clock_();
  return time_point_cast<microseconds>(system_clock::now()).time_since_epoch().count();
}

murabaha::Moment DeskPort::momentAt(murabaha::Timestamp at) const {
  return desk_ == nullptr ? murabaha::Moment{at, actor_} : desk_->moment(at, actor_);
}

void DeskPort::open(murabaha::Terms terms, QObject* context, Answer<Contract> answer) {
  if (desk_ == nullptr) return;
  desk_->open(std::move(terms), actor_, inGuiThread<Contract>(context, std::move(answer)));
}

void DeskPort::submit(std::string contract_id, murabaha::Action action, std::string key,
                      QObject* context, Answer<Answered> answer) {
  submit(std::move(contract_id), murabaha::Order{std::move(action), {}, std::move(key)}, context,
         std::move(answer));
}

void DeskPort::submit(std::string contract_id, murabaha::Order order, QObject* context,
                      Answer<Answered> answer) {
  if (desk_ == nullptr) return;
  order.actor = actor_;
  desk_->submit(std::move(contract_id), std::move(order),
                inGuiThread<Answered>(context, std::move(answer)));
}

void DeskPort::look(std::string contract_id, QObject* context, Answer<Dossier> answer) {
  if (desk_ == nullptr) return;
  desk_->look(std::move(contract_id), inGuiThread<Dossier>(context, std::move(answer)));
}

void DeskPort::list(murabaha::ListQuery query, QObject* context, Answer<ListPage> answer) {
  if (desk_ == nullptr) return;
  desk_->list(std::move(query), inGuiThread<ListPage>(context, std::move(answer)));
}

void DeskPort::payouts(std::string after, std::int64_t limit, QObject* context,
                       Answer<std::vector<murabaha::KeptPayout>> answer) {
  if (desk_ == nullptr) return;
  desk_->payouts(std::move(after), limit,
                 inGuiThread<std::vector<murabaha::KeptPayout>>(context, std::move(answer)));
}

void DeskPort::charity(QObject* context, Answer<std::vector<murabaha::CharityRow>> answer) {
  if (desk_ == nullptr) return;
  desk_->charity(inGuiThread<std::vector<murabaha::CharityRow>>(context, std::move(answer)));
}

void DeskPort::crash(std::string contract_id, murabaha::CrashPoint point, QObject* context,
                     Answer<void> answer) {
  if (desk_ == nullptr) return;
  desk_->crash(std::move(contract_id), point, inGuiThread<void>(context, std::move(answer)));
}

std::optional<otp::Duration> DeskPort::recoveryTime(const std::string& contract_id) const {
  return desk_ == nullptr ? std::nullopt : desk_->recovery_time(contract_id);
}

void DeskPort::verify(QObject* context, Answer<Verification> answer) {
  if (desk_ == nullptr) return;
  desk_->verify(inGuiThread<Verification>(context, std::move(answer)));
}

void DeskPort::takeCheckpoint(QObject* context, Answer<murabaha::Checkpoint> answer) {
  if (desk_ == nullptr) return;
  desk_->take_checkpoint(now(), inGuiThread<murabaha::Checkpoint>(context, std::move(answer)));
}

void DeskPort::compare(murabaha::Checkpoint checkpoint, QObject* context,
                       Answer<murabaha::CheckpointReport> answer) {
  if (desk_ == nullptr) return;
  desk_->compare(std::move(checkpoint),
                 inGuiThread<murabaha::CheckpointReport>(context, std::move(answer)));
}

void DeskPort::setBank(murabaha::Behaviour behaviour, bool is_once) {
  if (desk_ != nullptr) desk_->set_bank(std::move(behaviour), is_once);
}

murabaha::Behaviour DeskPort::bank() const {
  return desk_ == nullptr ? murabaha::Behaviour() : desk_->bank();
}

void DeskPort::setBankKeys(murabaha::KeyPromise keys) {
  if (desk_ != nullptr) desk_->set_bank_keys(keys);
}

murabaha::KeyPromise DeskPort::bankKeys() const {
  return desk_ == nullptr ? murabaha::KeyPromise() : desk_->bank_keys();
}

murabaha::Timestamp DeskPort::local(murabaha::Timestamp at) const {
  return desk_ == nullptr ? at : desk_->local(at);
}

std::vector<murabaha::BookedPayment> DeskPort::bankBooks() const {
  return desk_ == nullptr ? std::vector<murabaha::BookedPayment>() : desk_->bank_books();
}

}  // namespace ui
