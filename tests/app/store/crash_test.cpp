// The program is killed while it commits: what was answered is there.

#include "fixture.h"

#include <QCoreApplication>
#include <QProcess>

#include <map>

namespace store_test {
namespace {

class Crashes : public StoreTest {
 protected:
  /// Lets another program commit until it has said `count` times that it was answered, kills it,
  /// and counts the answered steps of each contract.
  std::map<std::string, int> answered_before_a_kill(const std::string& prefix, int count) const {
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  {"--commit-forever", where(), QString::fromStdString(prefix)});
    QByteArray said;
    while (said.count('\n') < count) {
      EXPECT_TRUE(program.waitForReadyRead(60'000));
      if (program.state() != QProcess::Running) break;
      said += program.readAll();
    }
    program.kill();  // kill -9
    program.waitForFinished();
    EXPECT_EQ(program.exitStatus(), QProcess::CrashExit);
    said += program.readAll();
    std::map<std::string, int> answered;
    for (const QByteArray& line : said.left(said.lastIndexOf('\n')).split('\n')) {
      auto words = line.split(' ');
      answered[words.at(0).toStdString()] = words.at(1).toInt();
    }
    return answered;
  }
};
INSTANTIATE_TEST_SUITE_P(, Crashes, both_kinds, kind_of);

/// The first steps that the other program does to a contract.
Records steps(const std::string& id, std::size_t count) {
  std::vector<Records> steps{opening(id)};
  while (steps.size() < count) steps.push_back(full_step(steps.back()));
  return sum(steps);
}

TEST_P(Crashes, lose_nothing_that_was_answered) {
  for (int round = 0; round < 4; ++round) {
    std::string prefix = "round-" + std::to_string(round);
    auto answered = answered_before_a_kill(prefix, 1 + 15 * round);
    EXPECT_FALSE(answered.empty());
    for (const auto& [id, count] : answered) {
      auto kept = read(store(), id);
      ASSERT_TRUE(kept) << id << ": " << why(kept);
      EXPECT_GE(kept->trail.size(), std::size_t(count)) << id;
      EXPECT_EQ(*kept, steps(id, kept->trail.size())) << id;
    }
    close();
  }
}

}  // namespace
}  // namespace store_test
