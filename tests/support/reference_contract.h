#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// The rules of a contract once more, in plain numbers: written from the reference of the trade and
/// with nothing of the program in it, so that a mistake in the program's rules is none here.
namespace support {

using Seconds = std::int64_t;  // since 1970-01-01, UTC
using Day = std::int64_t;      // the same in days
inline constexpr Seconds a_day = 24 * 3'600;

/// With income in proportion to what is received, and equal instalments of which the last adjusts.
struct ReferenceTerms {
  std::int64_t cost = 0;
  std::int64_t profit = 0;
  bool is_aaoifi = false;
  bool refuses_excess = false;
  std::int64_t rebate_percent = 0;  // mandatory, of the profit not earned; 0: at discretion

  std::int64_t total() const { return cost + profit; }
};

struct ReferenceRequest {
  std::string action;
  std::int64_t amount = 0;  // of money; of a schedule the number of instalments
  std::int64_t rebate = 0;
  std::string word = {};    // a reason, a kind of evidence, an outcome, a recipient
  std::string detail = {};  // a note, a reference
  std::optional<Day> day = {};
  // Who asks, and with which key, is no part of what is asked for.
  std::string actor = "clerk";
  std::string key = {};

  bool asks_the_same_as(const ReferenceRequest& other) const {
    return action == other.action && amount == other.amount && rebate == other.rebate &&
           word == other.word && detail == other.detail && day == other.day;
  }
};

/// How the payment system treats the request.
enum class ReferenceBank { Pays, Declines, KeepsSilent, PaysUnheard, PaysWrongly, IsPending };

struct ReferenceFigures {
  std::string state;
  std::int64_t outstanding = 0;
  std::int64_t received = 0;
  std::int64_t credit = 0;  // of the customer

  friend bool operator==(const ReferenceFigures&, const ReferenceFigures&) = default;
};

struct ReferenceAnswer {
  /// `ok`, the name of an error, or `guard_failed` and what is unmet. The reference does not say
  /// which comes first of several wrong values: each of them may be answered.
  std::set<std::string> codes;
  ReferenceFigures figures = {};  // after it, when it is `ok`
};

class ReferenceContract {
 public:
  using Ledger = std::map<std::string, std::int64_t>;

  ReferenceContract(ReferenceTerms terms, std::string creator)
      : terms_(terms), creator_(std::move(creator)) {}

  /// @param answered when the payment system has done with it
  ReferenceAnswer act(const ReferenceRequest& request, ReferenceBank bank, Seconds asked,
                      Seconds answered);
  /// Whether a payout is under way, which is asked about until it is paid.
  bool is_pending() const { return payout_ && payout_->is_pending; }
  void finish_pending(Seconds at);

  ReferenceFigures figures() const;
  std::int64_t outstanding() const { return terms_.total() - applied_ - rebate_; }
  /// What the terms make mandatory when it is settled now; 0 when nothing is.
  std::int64_t mandatory_rebate() const;
  /// The sums of all postings by account, without those that are zero.
  const Ledger& ledger() const { return ledger_; }

 private:
  using Codes = std::set<std::string>;
  struct Paper {
    Day day;
    std::string note;
  };
  struct Cover {
    std::int64_t amount;
    Day day;
  };
  struct Payout {
    ReferenceRequest request;  // that has begun it
    std::int64_t amount;
    Seconds begun;
    bool is_paid = false;      // though nobody has heard of it
    bool is_given_up = false;  // the payment system does not know the key any more
    bool is_pending = false;
  };

  Codes wrong_values(const ReferenceRequest& request, Day today) const;
  Codes wrong_payment(const ReferenceRequest& request, Day today) const;
  Codes wrong_settlement(const ReferenceRequest& request) const;
  Codes wrong_paying_on(const ReferenceRequest& request) const;
  Codes wrong_decision(const ReferenceRequest& request, Day today) const;
  Codes unmet(const ReferenceRequest& request, Day today) const;
  Codes unmet_of_both(const ReferenceRequest& request, Day today) const;
  Codes unmet_papers(const std::vector<std::string>& kinds) const;
  Codes unmet_order() const;
  bool is_sale_late(Day today) const;
  bool was_late(Day today) const;

  void take(const ReferenceRequest& request, Day today);
  void take_evidence(const ReferenceRequest& request, Day today);
  void take_schedule(const ReferenceRequest& request);
  void take_decision(const ReferenceRequest& request, Day today);
  void receive(std::int64_t applied, std::int64_t excess, Day day);
  void recognise();
  ReferenceAnswer ask_bank(const ReferenceRequest& request, ReferenceBank bank, bool is_first,
                           Seconds asked, Seconds answered);
  ReferenceAnswer end_payout(const ReferenceRequest& request, const std::string& code);
  void confirm(Day day);
  void sell(Day day);
  void remember(const ReferenceRequest& request, const ReferenceAnswer& answer);
  void post(const std::string& account, std::int64_t amount);
  std::int64_t unearned() const { return terms_.profit - recognised_; }

  ReferenceTerms terms_;
  std::string creator_;
  std::string state_ = "pending";
  std::int64_t applied_ = 0;
  std::int64_t excess_ = 0;
  std::int64_t refunded_ = 0;
  std::int64_t rebate_ = 0;
  std::int64_t recognised_ = 0;
  std::int64_t donated_ = 0;
  std::int64_t passed_on_ = 0;
  bool is_unable_ = false;
  std::optional<Day> sold_on_;
  std::map<std::string, Paper> papers_;  // the latest of each kind
  std::vector<Cover> schedule_;          // amounts and when they are due
  std::vector<Cover> covers_;            // payments and a rebate, as they came
  std::set<std::string> references_;
  std::set<std::string> charity_references_;
  std::optional<Payout> payout_;  // that is not settled
  std::map<std::pair<std::string, std::string>, std::pair<ReferenceRequest, ReferenceAnswer>> keys_;
  Ledger ledger_;
};

}  // namespace support
