#include "reference_script.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "murabaha/refusal.h"

namespace support {

using namespace murabaha;
using otp::Result;

namespace {

using Request = ReferenceRequest;

constexpr Day february = 31;  // 1970-02-01
constexpr Day june = 151;     // 1970-06-01
constexpr Day far_away = 400'000;

struct Treatment {
  Manner manner;
  ReferenceBank bank;
};
constexpr Treatment treatments[] = {{Manner::Pays, ReferenceBank::Pays},
                                    {Manner::Pays, ReferenceBank::Pays},
                                    {Manner::IsSlow, ReferenceBank::Pays},
                                    {Manner::AnswersTwice, ReferenceBank::Pays},
                                    {Manner::ReversesLater, ReferenceBank::Pays},
                                    {Manner::Declines, ReferenceBank::Declines},
                                    {Manner::KeepsSilent, ReferenceBank::KeepsSilent},
                                    {Manner::IsUnreachable, ReferenceBank::KeepsSilent},
                                    {Manner::PaysSilently, ReferenceBank::PaysUnheard},
                                    {Manner::WrongAmount, ReferenceBank::PaysWrongly},
                                    {Manner::IsPending, ReferenceBank::IsPending}};

// What is asked for

Request paper(std::string kind, std::string note = "paper") {
  return {"record_evidence", 0, 0, std::move(kind), std::move(note)};
}

/// The requests of a contract without a mistake, up to its first payment.
std::vector<Request> straight_on(const ReferenceTerms& terms) {
  Request schedule{"agree_schedule", 4};
  schedule.day = february;
  std::vector<Request> all = {schedule, {"approve"}, {"disburse"}};
  if (terms.is_aaoifi) {
    all = {paper("request"),
           schedule,
           {"approve"},
           paper("supplier_contract"),
           {"disburse"},
           paper("title"),
           paper("possession"),
           paper("disclosure"),
           paper("offer_acceptance"),
           {"conclude_sale"}};
  }
  all.push_back({"record_payment", 50'000});
  return all;
}

std::vector<Request> requests_of_debt(std::int64_t number, const ReferenceContract& contract) {
  std::int64_t amount = number * 5'000 - 5'000;
  std::int64_t owed = contract.outstanding();
  std::int64_t rebate = contract.mandatory_rebate();
  if (rebate == 0) rebate = std::min(number * 100, owed);
  Request dated{"record_payment", 50'000};
  if (number % 2 == 0) dated.day = far_away;
  return {dated,
          {"record_payment", amount},
          {"record_payment", amount, 0, "", fmt::format("bank-{}", number % 5)},
          {"record_payment", owed},
          {"settle_early", owed, 0},
          {"settle_early", owed - rebate, rebate},
          {"settle_early", owed - number, rebate},
          {"record_charity_donation", number - 1},
          {"pay_on_charity", number - 1, 0, number % 3 == 0 ? "" : "charity",
           fmt::format("gift-{}", number % 5)},
          {"refund_excess"}};
}

std::vector<Request> requests_before_debt(std::int64_t number) {
  static const char* const kinds[] = {
      "request",    "promise",          "supplier_contract",    "title",   "possession",
      "disclosure", "offer_acceptance", "donation_undertaking", "ability", "inability",
      "agency"};
  std::string kind = kinds[std::size_t(number) % std::size(kinds)];
  Request schedule{"agree_schedule", number % 8};
  schedule.day = february;
  Request late_schedule{"agree_schedule", number % 2 == 0 ? 5 : 601};
  late_schedule.day = june;
  Request paid_before{"decide_payout", 0, 0, "paid", "statement"};
  paid_before.day = 0;
  return {schedule,
          late_schedule,
          paid_before,
          {"approve"},
          {"reject", 0, 0, "no"},
          {"reject"},
          {"disburse"},
          {"decide_payout", 0, 0, "paid", "statement"},
          {"decide_payout", 0, 0, "not_paid", "statement"},
          {"decide_payout", 0, 0, "not_paid"},
          paper(kind, kind == "promise" ? "unilateral" : "paper"),
          paper("promise", "bilateral_binding"),
          paper("promise", "whoever"),
          paper("hearsay"),
          {"conclude_sale"}};
}

/// One of all requests; any number chooses one.
Request drawn(const ScriptStep& step, const ReferenceContract& contract) {
  static const char* const actors[] = {"clerk", "manager", "desk"};
  const auto& [which, number, manner] = step;
  std::vector<Request> all = requests_before_debt(number % 24);
  for (Request& each : requests_of_debt(number % 24, contract)) all.push_back(std::move(each));
  Request request = all[which % all.size()];
  request.actor = actors[(which + number) % std::size(actors)];
  if (manner % 3 == 0) request.key = fmt::format("key-{}", number % 4);
  return request;
}

// The same for the program

std::string date_of(const std::optional<Day>& day) {
  return day ? format_date(date_at(*day * a_day * 1'000'000)) : std::string();
}

Action action_of(const Request& request) {
  const std::string& action = request.action;
  if (action == "approve") return Approve{};
  if (action == "reject") return Reject{request.word};
  if (action == "disburse") return Disburse{};
  if (action == "decide_payout") {
    return DecidePayout{request.word, request.detail, date_of(request.day)};
  }
  if (action == "record_payment") {
    return RecordPayment{request.amount, date_of(request.day), request.detail};
  }
  if (action == "record_evidence") {
    return RecordEvidence{request.word, {}, "document", {}, request.detail};
  }
  if (action == "agree_schedule") return AgreeSchedule{request.amount, date_of(request.day)};
  if (action == "conclude_sale") return ConcludeSale{};
  if (action == "settle_early") return SettleEarly{request.rebate, request.amount};
  if (action == "record_charity_donation") return RecordCharityDonation{request.amount};
  if (action == "pay_on_charity") {
    return PayOnCharity{request.amount, request.word, request.detail};
  }
  return RefundExcess{};
}

Terms terms_of(const std::string& contract_id, const ReferenceTerms& given) {
  Terms terms = murabaha::terms_of(contract_id, given.cost, given.profit);
  if (given.refuses_excess) terms.overpayment = Overpayment::Refuse;
  if (given.rebate_percent > 0) {
    auto share = Rate::parse(fmt::format("{} %", given.rebate_percent));
    terms.settlement = {RebatePolicy::MandatoryDisclosed, share.value()};
  }
  if (!given.is_aaoifi) return terms;
  terms.profile = Profile::Aaoifi;
  terms.asset = "a van";
  terms.asset_class = "vehicle";
  terms.supplier_id = "supplier-1";
  return terms;
}

/// `ok`, or the name of the error; of unmet guards all their codes.
std::string code_in(const Result<Contract>& answer) {
  if (answer) return "ok";
  std::string code = code_of(answer.error());
  if (code != "guard_failed") return code;
  std::set<std::string> unmet;
  for (const Term& guard : answer.error().reason[1].items()) unmet.insert(to_text(guard[0]));
  for (const std::string& each : unmet) code += ' ' + each.substr(1);  // an atom, with its colon
  return code;
}

ReferenceFigures figures_of(const Contract& contract) {
  return {std::string(name_of(contract.stage)), contract.outstanding(), contract.paid(),
          contract.excess()};
}

ReferenceFigures figures_of(const Snapshot& row) {
  return {row.state, row.outstanding, row.paid, row.refund_due};
}

ReferenceContract::Ledger ledger_of(const std::vector<PostingRow>& postings) {
  ReferenceContract::Ledger ledger;
  for (const PostingRow& posting : postings) ledger[posting.account] += posting.amount;
  std::erase_if(ledger, [](const auto& account) { return account.second == 0; });
  return ledger;
}

std::string text_of(const ReferenceFigures& figures) {
  return fmt::format("{} owed {} received {} credit {}", figures.state, figures.outstanding,
                     figures.received, figures.credit);
}

// Side by side

/// A contract of the desk and that of the reference.
class Pair {
 public:
  Pair(Self self, std::string id, const ReferenceTerms& terms, Surroundings surroundings)
      : self_(self),
        id_(std::move(id)),
        surroundings_(std::move(surroundings)),
        reference_(terms, "desk") {}

  const ReferenceContract& reference() const { return reference_; }

  /// @returns the difference of the answers, if any
  Task<std::string> ask(Request request, Treatment treatment) {
    surroundings_.gateway->behave({treatment.manner, {}});
    Order order{action_of(request), request.actor, request.key};
    Seconds asked = now();
    auto asking = self_.call(contract_named(id_), order, otp::infinity);
    Result<Contract> answer = co_await asking;
    ReferenceAnswer expected = reference_.act(request, treatment.bank, asked, now());
    std::string code = code_in(answer);
    if (!expected.codes.contains(code)) {
      co_return fmt::format("{} while the bank {}: the answer is '{}' where the reference has '{}'",
                            request.action, name_of(treatment.manner), code,
                            fmt::join(expected.codes, "' or '"));
    }
    bool is_other = answer && figures_of(*answer) != expected.figures;
    co_return is_other ? difference(request.action, "the answer", text_of(expected.figures),
                                    text_of(figures_of(*answer)))
                       : std::string();
  }

  /// A payout that is under way is asked about by itself.
  Task<> finish_pending() {
    if (!reference_.is_pending()) co_return;
    surroundings_.gateway->behave({Manner::Pays, {}});
    co_await self_.sleep(20s);
    reference_.finish_pending(now());
  }

  /// Another process goes on; what it asks about an open payout is not answered.
  Task<> crash() {
    surroundings_.gateway->behave({Manner::KeepsSilent, {}});
    co_await kill_and_restart(self_, id_);
    co_await self_.sleep(6s);
  }

  /// @returns how the contract differs, if it does
  Task<std::string> look(std::string after) {
    Contract contract = co_await look_at(self_, id_);
    Records kept = rows();
    ReferenceFigures expected = reference_.figures();
    for (const ReferenceFigures& seen : {figures_of(contract), figures_of(kept.snapshot)}) {
      if (seen == expected) continue;
      co_return difference(after, "the contract", text_of(expected), text_of(seen));
    }
    auto ledger = ledger_of(kept.postings);
    if (ledger == reference_.ledger()) co_return std::string();
    co_return difference(after, "the ledger", fmt::format("{}", reference_.ledger()),
                         fmt::format("{}", ledger));
  }

 private:
  static std::string difference(const std::string& after, const std::string& what,
                                const std::string& wanted, const std::string& got) {
    return fmt::format("after {} {} is '{}' where the reference has '{}'", after, what, got,
                       wanted);
  }
  Seconds now() const {
    auto since_start = self_.now().time_since_epoch();
    return surroundings_.epoch / 1'000'000 +
           std::chrono::duration_cast<std::chrono::seconds>(since_start).count();
  }
  Records rows() const {
    Records rows;
    surroundings_.store->read(id_, [&](Result<Records> kept) { rows = kept.value(); });
    return rows;
  }

  Self self_;
  std::string id_;
  Surroundings surroundings_;
  ReferenceContract reference_;
};

Task<std::string> do_step(Self self, Pair& pair, Request request, ScriptStep step) {
  const auto& [which, number, manner] = step;
  Treatment treatment = treatments[manner % std::size(treatments)];
  std::string after = request.action;
  Task<std::string> asking = pair.ask(request, treatment);
  std::string difference = co_await asking;
  if (!difference.empty()) co_return difference;
  co_await pair.finish_pending();
  if (!request.key.empty()) {  // a double click
    Task<std::string> again = pair.ask(request, treatment);
    difference = co_await again;
    if (!difference.empty()) co_return "again: " + difference;
    co_await pair.finish_pending();
  }
  if (number % 16 == 13) co_await self.sleep(40 * 24h);
  if (number % 16 == 14 || number % 16 == 12) co_await self.sleep(25h);  // longer than keys live
  if (number % 16 == 15) co_await pair.crash();
  Task<std::string> looking = pair.look(after);
  co_return co_await looking;
}

}  // namespace

ReferenceTerms reference_terms_drawn(std::uint32_t number) {
  ReferenceTerms terms{100'000, number % 7 == 6 ? 0 : 10'000};
  terms.is_aaoifi = number % 2 == 1;
  terms.refuses_excess = number / 2 % 2 == 1;
  bool promises = !terms.is_aaoifi && number / 4 % 2 == 1;  // which SS-8 bars
  if (promises) terms.rebate_percent = number / 8 % 2 == 1 ? 50 : 100;
  return terms;
}

Task<std::string> run_against_reference(Self self, std::string contract_id, ReferenceTerms terms,
                                        Script script, Surroundings surroundings) {
  surroundings.gateway->behave({Manner::Pays, {}});  // whatever a script before it has left
  auto opening = open_contract(self, terms_of(contract_id, terms), surroundings);
  auto opened = co_await opening;
  if (!opened) co_return "it was not opened: " + to_text(opened.error().reason);
  Pair pair(self, contract_id, terms, surroundings);
  std::vector<Request> way = straight_on(terms);
  way.resize(std::min(way.size(), script.size() % 12));
  // Half of the contracts meet a payment system on their way that does something else than to pay.
  bool is_smooth = script.size() % 2 == 0;
  std::uint8_t manner = is_smooth ? std::uint8_t(0) : std::get<2>(script.front());
  std::string difference;
  for (std::size_t i = 0; i < way.size() && difference.empty(); ++i) {
    Task<std::string> doing = do_step(self, pair, way[i], ScriptStep(0, 0, manner));
    difference = co_await doing;
  }
  for (std::size_t i = 0; i < script.size() && difference.empty(); ++i) {
    Request request = drawn(script[i], pair.reference());
    Task<std::string> doing = do_step(self, pair, request, script[i]);
    difference = co_await doing;
    if (!difference.empty()) difference = fmt::format("step {}, {}", i + 1, difference);
  }
  co_return difference;
}

}  // namespace support
