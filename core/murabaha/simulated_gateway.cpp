#include "murabaha/simulated_gateway.h"

#include <algorithm>

namespace murabaha {

using Status = GatewayAnswer::Status;

std::string_view name_of(GatewayAnswer::Status status) {
  switch (status) {
    case Status::Paid: return "paid";
    case Status::Declined: return "declined";
    case Status::Reversed: return "reversed";
    case Status::NotFound: return "not_found";
    case Status::Unreachable: return "unreachable";
    case Status::Pending: return "pending";
  }
  return {};
}

std::string_view name_of(Manner manner) {
  switch (manner) {
    case Manner::Pays: return "pays";
    case Manner::Declines: return "declines";
    case Manner::IsSlow: return "is_slow";
    case Manner::PaysSilently: return "pays_silently";
    case Manner::KeepsSilent: return "keeps_silent";
    case Manner::AnswersTwice: return "answers_twice";
    case Manner::WrongAmount: return "wrong_amount";
    case Manner::ReversesLater: return "reverses_later";
    case Manner::IsUnreachable: return "is_unreachable";
    case Manner::IsPending: return "is_pending";
  }
  return {};
}

// Behaviour

void SimulatedGateway::behave(Behaviour behaviour) {
  plan_.with([&](Plan& plan) { plan.standing = std::move(behaviour); });
}

void SimulatedGateway::behave_once(Behaviour behaviour) {
  plan_.with([&](Plan& plan) { plan.once.push_back(std::move(behaviour)); });
}

Behaviour SimulatedGateway::next() const {
  return plan_.with(
      [](const Plan& plan) { return plan.once.empty() ? plan.standing : plan.once.front(); });
}

Behaviour SimulatedGateway::take_next() {
  return plan_.with([](Plan& plan) {
    if (plan.once.empty()) return plan.standing;
    Behaviour next = std::move(plan.once.front());
    plan.once.pop_front();
    return next;
  });
}

// Keys

void SimulatedGateway::promise(KeyPromise keys) {
  keys_.with([&](KeyPromise& promised) { promised = keys; });
}

KeyPromise SimulatedGateway::keys() const {
  return keys_.with([](const KeyPromise& promised) { return promised; });
}

bool SimulatedGateway::has_forgotten(const std::string& key) const {
  auto known = books_->recall(key);
  return known && std::chrono::microseconds(now_ - known->since) >= keys().life;
}

void SimulatedGateway::remember(const RememberedKey& key) {
  auto kept = books_->remember(key);
  if (!kept) throw std::runtime_error(kept.error().text());
}

// Payments

namespace {

constexpr otp::Duration at_once{0};

GatewayAnswer answer_of(const BookedPayment& booked) {
  Status status = booked.status == "paid"       ? Status::Paid
                  : booked.status == "reversed" ? Status::Reversed
                                                : Status::Declined;
  return {status, booked.amount, booked.currency, booked.reason};
}

/// Whether nothing is heard of the system at all.
bool is_dead(Manner manner) {
  return manner == Manner::KeepsSilent || manner == Manner::IsUnreachable;
}

void answer_nothing(Manner manner, const PaymentGateway::Reply& reply) {
  if (manner == Manner::IsUnreachable) reply({Status::Unreachable}, at_once);
}

}  // namespace

void SimulatedGateway::book(const Instruction& instruction, std::string status,
                            std::string reason) {
  auto booked = books_->put({instruction.key, instruction.amount, instruction.currency,
                             instruction.payee, std::move(status), std::move(reason)});
  if (!booked) throw std::runtime_error(booked.error().text());
}

void SimulatedGateway::pay(const Instruction& instruction, Reply reply) {
  Behaviour behaviour = take_next();
  if (is_dead(behaviour.manner)) return answer_nothing(behaviour.manner, reply);
  if (has_forgotten(instruction.key)) {  // to it this is another payment
    Instruction another = instruction;
    another.key += " again";
    return pay_anew(another, behaviour, reply);
  }
  if (auto known = books_->find(instruction.key)) return reply(answer_of(*known), at_once);
  if (auto answer = ask_pending(instruction.key)) return reply(*answer, at_once);
  if (!books_->recall(instruction.key)) remember({instruction.key, now_});
  pay_anew(instruction, behaviour, reply);
}

/// Asks about a payment that is under way, if there is one with this key.
std::optional<GatewayAnswer> SimulatedGateway::ask_pending(const std::string& key) {
  auto known = books_->recall(key);
  if (!known || known->questions_left == 0) return std::nullopt;
  bool is_paid = known->questions_left == 1;
  // Paid first: whoever ends between the two is asked once more, and has paid the same key.
  if (is_paid) book({key, known->amount, known->currency, known->payee}, "paid");
  --known->questions_left;
  remember(*known);
  if (!is_paid) return GatewayAnswer{Status::Pending};
  return GatewayAnswer{Status::Paid, known->amount, known->currency};
}

void SimulatedGateway::pay_anew(const Instruction& instruction, const Behaviour& behaviour,
                                const Reply& reply) {
  if (behaviour.manner == Manner::Declines) {
    std::string reason = behaviour.reason.empty() ? "insufficient_funds" : behaviour.reason;
    book(instruction, "declined", reason);
    return reply({Status::Declined, instruction.amount, instruction.currency, reason}, at_once);
  }
  if (behaviour.manner == Manner::IsPending) {
    remember({instruction.key, now_, behaviour.pays_at_question, instruction.amount,
              instruction.currency, instruction.payee});
    return reply({Status::Pending}, at_once);
  }
  book(instruction, "paid");
  GatewayAnswer paid{Status::Paid, instruction.amount, instruction.currency};
  switch (behaviour.manner) {
    case Manner::IsSlow: return reply(paid, behaviour.answers_after);
    case Manner::PaysSilently: return;
    case Manner::AnswersTwice: reply(paid, at_once); break;
    case Manner::WrongAmount: paid.amount -= 1; break;
    case Manner::ReversesLater: book(instruction, "reversed"); break;
    default: break;
  }
  reply(paid, at_once);
}

void SimulatedGateway::query(const std::string& key, Reply reply) {
  if (!keys().can_be_asked) return;
  if (is_dead(next().manner)) return answer_nothing(take_next().manner, reply);
  if (has_forgotten(key)) return reply({Status::NotFound}, at_once);
  if (auto answer = ask_pending(key)) return reply(*answer, at_once);
  auto booked = books_->find(key);
  reply(booked ? answer_of(*booked) : GatewayAnswer{Status::NotFound}, at_once);
}

// Books

Result<> MemoryBooks::put(const BookedPayment& payment) {
  payments_.with([&](auto& payments) {
    auto known = std::ranges::find(payments, payment.key, &BookedPayment::key);
    if (known == payments.end()) payments.push_back(payment);
    else *known = payment;
  });
  return {};
}

std::optional<BookedPayment> MemoryBooks::find(const std::string& key) const {
  return payments_.with([&](const auto& payments) -> std::optional<BookedPayment> {
    auto known = std::ranges::find(payments, key, &BookedPayment::key);
    return known == payments.end() ? std::nullopt : std::optional(*known);
  });
}

std::vector<BookedPayment> MemoryBooks::all() const {
  return payments_.with([](const auto& payments) { return payments; });
}

Result<> MemoryBooks::remember(const RememberedKey& key) {
  keys_.with([&](auto& keys) { keys[key.key] = key; });
  return {};
}

std::optional<RememberedKey> MemoryBooks::recall(const std::string& key) const {
  return keys_.with([&](const auto& keys) -> std::optional<RememberedKey> {
    auto known = keys.find(key);
    return known == keys.end() ? std::nullopt : std::optional(known->second);
  });
}

}  // namespace murabaha
