#pragma once

#include <map>
#include <string>
#include <vector>

#include "observer/system_model.h"

namespace observer {

/// What is wrong in a running system without being an error of anybody; the worst first.
enum class Rule : std::uint8_t {
  CallCircle,      // processes that wait for each other's answers
  LostName,        // a registered name whose holder has ended, and nobody took it over
  CrashLoop,       // a place that is restarted again and again
  NoRestartLeft,   // a supervisor at its limit
  GrowingMailbox,  // more comes than goes
  Unsupervised,    // nobody restarts or stops it
};
enum class Severity : std::uint8_t { Error, Warning, Hint };

std::string_view name_of(Rule rule);
std::string_view name_of(Severity severity);
Severity severity_of(Rule rule);
/// What is wrong with so many, to stand after other such fragments: `3 processes are not
/// supervised`.
std::string summary(Rule rule, std::size_t count);

/// One instance of what is wrong.
struct Finding {
  Rule rule;
  Identity place;        // who is at fault; none for a holder that was forgotten
  Atom kind;             // what that runs; nil for a call circle and a lost name
  std::string sentence;  // with what and how much: "ledger has 66 messages waiting and got 40 ..."

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// All that is wrong. In a system of many thousand processes as many may have the same trouble:
/// they are counted, and only the first of each kind described.
struct Findings {
  static constexpr std::size_t most_told = 20;  // of one rule, about one kind of process

  std::vector<Finding> told;
  std::map<Rule, std::size_t> counts;                  // of rules of which there are any
  std::map<std::pair<Rule, Atom>, std::size_t> alike;  // the same by kind

  bool empty() const { return told.empty(); }
  std::size_t count() const {
    std::size_t all = 0;
    for (const auto& [rule, some] : counts) all += some;
    return all;
  }
  friend bool operator==(const Findings&, const Findings&) = default;
};

/// Looks through a system for what is wrong in it, by the worst rule first.
///
/// - Call circles are found where messages are watched: each has called the next, and none has done
///   anything for a second.
/// - A name is lost a second after its holder has ended abnormally.
/// - A crash loop: three restarts within a minute.
/// - No restart left: a supervisor has used up all of its period.
/// - A mailbox grows that holds 50 messages and more, and held fewer five and ten seconds ago.
/// - Supervised is whom a living supervisor has started, and whom those have spawned that are
///   linked to it. Processes started from outside are nobody's, and so are supervisors that such
///   ones have started: the roots of applications.
/// @param model what is known
/// @param now the time to judge by, at least that of the model
/// @param with_own whether also processes that work for the observer are looked at
Findings lint(const SystemModel& model, TimePoint now, bool with_own = false);

}  // namespace observer
