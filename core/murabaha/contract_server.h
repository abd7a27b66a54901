#pragma once

#include <memory>
#include <optional>
#include <string>

#include "murabaha/asking_watch.h"
#include "murabaha/bank.h"
#include "murabaha/order.h"
#include "murabaha/recovery_watch.h"
#include "murabaha/rules.h"
#include "murabaha/store.h"
#include "otp/registry.h"
#include "otp/supervisor.h"

namespace murabaha {

/// What a contract needs beside its terms.
struct Surroundings {
  std::shared_ptr<Store> store;
  std::shared_ptr<SimulatedGateway> gateway;
  otp::ServerRef<Bank> bank;
  Timestamp epoch = 0;  // the time of day at which the runtime's clock began
  /// A contract that nobody asks for so long goes to sleep: its process ends, and a desk starts it
  /// again when it is asked for.
  otp::Timeout sleeps_after = otp::infinity;
  /// Measures crashes on purpose, if anybody wants to know.
  std::shared_ptr<RecoveryWatch> recovery = {};
  /// Is told of the questions that are in no trail yet, if anybody wants to know.
  std::shared_ptr<AskingWatch> asking = {};
  DeskPolicy policy = {};
  Zone zone = {};

  /// A moment by the clocks of the desk's time zone: its date and time of day are read as of UTC.
  Timestamp local(Timestamp at) const;
  /// A moment as the desk sees it: with its day in the desk's time zone, and the desk's policy.
  Moment moment(Timestamp at, std::string actor) const;
};

/// How a new contract's process begins.
struct Opening {
  std::string contract_id;
  std::optional<Terms> terms = {};  // none: the contract is kept already
  std::string actor = "desk";       // who opens it
};

/// The process of one contract. What it accepts is in the store before it is answered; whatever
/// ends it, its successor goes on from there.
///
/// It answers each action with the contract after it, or with why it was refused, see `decide`;
/// beside that:
/// - `actor_required`, `invalid_text` for a wrong idempotency key;
/// - `idempotency_conflict` for the key of another request of the same action, `busy` for one that
///   is under way, also for a payment to somebody else than the one that is not settled yet; a
///   request with a known key is answered as before, says so, and changes nothing;
/// - `{version_conflict, CURRENT}` when the contract is at another version than expected, or
///   another desk was faster;
/// - the payment system's reason when it declines; `payment_mismatch` when it says that it has paid
///   something else, which is as unknown as the next; `payment_unknown` when nobody knows whether
///   it has paid: the next request asks about the same payment; `not_paid` when another desk has
///   decided meanwhile that it was not;
/// - `storage_error`, and `{chain_broken, SEQ}` for a contract whose rows are not right: it looks
/// at
///   all of them whenever its process begins.
///
/// A payment that the payment system says is under way it asks about by itself, see `next_query`,
/// and so it does about one whose outcome could not be kept. That it is under way still is no step:
/// it is kept with the next answer that is another. One that may have been sent, and that the
/// payment system cannot say anything about any more, is not sent again: it stays unknown until a
/// DecidePayout.
///
/// While the payment system is asked the contract answers other requests.
struct MurabahaContract : otp::GenServer<MurabahaContract> {
  struct GetState {};
  struct CrashAt {
    std::string point = "now";  // see CrashPoint
    static constexpr auto fields = std::tuple{otp::field_of<CrashPoint>("point", &CrashAt::point)};
  };
  /// Its rows are not what was written: it takes nothing more.
  struct Distrust {
    std::int64_t seq = 0;
    std::string sentence;
    static constexpr auto fields =
        std::tuple{otp::field("seq", &Distrust::seq), otp::field("sentence", &Distrust::sentence)};
  };
  /// What the payment system has said of a payout.
  struct PayoutSettled {
    Fact fact;
  };
  /// It is time to ask about a payout that is under way.
  struct AskAgain {
    std::string intent;
    std::size_t calls = 0;  // that were made about it when this was planned, kept or not

    friend bool operator==(const AskAgain&, const AskAgain&) = default;
  };
  /// Asks what has become of a payout that was under way when the process before ended.
  struct Recover {};

  using Answer = Result<Answered>;
  /// A payout that is under way.
  struct Paying {
    otp::From<Answer> caller;  // of nobody when it goes on after a restart
    Moment moment;
    std::string action = {};  // that it answers
  };
  struct State {
    Contract contract;
    Surroundings surroundings;
    std::optional<Paying> paying = {};
    std::optional<CrashPoint> crash_at = {};
    std::optional<otp::Error> fault = {};  // why nothing more is accepted
    int unkept = 0;  // outcomes of the open payout, one after the other, that could not be kept
    /// What was asked by itself about the open payout since its last step, and answered as before.
    std::vector<GatewayCall> asked = {};
    /// The contract as a record, and how often the payment system was asked since its last step.
    Term describe() const;
  };
  using Accepts =
      otp::Accepts<otp::Call<Approve, Answer>, otp::Call<Reject, Answer>,
                   otp::Call<Disburse, Answer>, otp::Call<DecidePayout, Answer>,
                   otp::Call<RecordPayment, Answer>, otp::Call<RecordEvidence, Answer>,
                   otp::Call<AgreeSchedule, Answer>, otp::Call<ConcludeSale, Answer>,
                   otp::Call<SettleEarly, Answer>, otp::Call<RecordCharityDonation, Answer>,
                   otp::Call<PayOnCharity, Answer>, otp::Call<RefundExcess, Answer>,
                   otp::Call<Order, Answer>, otp::Call<GetState, Contract>, otp::Cast<CrashAt>,
                   otp::Cast<Distrust>, otp::Info<PayoutSettled>, otp::Info<AskAgain>,
                   otp::Info<otp::TimeoutMessage>, otp::Continue<Recover>>;

  /// How long the payment system may take to answer.
  static constexpr otp::Timeout bank_timeout{std::chrono::seconds(2)};

  /// Begins where the store has left off, or anew with the terms. `already_exists` when the store
  /// has the contract with other terms, `not_found` when it is to have it and has not.
  otp::Task<otp::Init<State>> init(Opening opening, Surroundings surroundings);

  template <class M>
  requires std::constructible_from<Action, const M&> otp::Task<otp::Reply<Answer>> handle_call(
      const M& action, otp::From<Answer> from, State& state) {
    return serve(Order{action}, from, state);
  }
  otp::Task<otp::Reply<Answer>> handle_call(const Order& order, otp::From<Answer> from,
                                            State& state) {
    return serve(order, from, state);
  }
  otp::Reply<Contract> handle_call(const GetState&, otp::From<Contract>, State&);
  otp::NoReply handle_cast(const CrashAt&, State&);
  otp::NoReply handle_cast(const Distrust&, State&);
  otp::Task<otp::NoReply> handle_info(const PayoutSettled&, State&);
  otp::NoReply handle_info(const AskAgain&, State&);
  otp::NoReply handle_info(const otp::TimeoutMessage&, State&);
  otp::NoReply handle_continue(const Recover&, State&);
  void terminate(const otp::ExitReason& reason, State& state);

 private:
  otp::Task<otp::Reply<Answer>> serve(Order order, otp::From<Answer> from, State& state);
  otp::Task<std::optional<Answer>> known_answer(const Order& order, const Moment& moment,
                                                const std::string& hash_as_given,
                                                const State& state);
  otp::Task<Result<>> keep(Fact fact, Moment moment, State& state);
  otp::Task<Answer> settle(Fact fact, Moment moment, State& state);
  Answer settled_elsewhere(const Fact& fact, const Moment& moment, State& state);
  otp::Task<Result<>> reload(State& state);
  void begin_payout(const Payout& payout, bool asks_first, State& state);
  otp::NoReply recover(State& state);
  void take_as_before(const Fact& fact, State& state);
  void plan_again(State& state);
  void plan_query(const State& state);
  void plan_retry(State& state);
  Moment moment_of(const Order& order, const State& state) const;
  Timestamp now(const State& state) const;
};

/// A desk whose contracts, and whose payment system's books, last as long as the program.
/// @param store where contracts are kept instead, if any
Surroundings surroundings_in_memory(Timestamp epoch, std::shared_ptr<Store> store = {});

// Where a desk keeps its contracts
inline const Atom contract_registry{"MurabahaContracts"};
inline const Atom contract_supervisor{"contracts"};
inline const Atom bank_name{"bank"};

/// The contract of this id.
otp::ServerRef<MurabahaContract> contract_named(const std::string& contract_id);
/// A contract under the desk's supervisor, named by its id and restarted whenever it crashes.
otp::ChildSpec contract_child(const Opening& opening, const Surroundings& surroundings);
otp::ChildSpec contract_child(const Terms& terms, const Surroundings& surroundings);
/// The desk as a branch of a supervision tree: registry, bank, and the supervisor of contracts.
otp::SupervisorSpec desk_spec(const Surroundings& surroundings);

}  // namespace murabaha
