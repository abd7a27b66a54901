#include "crash_matrix.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "murabaha/trail.h"
#include "murabaha/waiting.h"

namespace support {

using namespace murabaha;

std::vector<CrashCase> crash_cases() {
  std::vector<CrashCase> cases;
  for (Purpose purpose : {Purpose::Disburse, Purpose::Refund}) {
    for (CrashPoint point : all_crash_points) {
      for (Manner manner : all_manners) cases.push_back({purpose, point, manner});
    }
  }
  return cases;
}

void PrintTo(const CrashCase& crash, std::ostream* out) {
  *out << name_of(crash.purpose) << ' ' << name_of(crash.point) << ' ' << name_of(crash.manner);
}

std::string crash_name(const testing::TestParamInfo<CrashCase>& info) {
  return fmt::format("{}_{}_{}", name_of(info.param.purpose), name_of(info.param.point),
                     name_of(info.param.manner));
}

namespace {

Action payout_of(Purpose purpose) {
  return purpose == Purpose::Disburse ? Action(Disburse{}) : Action(RefundExcess{});
}

/// Up to where the payout is to be asked for.
Task<> open_before(Self self, Purpose purpose, std::string id, Surroundings surroundings) {
  Task<> opening = open_in(self, id, Stage::Approved, surroundings);
  co_await opening;
  if (purpose == Purpose::Disburse) co_return;
  const std::vector<Action> steps{Disburse{}, RecordPayment{120'000}};
  for (const Action& step : steps) {
    Task<Result<Contract>> acting = act(self, id, step);
    Result<Contract> taken = co_await acting;
    otp::or_exit(std::move(taken));
  }
}

bool is_paid_out(const Contract& contract, Purpose purpose) {
  return purpose == Purpose::Disburse ? contract.stage == Stage::Disbursed
                                      : contract.refunded == 10'000;
}

/// Asks until it is paid out, as an operator would.
Task<Contract> insist(Self self, std::string id, Purpose purpose) {
  for (int tries = 0; tries < 5; ++tries) {
    Task<Contract> looking = look_at(self, id);
    Contract contract = co_await looking;
    if (is_paid_out(contract, purpose)) co_return contract;
    co_await self.sleep(5s);  // a recovery may be under way
    auto asking = act(self, id, payout_of(purpose));
    co_await asking;
  }
  Task<Contract> looking = look_at(self, id);
  co_return co_await looking;
}

Task<> crash_and_insist(Self self, CrashOutcome& outcome, std::string id,
                        Surroundings surroundings) {
  const CrashCase& crash = outcome.crash;
  co_await start_desk(self, surroundings);
  Task<> opening = open_before(self, crash.purpose, id, surroundings);
  co_await opening;
  surroundings.gateway->behave_once({crash.manner, {}});
  self.cast(contract_named(id), MurabahaContract::CrashAt{std::string(name_of(crash.point))});
  Pid first = contract_named(id).whereis(self.runtime());
  auto asking = act(self, id, payout_of(crash.purpose));
  co_await asking;
  co_await self.sleep(10s);
  co_await let_supervisor_restart(self);
  Task<Contract> insisting = insist(self, id, crash.purpose);
  Contract contract = co_await insisting;
  outcome.is_done = is_paid_out(contract, crash.purpose);
  outcome.has_crashed = contract_named(id).whereis(self.runtime()) != first;
}

/// Also what was taken back later was paid, and what was paid once more is booked as `KEY again`.
std::int64_t payments_for(const IntentRow& intent, const std::vector<BookedPayment>& books) {
  return std::ranges::count_if(books, [&](const BookedPayment& booked) {
    bool is_for = booked.key == intent.intent || booked.key.starts_with(intent.intent + " ");
    return is_for && booked.status != "declined";
  });
}

}  // namespace

CrashOutcome run_crash(const CrashCase& crash, const std::string& id,
                       const Surroundings& surroundings, std::uint64_t seed) {
  CrashOutcome outcome{crash};
  System system(support::Schedule{0, seed});
  system.run([&](Self self) -> Task<> {
    Task<> running = crash_and_insist(self, outcome, id, surroundings);
    co_await running;
  });
  auto kept = wait_for<Records>([&](auto done) { surroundings.store->read(id, std::move(done)); });
  if (!kept) throw std::runtime_error(kept.error().text());
  if (auto fault = verify(*kept)) outcome.fault = fault->sentence;
  auto books = surroundings.gateway->books().all();
  for (const IntentRow& intent : kept->intents) {
    if (intent.purpose != name_of(crash.purpose)) continue;
    ++outcome.intents;
    if (intent.status == "confirmed") ++outcome.confirmed;
    outcome.paid += payments_for(intent, books);
  }
  return outcome;
}

void expect_one_payment(const CrashOutcome& outcome) {
  EXPECT_TRUE(outcome.has_crashed);
  EXPECT_TRUE(outcome.is_done);
  EXPECT_EQ(outcome.fault, "");
  EXPECT_EQ(outcome.confirmed, 1);
  // What was reversed before the desk heard of it is declined, and paid anew with a new key.
  bool is_paid_anew = outcome.crash.manner == Manner::ReversesLater && outcome.intents == 2;
  EXPECT_EQ(outcome.paid, is_paid_anew ? 2 : 1);
}

// As tables

namespace {

/// `1 / 1`: what the payment system has paid, and what the desk has confirmed; of the first case.
std::string cell(const std::vector<CrashOutcome>& outcomes, const CrashCase& wanted) {
  auto found = std::ranges::find_if(outcomes, [&](const CrashOutcome& outcome) {
    const CrashCase& crash = outcome.crash;
    return crash.purpose == wanted.purpose && crash.point == wanted.point &&
           crash.manner == wanted.manner;
  });
  return found == outcomes.end() ? "" : fmt::format("{} / {}", found->paid, found->confirmed);
}

std::string crash_table(Purpose purpose, const std::vector<CrashOutcome>& outcomes) {
  std::string table = fmt::format("| {}: crash |", name_of(purpose));
  std::string rule = "| --- |";
  for (Manner manner : all_manners) {
    table += fmt::format(" {} |", name_of(manner));
    rule += " --: |";
  }
  table += '\n' + rule + '\n';
  for (CrashPoint point : all_crash_points) {
    table += fmt::format("| {} |", name_of(point));
    for (Manner manner : all_manners) {
      table += fmt::format(" {} |", cell(outcomes, {purpose, point, manner}));
    }
    table += '\n';
  }
  return table;
}

}  // namespace

std::string crash_tables(const std::vector<CrashOutcome>& outcomes) {
  return crash_table(Purpose::Disburse, outcomes) + '\n' + crash_table(Purpose::Refund, outcomes);
}

void write_crash_tables(const std::string& title, const std::vector<CrashOutcome>& outcomes) {
  const char* name = std::getenv("CRASH_MATRIX");
  if (name == nullptr) return;
  std::ofstream file(name, std::ios::app);
  file << fmt::format(
              "{}: payments by the payment system's books / by the desk's. What was taken back "
              "before the desk heard of it is paid anew, and so there twice.\n\n",
              title)
       << crash_tables(outcomes) << '\n';
}

}  // namespace support
