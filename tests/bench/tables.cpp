// What the process table and the event log cost with many rows: CPU time of the GUI thread, in
// milliseconds, as rows of the tables in the README.
//
//   QT_QPA_PLATFORM=offscreen bench_tables [table | log]
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QTableView>

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "appearance.h"
#include "base/random.h"
#include "bridge/command_port.h"
#include "draw/text.h"
#include "models/event_log_model.h"
#include "models/process_table_model.h"
#include "views/event_log_view.h"
#include "views/process_table_view.h"
#include "views/rows_view.h"

namespace {

using namespace std::chrono_literals;
using otp::Atom;
using otp::Pid;

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * double(time.tv_sec) + 1e-6 * double(time.tv_nsec);
}

/// The median of some runs. `prepare` is not measured.
double cost(int runs, const std::function<void()>& prepare, const std::function<void()>& act) {
  std::vector<double> costs;
  for (int run = 0; run < runs; ++run) {
    prepare();
    double before = cpu_milliseconds();
    act();
    costs.push_back(cpu_milliseconds() - before);
  }
  std::ranges::nth_element(costs, costs.begin() + runs / 2);
  return costs[std::size_t(runs / 2)];
}
double cost(int runs, const std::function<void()>& act) {
  return cost(
      runs, [] {}, act);
}

/// What some works cost at one size.
using Figures = std::vector<std::pair<std::string, double>>;

/// A line for each work, with a column for each size.
void print_growth(std::string_view of, const std::vector<int>& sizes,
                  const std::function<Figures(int)>& measure) {
  std::vector<Figures> at;
  for (int size : sizes) at.push_back(measure(size));
  fmt::print("| {} |", of);
  for (int size : sizes) fmt::print(" {} |", ui::number(std::uint64_t(size)).toStdString());
  fmt::print("\n| --- |");
  for (std::size_t i = 0; i < sizes.size(); ++i) fmt::print(" --: |");
  fmt::print("\n");
  for (std::size_t work = 0; work < at.front().size(); ++work) {
    fmt::print("| {} |", at.front()[work].first);
    for (const Figures& figures : at) fmt::print(" {:.3g} |", figures[work].second);
    fmt::print("\n");
  }
}

void paint(QWidget& widget) {
  QCoreApplication::processEvents();
  widget.repaint();
}

/// Below one supervisor so many servers, told of without a runtime.
class Crowd {
 public:
  explicit Crowd(std::uint32_t servers) : servers_(servers) {
    const Pid boss{1, 1};
    tell(trace::Spawned{boss, {}, Atom("Supervisor"), trace::ProcessKind::Supervisor});
    for (std::uint32_t server = 0; server < servers; ++server) {
      tell(trace::Spawned{pid(server), boss, labels_[server % 4], trace::ProcessKind::Server});
      tell(trace::Registered{pid(server), Atom("worker " + std::to_string(server))});
      tell(trace::DepthChanged{pid(server), depth()});
    }
    frame();
  }

  void tell(trace::What what) {
    now_ += 1us;
    observation.apply({now_, std::move(what)});
  }
  void frame() {
    now_ += 30ms;
    observation.finishFrame(now_);
  }
  /// So many mailboxes have another depth, and a message was taken from each.
  void change(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      Pid pid = someone();
      tell(trace::DepthChanged{pid, depth()});
      tell(trace::Received{pid, {someone(), ++messages_}, labels_[0], {}});
    }
  }
  /// A multiple of four.
  std::vector<trace::Event> events(int count) {
    std::vector<trace::Event> made;
    auto make = [&](trace::What what) { made.push_back({now_ += 1us, std::move(what)}); };
    for (int i = 0; i < count; i += 4) {
      trace::MessageId message{someone(), ++messages_};
      Pid to = someone();
      make(trace::Sent{message, to, labels_[0], trace::MessageRole::Cast});
      make(trace::Received{to, message, labels_[0], trace::MessageRole::Cast});
      make(trace::HandlerStarted{to, message, labels_[0], trace::MessageRole::Cast});
      make(trace::HandlerEnded{to, message, 20us});
    }
    return made;
  }
  void tell(const std::vector<trace::Event>& events) {
    for (const trace::Event& event : events) observation.apply(event);
  }

  ui::Observation observation;

 private:
  Pid pid(std::uint32_t server) const { return {server + 2, 1}; }
  /// Not so many that it would be an alarm.
  std::uint32_t depth() { return std::uint32_t(random_.below(50)); }
  Pid someone() { return pid(std::uint32_t(random_.below(servers_))); }

  std::uint32_t servers_;
  std::uint32_t messages_ = 0;
  std::array<Atom, 4> labels_{Atom("Account"), Atom("Ledger"), Atom("Cache"), Atom("Session")};
  otp::Random random_{1};
  observer::TimePoint now_;
};

template <class Widget>
Widget& child(QWidget& parent, const char* name) {
  return *parent.findChild<Widget*>(name);
}

Figures measure_table(int rows) {
  Crowd crowd{std::uint32_t(rows)};
  ui::Selection selection;
  ui::CommandPort port;
  QWidget window;
  ui::ProcessActions actions(crowd.observation, selection, port, &window);
  ui::ProcessTableView view(crowd.observation, selection, actions);
  view.resize(1200, 700);
  view.show();
  paint(view);
  auto& table = child<QTableView>(view, "table.processes");
  auto& filter = child<QLineEdit>(view, "table.search");
  std::uint32_t changing = std::uint32_t(rows) / 10;
  auto change = [&] {
    for (int i = 1; i < ui::ProcessTableModel::frames_between_changes; ++i) crowd.frame();
    crowd.change(changing);
  };
  auto tick = [&] {
    crowd.frame();
    paint(view);
  };
  double sorted = cost(20, change, tick);
  filter.setText("account");
  double filtered = cost(20, change, tick);
  double narrow = cost(
      5, [&] { filter.setText("work"); }, [&] { filter.setText("session"), paint(view); });
  filter.clear();
  using Columns = ui::ProcessTableModel;
  double by_name = cost(
      5, [&] { table.sortByColumn(Columns::Mailbox, Qt::DescendingOrder); },
      [&] { table.sortByColumn(Columns::Name, Qt::AscendingOrder), paint(view); });
  table.sortByColumn(Columns::Rate, Qt::DescendingOrder);
  double by_rate = cost(20, change, tick);
  table.sortByColumn(Columns::Mailbox, Qt::DescendingOrder);
  double painted = cost(20, [&] { table.viewport()->repaint(); });
  view.hide();
  double hidden = cost(20, change, tick);
  return {{"process table, a tenth of the rows changes, sorted", sorted},
          {"and filtered", filtered},
          {"sorted by rate", by_rate},
          {"another search", narrow},
          {"sorted by name", by_name},
          {"painted", painted},
          {"hidden", hidden}};
}

/// What filters cost comes first: to follow adds rows.
Figures measure_log(int rows) {
  Crowd crowd(10'000);
  ui::Selection selection;
  ui::EventSelection chosen(crowd.observation);
  ui::EventLogView view(crowd.observation, selection, chosen);
  auto& model = *view.findChild<ui::EventLogModel*>();
  for (int group = 0; group < ui::event_group_count; ++group) {
    model.showGroup(ui::EventGroup(group), true);
  }
  view.resize(1200, 700);
  constexpr int at_once = 10'000;
  for (int told = 0; told < rows; told += at_once) {
    crowd.tell(crowd.events(std::min(at_once, rows)));
    crowd.frame();
  }
  view.show();
  paint(view);
  double by_kind = cost(
      5, [&] { model.showGroup(ui::EventGroup::Handlers, true); },
      [&] { model.showGroup(ui::EventGroup::Handlers, false), paint(view); });
  double all = cost(
      5, [&] { model.showGroup(ui::EventGroup::Handlers, false); },
      [&] { model.showGroup(ui::EventGroup::Handlers, true), paint(view); });
  double of_one = cost(
      5, [&] { model.setProcess({}); }, [&] { model.setProcess({77}), paint(view); });
  model.setProcess({});
  double searched = cost(1, [&] {
    model.setSearch("session");
    while (model.isSearching()) QCoreApplication::processEvents();
  });
  model.setSearch("");
  double followed = cost(
      20, [&] { crowd.tell(crowd.events(at_once)); },
      [&] {
        crowd.frame();
        paint(view);
      });
  observer::EventLog alone(100'000);
  std::vector<trace::Event> events = crowd.events(at_once);
  double stored = cost(50, [&] {
    for (const trace::Event& event : events) alone.append(event, {1});
  });
  const auto& log = crowd.observation.log();
  double bytes = double(log.memory()) / double(log.end() - log.first());
  return {{"event log: 10,000 more, following, painted", followed},
          {"10,000 more, only stored", stored},
          {"filtered by kind", by_kind},
          {"all kinds again", all},
          {"filtered by process", of_one},
          {"searched in its texts", searched},
          {"bytes of a row, without its terms", bytes}};
}

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  QString wanted = argc > 1 ? argv[1] : "";
  if (wanted != "log") print_growth("rows", {1'000, 10'000, 100'000}, &measure_table);
  if (wanted != "table") {
    print_growth("rows", {1'000, 10'000, 100'000, 1'000'000, 5'000'000}, &measure_log);
  }
}
