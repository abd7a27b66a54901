#include "actor/crash_report.h"

#include <algorithm>

#include "actor/runtime.h"

namespace otp {
namespace {

constexpr std::size_t shown = 10;  // of links, monitors and messages; a report is for people

Term monitors_of(const Process& process) {
  std::vector<Term> watched;
  if (const Relations* relations = process.known_relations()) {
    relations->monitors.for_each([&](Ref, const MonitorEnd& end) {
      if (watched.size() < shown) watched.push_back(end.object);
    });
  }
  return Term::list(std::move(watched));
}

Term links_of(const Process& process) {
  std::vector<Term> links;
  process.for_each_link([&](Pid peer) {
    if (links.size() < shown) links.emplace_back(peer);
  });
  std::ranges::sort(links);
  return Term::list(std::move(links));
}

}  // namespace

Term crash_report(const Process& process, const ExitReason& reason, std::string_view kind) {
  Pid pid = process.pid();
  Pid parent = process.life().parent;
  const Mailbox& mailbox = process.mailbox();
  return Term::record(Atom(kind), {{Atom("pid"), pid},
                                   {Atom("label"), process.life().label},
                                   {Atom("name"), process.runtime().name_of(pid)},
                                   {Atom("parent"), parent.is_none() ? Term() : Term(parent)},
                                   {Atom("reason"), reason.term()},
                                   {Atom("last_message"), process.body().last_message()},
                                   {Atom("state"), process.body().describe_state()},
                                   {Atom("links"), links_of(process)},
                                   {Atom("monitors"), monitors_of(process)},
                                   {Atom("traps_exits"), process.traps_exits()},
                                   {Atom("depth"), mailbox.depth()},
                                   {Atom("mailbox"), mailbox.describe(shown)}});
}

}  // namespace otp
