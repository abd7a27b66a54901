#include "murabaha/bank.h"

namespace murabaha {

Term Bank::State::describe() const {
  std::int64_t payments = 0;
  Amount paid = 0;
  for (const BookedPayment& booked : gateway->books().all()) {
    if (booked.status == "declined") continue;
    ++payments;
    paid += booked.amount;
  }
  Behaviour next = gateway->next();
  return Term::record(Atom("State"), {{Atom("manner"), Atom(name_of(next.manner))},
                                      {Atom("reason"), next.reason},
                                      {Atom("payments"), payments},
                                      {Atom("paid"), paid}});
}

Timestamp Bank::now(const State& state) const {
  auto since_start = self.now().time_since_epoch();
  return state.epoch + std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

PaymentGateway::Reply Bank::reply_to(otp::From<GatewayAnswer> caller) const {
  return [&runtime = self.runtime(), bank = self.pid(), caller](GatewayAnswer answer,
                                                                otp::Duration delay) {
    runtime.send(bank, Arrived{caller, std::move(answer), delay});
  };
}

otp::Reply<GatewayAnswer> Bank::handle_call(const Pay& pay, otp::From<GatewayAnswer> from,
                                            State& state) {
  state.gateway->tell_time(now(state));
  state.gateway->pay(pay.instruction, reply_to(from));
  return otp::noreply();
}

otp::Reply<GatewayAnswer> Bank::handle_call(const Query& query, otp::From<GatewayAnswer> from,
                                            State& state) {
  state.gateway->tell_time(now(state));
  state.gateway->query(query.key, reply_to(from));
  return otp::noreply();
}

otp::NoReply Bank::handle_info(const Arrived& arrived, State&) {
  if (arrived.delay > otp::Duration::zero()) {
    Arrived later{arrived.caller, arrived.answer, otp::Duration::zero()};
    self.send_after(arrived.delay, self.pid(), std::move(later));
  } else {
    arrived.caller.reply(arrived.answer);
  }
  return otp::noreply();
}

}  // namespace murabaha
