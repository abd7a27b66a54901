#include "murabaha/local_desk.h"

#include "base/match.h"
#include "murabaha/normal_form.h"
#include "murabaha/noting.h"
#include "murabaha/payout_keeping.h"
#include "murabaha/storing.h"
#include "murabaha/waiting.h"
#include "murabaha/waking.h"

namespace murabaha {
namespace {

using otp::Self;
using otp::Task;

template <class T>
Result<T> in_words(Result<T> result, const std::string& contract_id) {
  if (result) return result;
  return std::unexpected(explained(result.error(), contract_id));
}

template <class T, class Message>
Task<Result<T>> answer_of(Self self, std::string contract_id, Message message) {
  try {
    auto asking = self.call(contract_named(contract_id), std::move(message));
    co_return co_await asking;
  } catch (const otp::ArgumentError&) {  // there is no registry to find the contract in
    co_return std::unexpected(closed());
  }
}

Task<Result<Answered>> ask_awake(Self self, std::string contract_id, Order order,
                                 Surroundings surroundings) {
  Order again = order;
  Task<Result<Answered>> asking = answer_of<Answered>(self, contract_id, std::move(order));
  Result<Answered> answer = co_await asking;
  if (answer || !is_noproc(answer.error())) co_return answer;
  Task<Result<>> waking = wake(self, contract_id, surroundings);
  Result<> awake = co_await waking;
  if (!awake) co_return std::unexpected(awake.error());
  Task<Result<Answered>> asking_again = answer_of<Answered>(self, contract_id, std::move(again));
  co_return co_await asking_again;
}

Timestamp time_of_day(const otp::Runtime& runtime, const Surroundings& surroundings) {
  auto since_start = runtime.now().time_since_epoch();
  return surroundings.epoch +
         std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

/// Notes what no contract's process can: that there is none.
void note_missing(Self self, const std::string& contract_id, const Order& order,
                  const Surroundings& surroundings, const otp::Error& error) {
  if (!error.reason.is(Atom("not_found"))) return;
  note_refusal(*surroundings.store, contract_id, name_of(order.action), order.actor,
               time_of_day(self.runtime(), surroundings), explained(error, contract_id));
}

Task<> submit_order(Self self, std::string contract_id, Order order, Surroundings surroundings,
                    Desk::Done<Answered> done) {
  Task<Result<Answered>> asking = ask_awake(self, contract_id, order, surroundings);
  Result<Answered> answer = co_await asking;
  if (!answer) note_missing(self, contract_id, order, surroundings, answer.error());
  done(in_words(std::move(answer), contract_id));
}

/// Whether a contract is kept whose process sleeps.
Task<bool> sleeps(Self self, std::string contract_id, std::shared_ptr<Store> store) {
  bool is_desk_closed = self.whereis(contract_supervisor).is_none();
  if (is_desk_closed || !contract_named(contract_id).whereis(self.runtime()).is_none()) {
    co_return false;
  }
  Task<Result<std::vector<AuditRow>>> loading = load(self, *store, contract_id);
  Result<std::vector<AuditRow>> trail = co_await loading;
  co_return trail && !trail->empty();
}

/// Starts a contract that is neither kept nor runs.
Task<Result<>> start_anew(Self self, Opening opening, Surroundings surroundings) {
  std::string id = opening.contract_id;
  Task<bool> looking = sleeps(self, id, surroundings.store);
  if (co_await looking) co_return std::unexpected(exists_already(id));
  Task<Result<otp::Pid>> starting = start_contract(self, std::move(opening), surroundings);
  Result<otp::Pid> started = co_await starting;
  if (!started) co_return std::unexpected(started.error());
  co_return Result<>();
}

void note_start(const otp::Runtime& runtime, const std::string& contract_id,
                const std::string& actor, const Surroundings& surroundings,
                const otp::Error& error) {
  note_refusal(*surroundings.store, contract_id, "start", actor, time_of_day(runtime, surroundings),
               error);
}

Task<> open_contract(Self self, Opening opening, Surroundings surroundings,
                     Desk::Done<Contract> done) {
  std::string id = opening.contract_id;
  std::string actor = opening.actor;
  Task<Result<>> starting = start_anew(self, std::move(opening), surroundings);
  Result<> started = co_await starting;
  if (!started) {
    note_start(self.runtime(), id, actor, surroundings, started.error());
    done(std::unexpected(started.error()));
    co_return;
  }
  Task<Result<Contract>> asking = answer_of<Contract>(self, id, MurabahaContract::GetState{});
  Result<Contract> answer = co_await asking;
  done(in_words(std::move(answer), id));
}

Task<> crash_contract(Self self, std::string contract_id, CrashPoint point,
                      Surroundings surroundings, Desk::Done<void> done) {
  Task<Result<>> waking = wake(self, contract_id, surroundings);
  Result<> awake = co_await waking;
  if (awake) {
    MurabahaContract::CrashAt crash{std::string(name_of(point))};
    self.cast(contract_named(contract_id), std::move(crash));
  }
  done(awake);
}

/// Tells those that are awake. The others look for themselves when they wake.
Task<> distrust_contracts(Self self, std::vector<Verification::Found> faults) {
  for (Verification::Found& found : faults) {
    if (contract_named(found.contract_id).whereis(self.runtime()).is_none()) continue;
    MurabahaContract::Distrust distrust{found.fault.seq, found.fault.sentence};
    self.cast(contract_named(found.contract_id), std::move(distrust));
  }
  co_return;
}

}  // namespace

void LocalDesk::recover(Done<std::size_t> done) {
  read_through([this, done = std::move(done)] {
    auto ids = wait_for<std::vector<std::string>>(
        [this](auto told) { surroundings_.store->open_payouts(std::move(told)); });
    if (!ids) return done(std::unexpected(ids.error()));
    post_([&runtime = runtime_, surroundings = surroundings_] {
      otp::spawn(runtime, otp::Label("observer"), &keep_payouts_going, surroundings);
    });
    done(ids->size());
  });
}

void LocalDesk::open(Terms terms, std::string actor, Done<Contract> done) {
  terms = in_normal_form(std::move(terms));
  actor = normal_text(actor);
  std::string id = terms.contract_id;
  Result<> checked = check_actor(actor);
  if (checked) checked = terms.check();
  if (!checked) {
    post_([this, id, actor, error = checked.error()] {
      note_start(runtime_, id, actor, surroundings_, error);
    });
    return done(std::unexpected(checked.error()));
  }
  Opening opening{std::move(id), std::move(terms), std::move(actor)};
  post_([this, opening = std::move(opening), done = std::move(done)] {
    otp::spawn(runtime_, otp::Label("observer"), &open_contract, opening, surroundings_, done);
  });
}

void LocalDesk::submit(std::string contract_id, Order order, Done<Answered> done) {
  post_([this, contract_id = std::move(contract_id), order = std::move(order),
         done = std::move(done)] {
    otp::spawn(runtime_, otp::Label("observer"), &submit_order, contract_id, order, surroundings_,
               done);
  });
}

void LocalDesk::crash(std::string contract_id, CrashPoint point, Done<void> done) {
  post_([this, contract_id = std::move(contract_id), point, done = std::move(done)] {
    otp::spawn(runtime_, otp::Label("observer"), &crash_contract, contract_id, point, surroundings_,
               done);
  });
}

std::optional<otp::Duration> LocalDesk::recovery_time(const std::string& contract_id) const {
  const auto& watch = surroundings_.recovery;
  return watch ? watch->last(contract_id) : std::nullopt;
}

// What is kept

void LocalDesk::list(ListQuery query, Done<ListPage> done) {
  surroundings_.store->list(std::move(query), std::move(done));
}

void LocalDesk::payouts(std::string after, std::int64_t limit, Done<std::vector<KeptPayout>> done) {
  surroundings_.store->payouts(std::move(after), limit, std::move(done));
}

void LocalDesk::charity(Done<std::vector<CharityRow>> done) {
  surroundings_.store->charity(std::move(done));
}

namespace {

/// Adds what was refused to what is kept.
void add_attempts(Store& store, Dossier dossier, Desk::Done<Dossier> done) {
  std::string id = dossier.contract.terms.contract_id;
  auto complete = [dossier = std::move(dossier),
                   done = std::move(done)](Result<std::vector<Attempt>> attempts) mutable {
    if (!attempts) return done(std::unexpected(attempts.error()));
    dossier.attempts = std::move(*attempts);
    done(std::move(dossier));
  };
  store.attempts(std::move(id), std::move(complete));
}

}  // namespace

void LocalDesk::look(std::string contract_id, Done<Dossier> done) {
  std::shared_ptr<Store> store = surroundings_.store;
  auto read = [store, asking = surroundings_.asking, contract_id,
               done = std::move(done)](Result<Records> records) {
    if (!records) return done(std::unexpected(records.error()));
    Replay kept = verified(*records);
    kept.contract.terms.contract_id = contract_id;  // also when not even its first row is right
    const Payout* open = kept.contract.open_payout();
    std::vector<GatewayCall> asked;
    if (asking && open != nullptr) asked = asking->calls(open->request.intent);
    add_attempts(*store,
                 Dossier{std::move(kept.contract),
                         std::move(*records),
                         {},
                         std::move(kept.fault),
                         std::move(asked)},
                 done);
  };
  store->read(std::move(contract_id), std::move(read));
}

/// One after the other, and whoever asks does not wait.
void LocalDesk::read_through(std::function<void()> read) {
  reader_ = std::jthread([before = std::move(reader_), read = std::move(read)]() mutable {
    if (before.joinable()) before.join();
    read();
  });
}

void LocalDesk::verify(Done<Verification> done) {
  read_through([this, store = surroundings_.store, done = std::move(done)] {
    Result<Verification> found = verify_all(*store);
    if (found) distrust(*found);
    done(std::move(found));
  });
}

void LocalDesk::take_checkpoint(Timestamp at, Done<Checkpoint> done) {
  read_through([store = surroundings_.store, at, done = std::move(done)] {
    done(murabaha::take_checkpoint(*store, at));
  });
}

void LocalDesk::compare(Checkpoint checkpoint, Done<CheckpointReport> done) {
  read_through([store = surroundings_.store, checkpoint = std::move(checkpoint),
                done = std::move(done)] { done(murabaha::compare(*store, checkpoint)); });
}

void LocalDesk::distrust(const Verification& found) {
  post_([this, faults = found.faults] {
    otp::spawn(runtime_, otp::Label("observer"), &distrust_contracts, faults);
  });
}

// The payment system

void LocalDesk::set_bank(Behaviour behaviour, bool is_once) {
  // In its turn, so that a world with a clock of its own runs the same way each time.
  post_([gateway = surroundings_.gateway, behaviour = std::move(behaviour), is_once] {
    if (is_once) gateway->behave_once(behaviour);
    else gateway->behave(behaviour);
  });
}

void LocalDesk::set_bank_keys(KeyPromise keys) {
  post_([gateway = surroundings_.gateway, keys] { gateway->promise(keys); });
}

}  // namespace murabaha
