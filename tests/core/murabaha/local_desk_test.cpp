#include "murabaha/local_desk.h"

#include <gtest/gtest.h>

#include "demo/demo.h"
#include "desk_steps.h"

namespace murabaha {
namespace {

using Answer = Result<Contract>;

class LocalDeskTest : public testing::TestWithParam<Schedule> {
 protected:
  void open_for_business() {
    demo::start_application(system_.runtime(), "desk", desk_spec());
    auto is_open = [](const trace::Event& event) {
      auto* registered = std::get_if<trace::Registered>(&event.what);
      return registered != nullptr && registered->name == Term(contract_supervisor);
    };
    ASSERT_TRUE(system_.sees(is_open));
  }
  Answer open(const Terms& terms) {
    return system_.answer_to<Answer>([&](Desk::Done done) { desk_.open(terms, std::move(done)); });
  }
  Answer submit(const std::string& id, const Action& action) {
    return system_.answer_to<Answer>(
        [&](Desk::Done done) { desk_.submit(id, action, std::move(done)); });
  }

  System system_{GetParam(), trace::Watch::Lifecycle};
  std::shared_ptr<MemoryJournal> journal_ = std::make_shared<MemoryJournal>();
  LocalDesk desk_{system_.runtime(), [](const std::function<void()>& act) { act(); },
                  surroundings_with(journal_)};
};
INSTANTIATE_TEST_SUITE_P(Everywhere, LocalDeskTest, every_schedule, schedule_name);

TEST_P(LocalDeskTest, opens_a_contract_and_takes_it_to_its_end) {
  open_for_business();
  EXPECT_EQ(open(terms_of_guide("M-1"))->stage, Stage::Pending);
  Answer answer;
  for (const Action& step : steps_to(Stage::Completed)) {
    answer = submit("M-1", step);
    ASSERT_EQ(outcome(answer), "ok") << name_of(step);
  }
  EXPECT_EQ(answer->stage, Stage::Completed);
  EXPECT_EQ(answer->paid(), 110'000);
}

TEST_P(LocalDeskTest, refuses_in_sentences) {
  open_for_business();
  EXPECT_EQ(open(terms_of_guide("M-1"))->stage, Stage::Pending);
  Answer twice = open(terms_of_guide("M-1"));
  EXPECT_EQ(outcome(twice), ":already_started");
  EXPECT_EQ(twice.error().sentence, "A contract M-1 is open already.");
  Answer wrong_terms = open(terms_of("M-2", 0, 0));
  EXPECT_EQ(outcome(wrong_terms), ":invalid_amount");
  EXPECT_FALSE(wrong_terms.error().sentence.empty());
  Answer unknown = submit("M-9", Approve{});
  EXPECT_EQ(outcome(unknown), ":not_found");
  EXPECT_EQ(unknown.error().sentence, "No contract M-9 is open.");
  Answer not_now = submit("M-1", Disburse{});
  EXPECT_EQ(outcome(not_now), ":invalid_state");
  EXPECT_EQ(not_now.error().sentence, why_not(Stage::Pending, Disburse{}));
}

TEST_P(LocalDeskTest, opens_no_contract_that_is_kept_with_other_terms) {
  open_for_business();
  Terms kept = terms_of_guide("M-1");
  Terms other = kept;
  other.profit += 1;
  EXPECT_EQ(outcome(journal_->open(kept)), "ok");
  Answer refused = open(other);
  EXPECT_EQ(outcome(refused), ":already_exists");
  EXPECT_EQ(refused.error().sentence, "A contract M-1 exists already, with other terms.");
  EXPECT_EQ(outcome(open(kept)), "ok");
}

TEST_P(LocalDeskTest, tells_the_bank_how_to_answer) {
  open_for_business();
  open(terms_of_guide("M-1"));
  submit("M-1", Approve{});
  desk_.set_bank(Desk::BankManner::Declines, "account_closed");
  system_.run([](Self self) -> Task<> {
    while ((co_await look_at_bank(self)).manner != Bank::Manner::Declines) co_await self.yield();
  });
  EXPECT_EQ(outcome(submit("M-1", Disburse{})), ":account_closed");
  desk_.set_bank(Desk::BankManner::Pays, {});
  system_.run([](Self self) -> Task<> {
    while ((co_await look_at_bank(self)).manner != Bank::Manner::Pays) co_await self.yield();
  });
  EXPECT_EQ(submit("M-1", Disburse{})->stage, Stage::Disbursed);
}

TEST_P(LocalDeskTest, answers_also_when_no_desk_runs) {
  Answer opened = open(terms_of_guide("M-1"));
  EXPECT_EQ(outcome(opened), ":noproc");
  EXPECT_EQ(opened.error().sentence, "The contract desk does not run.");
  Answer submitted = submit("M-1", Approve{});
  EXPECT_EQ(outcome(submitted), ":noproc");
  EXPECT_EQ(submitted.error().sentence, "The contract desk does not run.");
}

}  // namespace
}  // namespace murabaha
