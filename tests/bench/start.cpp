// How long it takes from starting the program to the first frame that shows the demo's processes.
//
//   QT_QPA_PLATFORM=offscreen bench_start [runs] [demo...]
//
// Every run is a process of its own. Wall time counts from before it was made; CPU time is all of
// it, the loading of the libraries included.
#include <QApplication>
#include <QPaintEvent>
#include <QProcess>
#include <QTimer>

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "appearance.h"
#include "composition.h"
#include "contracts.h"
#include "language.h"

namespace {

constexpr auto child_mark = "--first-frame";

/// Ends the program when a frame with processes has been painted.
class FirstFrame : public QObject {
 public:
  explicit FirstFrame(app::Composition& composition) : composition_(composition) {
    qApp->installEventFilter(this);
  }
  bool eventFilter(QObject* watched, QEvent* event) override {
    bool is_frame = event->type() == QEvent::Paint && watched == &composition_.window();
    if (is_frame && composition_.observation().system().alive_count() > 0) {
      QTimer::singleShot(0, qApp, &QApplication::quit);  // the children are painted after it
    }
    return false;
  }

 private:
  app::Composition& composition_;
};

/// The way of the program's main(), as far as the first frame.
int show_first_frame(int argc, char** argv, const QString& demo) {
  auto contracts = app::open_contracts(app::in_memory);
  if (!contracts) return 1;
  QApplication application(argc, argv);
  app::apply_appearance(ui::ThemeKind::Light);
  app::apply_language(ui::Language::English);
  app::Options options;
  options.demo = demo;
  app::Composition composition(options, std::move(*contracts));
  FirstFrame frame(composition);
  composition.window().resize(options.size);
  composition.window().show();
  composition.play();
  QApplication::exec();
  timespec cpu{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
  fmt::print("{}\n",
             1e3 * static_cast<double>(cpu.tv_sec) + 1e-6 * static_cast<double>(cpu.tv_nsec));
  std::fflush(stdout);
  std::_Exit(0);  // how it ends is not the question
}

struct Start {
  double wall = 0, cpu = 0;  // milliseconds
};

std::optional<Start> start(const QString& program, const QString& demo) {
  QProcess child;
  auto before = std::chrono::steady_clock::now();
  child.start(program, {child_mark, demo});
  bool has_shown = child.waitForReadyRead(30'000);
  std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - before;
  child.waitForFinished();
  bool is_number = false;
  double cpu = child.readAllStandardOutput().trimmed().toDouble(&is_number);
  if (!has_shown || !is_number) return std::nullopt;
  return Start{wall.count(), cpu};
}

bool measure(const QString& program, const QString& demo, int runs) {
  std::vector<double> wall, cpu;
  for (int run = 0; run < runs; ++run) {
    auto one = start(program, demo);
    if (!one) return false;
    wall.push_back(one->wall);
    cpu.push_back(one->cpu);
  }
  std::ranges::sort(wall);
  std::ranges::sort(cpu);
  auto middle = static_cast<std::size_t>(runs) / 2;
  fmt::print("{:<14} first frame after {:4.0f} ms ({:.0f} to {:.0f}), {:4.0f} ms of CPU\n",
             demo.toStdString(), wall[middle], wall.front(), wall.back(), cpu[middle]);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == child_mark) {
    return show_first_frame(argc, argv, argv[2]);
  }
  QCoreApplication application(argc, argv);
  int runs = argc > 1 ? std::atoi(argv[1]) : 9;
  QStringList demos = application.arguments().mid(2);
  if (demos.isEmpty()) demos = {"guide", "leak", "overflow"};
  if (runs < 1) {
    fmt::print(stderr, "usage: bench_start [runs] [demo...]\n");
    return 2;
  }
  for (const QString& demo : demos) {
    if (measure(QCoreApplication::applicationFilePath(), demo, runs)) continue;
    fmt::print(stderr, "The demo '{}' showed nothing.\n", demo.toStdString());
    return 1;
  }
}
