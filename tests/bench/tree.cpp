// What the picture of a tree costs the GUI thread, for systems of growing size and of every shape:
// CPU time, since others share the cores.
//
//   QT_QPA_PLATFORM=offscreen bench_tree [processes ...]
#include <QApplication>
#include <QScrollBar>
#include <QWindow>

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>

#include "appearance.h"
#include "views/supervision_tree_view.h"

namespace {

using otp::Atom;
using otp::Pid;
using namespace std::chrono_literals;

constexpr int frames = 40;

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double memory_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// A system that is told what happens in it, and the tree that shows it.
class Screen {
 public:
  Screen() {
    view.resize(1920, 1000);
    view.show();
    while (!view.windowHandle()->isExposed()) QCoreApplication::processEvents();
  }

  Pid spawn(Pid parent, const char* label, trace::ProcessKind kind) {
    Pid pid{++last_, 1};
    observation.apply({now_ += 1us, trace::Spawned{pid, parent, Atom(label), kind}});
    return pid;
  }
  Pid supervisor(Pid parent) { return spawn(parent, "Supervisor", trace::ProcessKind::Supervisor); }
  Pid server(Pid parent) { return spawn(parent, "Worker", trace::ProcessKind::Server); }
  void exit(Pid pid) { observation.apply({now_ += 1us, trace::Exited{pid, Atom("normal")}}); }
  void deepen(Pid pid, std::uint32_t depth) {
    observation.apply({now_ += 1us, trace::DepthChanged{pid, depth}});
  }
  /// Shows what has happened.
  void frame() {
    now_ += 16ms;
    observation.finishFrame(now_);
    view.viewport()->repaint();
  }

  ui::Observation observation;
  ui::Selection selection;
  ui::SupervisionTreeView view{observation, selection};

 private:
  std::uint32_t last_ = 0;
  otp::TimePoint now_{1s};
};

/// Who starts new processes while a system of this shape runs, and has workers that may end.
struct Planted {
  Pid parent;
  std::vector<Pid> workers;
};

struct Shape {
  const char* name;
  Planted (*plant)(Screen&, int processes);
  bool opens_groups = false;
};

Planted plant_wide(Screen& screen, int processes) {
  Planted planted{screen.supervisor({}), {}};
  for (int i = 1; i < processes; ++i) planted.workers.push_back(screen.server(planted.parent));
  return planted;
}

/// Ten children each, supervisors above and workers at the ends.
Planted plant_balanced(Screen& screen, int processes) {
  Planted planted{screen.supervisor({}), {}};
  std::vector<Pid> level = {planted.parent};
  int count = 1;
  while (count < processes) {
    bool is_last = count + int(level.size()) * 10 * 2 > processes;
    std::vector<Pid> next;
    for (Pid parent : level) {
      for (int i = 0; i < 10 && count < processes; ++i, ++count) {
        next.push_back(is_last ? screen.server(parent) : screen.supervisor(parent));
      }
    }
    level = std::move(next);
    if (is_last) planted.workers.insert(planted.workers.end(), level.begin(), level.end());
  }
  return planted;
}

Planted plant_chain(Screen& screen, int processes) {
  Planted planted;
  Pid last = screen.supervisor({});
  for (int i = 1; i < processes - 1000; ++i) last = screen.supervisor(last);
  planted.parent = last;
  for (int i = 0; i < 1000; ++i) planted.workers.push_back(screen.server(last));
  return planted;
}

/// Supervisors with three workers each, side by side: nothing becomes a group.
Planted plant_branches(Screen& screen, int processes) {
  Planted planted{screen.supervisor({}), {}};
  for (int count = 1; count < processes; count += 4) {
    Pid branch = screen.supervisor(planted.parent);
    for (int i = 0; i < 3; ++i) planted.workers.push_back(screen.server(branch));
  }
  return planted;
}

const Shape shapes[] = {{"wide, closed", &plant_wide}, {"wide, open", &plant_wide, true},
                        {"balanced", &plant_balanced}, {"balanced, open", &plant_balanced, true},
                        {"branches", &plant_branches}, {"chain", &plant_chain}};

struct Times {
  double median;
  double worst;
};

template <class Frame>
Times measure(const Frame& frame) {
  std::vector<double> times;
  for (int i = 0; i < frames; ++i) {
    double before = cpu_milliseconds();
    frame(i);
    times.push_back(cpu_milliseconds() - before);
  }
  std::ranges::sort(times);
  return {times[frames / 2], times.back()};
}

void print(const char* what, Times times) {
  fmt::print("  {} {:5.1f} ({:5.1f})", what, times.median, times.worst);
}

void open_groups(Screen& screen) {
  std::size_t groups = screen.view.treeLayout().groups.size();
  for (std::size_t i = 0; i < groups; ++i) {
    const auto& boxes = screen.view.treeLayout().boxes;
    auto closed = std::ranges::find_if(
        boxes, [](const ui::TreeBox& box) { return box.is_group() && box.count_below == 0; });
    if (closed == boxes.end() || i >= 20) return;
    screen.view.toggle(int(closed - boxes.begin()));
  }
}

/// The view is zoomed from all of it to a size at which text is read, and moved.
void measure_views(Screen& screen) {
  auto& view = screen.view;
  auto paint = [&] { view.viewport()->repaint(); };
  view.zoomToWhole();
  print("whole", measure([&](int) { paint(); }));
  print("zoom", measure([&](int i) {
          if (i < frames / 2) view.zoomIn();
          else view.zoomOut();
          paint();
        }));
  view.zoomToNormal();
  for (int step = 0; step < 3; ++step) view.zoomOut();  // the smallest text, the most boxes
  auto* scroll = view.verticalScrollBar()->maximum() > 0 ? view.verticalScrollBar()
                                                         : view.horizontalScrollBar();
  scroll->setValue(scroll->maximum() / 2);
  print("pan", measure([&](int) {
          scroll->setValue(scroll->value() + 30);
          paint();
        }));
}

/// 17 starts and 17 exits a frame are a thousand of each a second.
void measure_churn(Screen& screen, Planted planted) {
  std::size_t next = 0;
  auto churn = [&](int count) {
    for (int i = 0; i < count; ++i) planted.workers.push_back(screen.server(planted.parent));
    for (int i = 0; i < count; ++i) screen.exit(planted.workers[next++]);
  };
  screen.view.zoomToWhole();
  print("relayout+paint", measure([&](int) {
          churn(1);
          screen.frame();
        }));
  print("17+17", measure([&](int) {
          churn(17);
          screen.frame();
        }));
  print("1000 deeper", measure([&](int i) {
          for (std::size_t k = 0; k < 1000 && next + k < planted.workers.size(); ++k) {
            screen.deepen(planted.workers[next + k], std::uint32_t(i % 5));
          }
          screen.frame();
        }));
}

void measure_shape(const Shape& shape, int processes) {
  Screen screen;
  Planted planted = shape.plant(screen, processes);
  screen.frame();
  double before = cpu_milliseconds();
  if (shape.opens_groups) open_groups(screen);
  double opening = cpu_milliseconds() - before;
  fmt::print("{:<15} {:>7} boxes {:>7}", shape.name, processes,
             screen.view.treeLayout().boxes.size());
  measure_views(screen);
  measure_churn(screen, std::move(planted));
  before = cpu_milliseconds();
  screen.view.setSearch("worker");
  double first = cpu_milliseconds() - before;
  fmt::print("  search {:4.1f}  open {:4.1f}  {:.0f} MB\n", first, opening, memory_megabytes());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  std::vector<int> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {1'000, 10'000, 100'000};
  fmt::print("CPU milliseconds of the GUI thread a frame, median (worst of {})\n", frames);
  for (const Shape& shape : shapes) {
    for (int size : sizes) measure_shape(shape, size);
  }
}
