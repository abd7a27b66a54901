// What was taken out of a database is found with what was kept outside of it: a checkpoint, or a
// printed hash.

#include "murabaha/checkpoint.h"

#include <gtest/gtest.h>

#include "forwarding_store.h"
#include "kept_contracts.h"
#include "murabaha/memory_store.h"
#include "system.h"

namespace murabaha {
namespace {

using support::KeptContract;
using support::outcome;

constexpr Timestamp taken_at = 1'775'390'400'000'000;  // 2026-04-05 12:00

/// A store from which something was taken out, past all that guards it.
class OpenedStore : public support::ForwardingStore {
 public:
  using ForwardingStore::ForwardingStore;

  void load(std::string id, Done<std::vector<AuditRow>> done) override {
    ForwardingStore::load(id, [this, id, done](Result<std::vector<AuditRow>> trail) {
      if (id == removed) trail->clear();
      if (id == cut) trail->pop_back();
      if (id == rewritten) trail->back().actor = "somebody";
      done(std::move(trail));
    });
  }
  void contracts(std::string after, std::int64_t limit, Done<std::vector<Snapshot>> done) override {
    if (auto step = std::exchange(meanwhile, std::nullopt)) {
      commit(std::move(*step), [](Result<> kept) { EXPECT_EQ(outcome(kept), "ok"); });
    }
    ForwardingStore::contracts(after, limit, [this, done](Result<std::vector<Snapshot>> page) {
      std::erase_if(*page, [&](const Snapshot& row) {
        return row.contract_id == removed || row.contract_id == unlisted;
      });
      for (Snapshot& row : *page) {
        if (row.contract_id == moved_back) row.version -= 1;
        if (row.contract_id == moved_on) row.version += 1;
      }
      done(std::move(page));
    });
  }

  std::string removed;
  std::string cut;
  std::string rewritten;
  std::string unlisted;              // its rows are there still, but for the one of the contract
  std::string moved_back;            // as if its last step had not been
  std::string moved_on;              // as if it had one more
  std::optional<Records> meanwhile;  // a step that is taken before the list is read
};

class Checkpoints : public testing::Test {
 protected:
  Checkpoints() {
    for (const KeptContract& kept : {possessed_, unequal_}) add(kept.steps);
    checkpoint_ = take_checkpoint(store_, taken_at).value();
  }

  void add(const std::vector<Records>& steps) {
    for (const Records& step : steps) {
      store_.commit(step, [](Result<> done) { EXPECT_EQ(outcome(done), "ok"); });
    }
  }
  CheckpointReport report() { return compare(store_, checkpoint_).value(); }
  /// The one fault there is.
  std::string fault() {
    CheckpointReport found = report();
    if (found.faults.size() != 1) return std::to_string(found.faults.size()) + " faults";
    return found.faults[0].contract_id + ": " + found.faults[0].sentence;
  }

  KeptContract possessed_ = support::possessed_first(current_derivation, current_derivation);
  KeptContract unequal_ = support::three_months_first(current_derivation);
  OpenedStore store_{std::make_shared<MemoryStore>()};
  Checkpoint checkpoint_;
};

TEST_F(Checkpoints, have_the_head_of_every_contract) {
  EXPECT_EQ(checkpoint_.heads,
            (std::vector<Head>{{"possessed-first", 8, possessed_.kept.snapshot.head_hash},
                               {"three-months-first", 6, unequal_.kept.snapshot.head_hash}}));
  EXPECT_TRUE(checkpoint_.at.starts_with("2026-04-05 12:00")) << checkpoint_.at;
  EXPECT_EQ(checkpoint_.digest(),
            sha256("possessed-first 8 " + possessed_.kept.snapshot.head_hash +
                   "\nthree-months-first 6 " + unequal_.kept.snapshot.head_hash + "\n"));
}

TEST_F(Checkpoints, are_read_as_they_were_written) {
  auto back = parse_checkpoint(text_of(checkpoint_));
  ASSERT_TRUE(back) << back.error().sentence;
  EXPECT_EQ(*back, checkpoint_);
  std::string with_returns;
  for (char c : text_of(checkpoint_))
    with_returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(parse_checkpoint(with_returns).value(), checkpoint_);
  Checkpoint empty{"2026-04-05 12:00", {}};
  EXPECT_EQ(parse_checkpoint(text_of(empty)).value(), empty);
}

TEST_F(Checkpoints, that_were_changed_or_are_none_are_refused) {
  std::string text = text_of(checkpoint_);
  auto changed = [&](const std::string& from, const std::string& to) {
    std::string other = text;
    other.replace(other.find(from), from.size(), to);
    return outcome(parse_checkpoint(other));
  };
  EXPECT_EQ(changed(" 8 ", " 7 "), ":invalid_checkpoint");
  EXPECT_EQ(changed(" 8 ", " x "), ":invalid_checkpoint");
  EXPECT_EQ(changed("possessed-first", "possessed-fiRst"), ":invalid_checkpoint");
  EXPECT_EQ(changed("contracts 2", "contracts 1"), ":invalid_checkpoint");
  EXPECT_EQ(changed("digest", "Digest"), ":invalid_checkpoint");
  EXPECT_EQ(changed("checkpoint 1", "checkpoint 2"), ":invalid_checkpoint");
  for (const std::string& other : {std::string(), std::string("hello"), text.substr(0, 60),
                                   std::string(10'000'000, 'x'), std::string("\0\xff\n\n\n", 5)}) {
    EXPECT_EQ(outcome(parse_checkpoint(other)), ":invalid_checkpoint");
  }
}

TEST_F(Checkpoints, find_nothing_wrong_in_what_has_only_grown) {
  Step step = take_step(unequal_.contract, DonationRecorded{5}, {taken_at + 1, "clerk"});
  add({step.records});
  Step opened = take_step({}, Started{terms_of_guide("new")}, {taken_at + 2, "clerk"});
  add({opened.records});
  CheckpointReport found = report();
  EXPECT_TRUE(found.faults.empty());
  EXPECT_EQ(found.contracts, 2);
  EXPECT_EQ(found.grown, 1);
  EXPECT_EQ(found.since, 1);
}

TEST_F(Checkpoints, find_that_a_contract_is_gone) {
  store_.removed = "possessed-first";
  EXPECT_EQ(fault(), "possessed-first: The contract is gone: it was taken out of the database.");
}

TEST_F(Checkpoints, find_that_only_the_row_of_a_contract_is_gone_or_another) {
  store_.unlisted = "possessed-first";
  EXPECT_EQ(fault(),
            "possessed-first: The contract is gone: it was taken out of the table of contracts, "
            "and its steps are left.");
  EXPECT_EQ(report().since, 0);
  store_.unlisted.clear();
  store_.moved_back = "three-months-first";
  EXPECT_EQ(fault(),
            "three-months-first: The table of contracts has another last step of it: 5, not 6.");
  store_.moved_back.clear();
  store_.moved_on = "three-months-first";
  EXPECT_EQ(fault(),
            "three-months-first: The table of contracts has another last step of it: 7, not 6.");
}

TEST_F(Checkpoints, find_nothing_wrong_in_a_step_that_is_taken_while_they_are_compared) {
  store_.meanwhile =
      take_step(unequal_.contract, DonationRecorded{5}, {taken_at + 1, "clerk"}).records;
  EXPECT_TRUE(report().faults.empty());
  EXPECT_EQ(report().grown, 1);
}

TEST_F(Checkpoints, find_that_the_end_of_a_trail_is_gone) {
  store_.cut = "possessed-first";
  EXPECT_EQ(fault(), "possessed-first: Its last steps are gone: it had 8, and has 7.");
}

TEST_F(Checkpoints, find_that_a_trail_is_broken_or_another) {
  store_.rewritten = "three-months-first";
  EXPECT_EQ(fault(),
            "three-months-first: The audit trail is broken at step 6: the row is not what was "
            "written.");
  store_.rewritten.clear();
  checkpoint_.heads[0].hash = checkpoint_.heads[1].hash;
  EXPECT_EQ(fault(), "possessed-first: Its steps up to 8 are not those that it had.");
}

// Printed hashes

TEST_F(Checkpoints, of_one_contract_are_hashes_that_are_printed) {
  const std::vector<AuditRow>& trail = possessed_.kept.trail;
  auto found = [&](const std::string& printed) {
    auto seq = step_with_hash("possessed-first", trail, printed);
    return seq ? std::to_string(*seq) : to_text(seq.error().reason);
  };
  for (const AuditRow& row : trail) EXPECT_EQ(found(row.hash), std::to_string(row.seq));
  std::string printed = trail[4].hash.substr(0, 12);
  EXPECT_EQ(found(printed), "5");
  std::string loud = " ";
  for (char c : printed) loud += std::string(1, static_cast<char>(std::toupper(c))) + " ";
  EXPECT_EQ(found(loud), "5");
  EXPECT_EQ(found(printed.substr(0, 7)), ":invalid_hash");
  EXPECT_EQ(found(printed + "g"), ":invalid_hash");
  EXPECT_EQ(found(""), ":invalid_hash");
  EXPECT_EQ(found(std::string(65, 'a')), ":invalid_hash");
  EXPECT_EQ(found(unequal_.kept.trail[4].hash), ":hash_not_found");
  std::vector<AuditRow> changed = trail;
  changed[2].actor = "somebody";
  EXPECT_EQ(outcome(step_with_hash("possessed-first", changed, printed)), "{:chain_broken, 3}");
}

}  // namespace
}  // namespace murabaha
