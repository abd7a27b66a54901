#include "views/contract/order_sender.h"

#include <QUuid>

#include <algorithm>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "murabaha/fact.h"
#include "murabaha/refusal.h"

namespace ui {

using murabaha::Answered;

QString sentence_of(const OrderAnswer& answer, bool is_chosen) {
  QString action = is_chosen ? answer.name
                             : OrderSender::tr("%1: %2").arg(text(answer.contract_id), answer.name);
  if (!answer.result) {
    const otp::Error& error = answer.result.error();
    return OrderSender::tr("%1 was refused, %2: %3")
        .arg(action, apart(murabaha::code_of(error)), translated(error.text()));
  }
  if (!answer.result->is_replayed) {
    return OrderSender::tr("%1: done. The contract is %2.")
        .arg(action, word_of(answer.result->stage));
  }
  return OrderSender::tr(
             "%1: this very request was taken before, as step %2, and nothing happened "
             "again. The contract was %3 then.")
      .arg(action)
      .arg(answer.result->version())
      .arg(word_of(answer.result->stage));
}

bool is_lost(const murabaha::Result<Answered>& answer) {
  if (answer) return false;
  const otp::Term& reason = answer.error().reason;
  bool is_failed_call =
      reason.is_tuple() && reason.items().size() == 2 && reason[1].kind() == otp::Term::Kind::Call;
  return is_failed_call || reason.is(otp::atoms::timeout);
}

OrderSender::OrderSender(DeskPort& desk, QObject* parent) : QObject(parent), desk_(desk) {
  connect(&desk, &DeskPort::deskChanged, this, [this] { sent_.clear(); });
}

bool OrderSender::isUnderWay(const std::string& contract_id, const murabaha::Action& action) const {
  auto known = sent_.find({contract_id, murabaha::request_of(action)});
  return known != sent_.end() && known->second.pending > 0;
}

bool OrderSender::isRepeat(const std::string& contract_id, const murabaha::Action& action) const {
  return sent_.contains({contract_id, murabaha::request_of(action)});
}

int OrderSender::underWay(const std::string& contract_id) const {
  return int(std::ranges::count_if(sent_, [&](const auto& each) {
    return each.first.first == contract_id && each.second.pending > 0;
  }));
}

void OrderSender::send(const std::string& contract_id, const murabaha::Action& action,
                       const QString& name, std::optional<std::int64_t> version) {
  if (!desk_.isOpen()) return;
  Request request{contract_id, murabaha::request_of(action)};
  int others = underWay(contract_id);
  auto [place, is_first] = sent_.try_emplace(request);
  Sent& sent = place->second;
  bool is_new = sent.pending == 0;
  if (is_first) sent.key = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
  if (is_new) {
    sent.name = name;
    sent.version = version;
    sent.is_answered = false;
  }
  ++sent.pending;
  murabaha::Order order{action, {}, sent.key, sent.version};
  desk_.submit(
      contract_id, std::move(order), this,
      [this, request](const murabaha::Result<Answered>& answer) { take(request, answer); });
  Q_EMIT this->sent(name, is_new ? others : others - 1, !is_new);
}

void OrderSender::take(const Request& request, const murabaha::Result<Answered>& answer) {
  auto place = sent_.find(request);
  if (place == sent_.end()) return;
  Sent& sent = place->second;
  --sent.pending;
  bool only_repeats = !answer && answer.error().is(otp::Atom("busy")) && sent.pending > 0;
  bool is_news = !sent.is_answered && !only_repeats;
  if (is_news) sent.is_answered = true;
  QString name = sent.name;
  if (sent.pending == 0 && !is_lost(answer)) sent_.erase(place);
  if (is_news) Q_EMIT answered({request.first, name, answer});
}

}  // namespace ui
