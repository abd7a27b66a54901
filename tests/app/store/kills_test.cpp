// The whole program is killed at each commit, whatever the payment system does meanwhile: nothing
// that was answered is lost, and nothing is paid twice.

#include <QCoreApplication>
#include <QProcess>

#include <map>

#include "fixture.h"
#include "murabaha/manner.h"
#include "murabaha/verification.h"
#include "store/sql_books.h"

namespace store_test {
namespace {

using murabaha::Manner;

/// What the other program has said before it was killed: the keys that were answered, with the
/// version of the contract then.
struct Said {
  std::map<std::string, std::string> answers;
  bool was_killed = false;
};

class Kills : public StoreTest {
 protected:
  /// @param run 0, 1, ...: each is killed at its first commit, before it or after it by turns
  Said run_desk(Manner manner, int run) const {
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  {"--run-desk", where(), books(),
                   QString::fromStdString(std::string(name_of(manner))), QString::number(run)});
    EXPECT_TRUE(program.waitForFinished(60'000));
    Said said;
    said.was_killed = program.exitStatus() == QProcess::CrashExit;
    for (const QByteArray& line : program.readAll().split('\n')) {
      auto words = line.split(' ');
      if (words.size() == 2) said.answers[words[0].toStdString()] = words[1].toStdString();
    }
    return said;
  }
  /// That nothing is wrong, and that all is there that was answered.
  void expect_kept(const std::string& id, const std::map<std::string, std::string>& answered) {
    auto found = verify_all(store());
    ASSERT_TRUE(found) << why(found);
    for (const auto& fault : found->faults) {
      ADD_FAILURE() << fault.contract_id << ": " << fault.fault.sentence;
    }
    if (answered.empty()) return;
    auto kept = read(store(), id);
    ASSERT_TRUE(kept) << id << " was answered and is gone";
    for (const auto& [key, version] : answered) {
      EXPECT_GE(kept->snapshot.version, std::stoll(version)) << key;
    }
  }
  QString books() const { return folder_.filePath("books.db"); }

  /// Runs the program until it has taken its contract to the end.
  /// @returns how often it was killed
  int run_to_the_end(Manner manner) {
    std::map<std::string, std::string> answered;
    // Each run goes on where the one before was killed, with the same keys.
    for (int run = 0; run < 60; ++run) {
      Said said = run_desk(manner, run);
      for (const auto& [key, version] : said.answers) {
        auto [known, is_new] = answered.try_emplace(key, version);
        if (!is_new) {
          EXPECT_EQ(version, known->second) << key;
        }
      }
      expect_kept(std::string(name_of(manner)), answered);
      close();
      if (!said.was_killed) return run;
    }
    ADD_FAILURE() << "it does not come to its end";
    return 0;
  }

 private:
  QTemporaryDir folder_;
};
INSTANTIATE_TEST_SUITE_P(, Kills, both_kinds, kind_of);

TEST_P(Kills, at_any_commit_lose_nothing_that_was_answered_and_pay_once) {
  for (Manner manner : murabaha::all_manners) {
    SCOPED_TRACE(name_of(manner));
    EXPECT_GE(run_to_the_end(manner), 10);
    auto kept = read(store(), std::string(name_of(manner)));
    ASSERT_TRUE(kept) << why(kept);
    EXPECT_EQ(kept->snapshot.state, "completed");
    EXPECT_EQ(kept->payments.size(), 2U);
    EXPECT_EQ(kept->snapshot.refund_due, 0);
    auto opened = app::open_books(books());
    ASSERT_TRUE(opened) << why(opened);
    for (const char* purpose : {"disburse", "refund"}) {
      int intents = 0, confirmed = 0, paid = 0;
      for (const IntentRow& intent : kept->intents) {
        if (intent.purpose != purpose) continue;
        ++intents;
        confirmed += intent.status == "confirmed";
        auto booked = (*opened)->find(intent.intent);
        paid += booked && booked->status != "declined";
      }
      EXPECT_EQ(confirmed, 1) << purpose;
      // What was reversed before the desk heard of it is paid anew with a new key.
      bool is_paid_anew = manner == Manner::ReversesLater && intents == 2;
      EXPECT_EQ(paid, is_paid_anew ? 2 : 1) << purpose;
    }
    opened->reset();
    close();
  }
}

}  // namespace
}  // namespace store_test
