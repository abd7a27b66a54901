#include "murabaha/payout.h"

#include "murabaha/refusal.h"

namespace murabaha {

using otp::Self;
using otp::Task;
using Status = GatewayAnswer::Status;

namespace {

Timestamp now(Self self, Timestamp epoch) {
  auto since_start = self.now().time_since_epoch();
  return epoch + std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

/// Calls the bank and keeps what came of it in `calls`.
template <class Message>
Task<Result<GatewayAnswer>> ask(Self self, const PayoutJob& job, const char* kind, Message message,
                                std::vector<GatewayCall>& calls) {
  auto asking = self.call(job.bank, std::move(message), MurabahaContract::bank_timeout);
  if (job.crash_after_send) job.crash_after_send();
  Result<GatewayAnswer> answer = co_await asking;
  std::string outcome = answer ? std::string(name_of(answer->status)) : code_of(answer.error());
  calls.push_back({kind, now(self, job.epoch), std::move(outcome)});
  co_return answer;
}

/// What an answer, or its absence, means for the payout.
Fact settled(const PayoutJob& job, const Result<GatewayAnswer>& answer,
             std::vector<GatewayCall> calls) {
  Purpose purpose = job.request.purpose;
  const std::string& intent = job.request.intent;
  auto unknown = [&](std::string why) {
    return PayoutUnknown{purpose, intent, std::move(why), std::move(calls)};
  };
  if (!answer) return unknown(code_of(answer.error()));
  switch (answer->status) {
    case Status::Paid: {
      bool is_right = answer->amount == job.request.amount &&
                      answer->currency == std::string(job.currency.code());
      if (!is_right) return unknown(payment_mismatch);
      return PayoutConfirmed{purpose, intent, std::move(calls)};
    }
    case Status::Declined: return PayoutDeclined{purpose, intent, answer->reason, std::move(calls)};
    case Status::Reversed: return PayoutDeclined{purpose, intent, "reversed", std::move(calls)};
    case Status::NotFound: return unknown("not_found");
    case Status::Unreachable: return unknown("unreachable");
    case Status::Pending: return unknown(pending);
  }
  return unknown("no_answer");
}

/// Why a payment that may have been sent before must not be sent again: it could be paid twice.
const char* why_given_up(const PayoutJob& job, const Result<GatewayAnswer>& answer) {
  if (!job.asks_first) return nullptr;
  if (!job.can_be_asked) return no_query;
  // Who does not answer is asked again. Who says that it is under way for as long as keys live
  // will not tell its end.
  bool tells_nothing =
      answer && (answer->status == Status::NotFound || answer->status == Status::Pending);
  return tells_nothing && !job.is_safe ? key_expired : nullptr;
}

}  // namespace

Task<> pay_out(Self self, PayoutJob job) {
  std::vector<GatewayCall> calls;
  Result<GatewayAnswer> answer = GatewayAnswer{Status::NotFound};
  if (job.asks_first && job.can_be_asked) {
    Bank::Query query{job.request.intent};
    Task<Result<GatewayAnswer>> asking = ask(self, job, "query", std::move(query), calls);
    answer = co_await asking;
  }
  bool is_unknown_there = answer && answer->status == Status::NotFound;
  const char* given_up = why_given_up(job, answer);
  if (is_unknown_there && given_up == nullptr) {
    Bank::Pay pay{{job.request.intent, job.request.amount, std::string(job.currency.code()),
                   job.request.payee}};
    Task<Result<GatewayAnswer>> asking = ask(self, job, "send", std::move(pay), calls);
    answer = co_await asking;
  }
  MurabahaContract::PayoutSettled news;
  if (given_up == nullptr) news.fact = settled(job, answer, std::move(calls));
  else
    news.fact = PayoutUnknown{job.request.purpose, job.request.intent, given_up, std::move(calls)};
  self.send(job.contract, std::move(news));
}

}  // namespace murabaha
