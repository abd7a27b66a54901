// What the program's desk costs with many contracts in its database: the time until the list stands
// on the screen, and the memory while thousands of contracts are woken, asked and put to sleep.
//
//   QT_QPA_PLATFORM=offscreen bench_desk [contracts] [contracts touched in a round] [rounds]
#include <QApplication>
#include <QElapsedTimer>
#include <QTableView>
#include <QTemporaryDir>

#include "appearance.h"
#include "composition.h"
#include "kept_contracts.h"
#include "models/contract_list_model.h"

namespace {

using namespace std::chrono_literals;

using bench::id_of;
using bench::in_flight;
using bench::resident;

constexpr otp::Duration frame = 50ms;
constexpr otp::Duration until_all_sleep = 11min;  // of the world's clock

/// The program with its window on a database.
class Program {
 public:
  explicit Program(const QString& file) {
    app::Options options;
    options.database = file;
    auto contracts = app::open_contracts(file);
    if (!contracts) qFatal("%s", contracts.error().text().c_str());
    composition_ = std::make_unique<app::Composition>(options, std::move(*contracts));
    composition_->window().show();
  }

  bool has_list() const {
    auto* list = composition_->window().findChild<QTableView*>("contract.list");
    auto* model = qobject_cast<ui::ContractListModel*>(list->model());
    return model->rowCount() > 0 && model->at(0) != nullptr;
  }
  void pass(otp::Duration time) {
    now_ += time;
    composition_->runUntil(now_);
  }
  /// Approves contracts, each by its own process; says how many of them accepted it.
  int approve(int first, int count) {
    std::atomic<int> open = 0;
    std::atomic<int> accepted = 0;
    for (int number = first; number < first + count || open > 0;) {
      for (; number < first + count && open < in_flight; ++number) {
        ++open;
        composition_->world().desk().submit(id_of(number), {murabaha::Approve{}, "manager"},
                                            [&](const otp::Result<murabaha::Answered>& answer) {
                                              if (answer) ++accepted;
                                              --open;
                                            });
      }
      pass(frame);
    }
    return accepted;
  }
  int awake() const {
    int count = 0;
    composition_->observation().system().for_each([&](const observer::ProcessEntry& entry) {
      bool is_contract = entry.is_alive && entry.state.is_record() &&
                         entry.state.record_name() == otp::Atom("MurabahaContract");
      if (is_contract) ++count;
    });
    return count;
  }

 private:
  std::unique_ptr<app::Composition> composition_;
  otp::TimePoint now_;
};

void say(const char* what, const Program& program, double seconds) {
  fmt::print("{:40} {:8.2f} s {:8.1f} MB {:6} awake\n", what, seconds, resident(), program.awake());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  app::apply_theme(ui::ThemeKind::Light);
  int contracts = argc > 1 ? std::atoi(argv[1]) : 100'000;
  int touched = argc > 2 ? std::atoi(argv[2]) : 10'000;
  int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  QTemporaryDir folder;
  QString file = folder.filePath("desk.db");
  bench::fill(file, contracts);
  fmt::print("{:40} {:8} {:10.1f} MB\n", fmt::format("{} contracts are kept", contracts), "",
             resident());

  QElapsedTimer timer;
  timer.start();
  Program program(file);
  while (!program.has_list()) QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
  application.processEvents();
  double opened = double(timer.nsecsElapsed()) / 1e9;
  say("the list is on the screen", program, opened);
  program.pass(frame);  // so that the desk has started
  for (int round = 0; round < rounds; ++round) {
    timer.restart();
    int accepted = program.approve(round * touched, touched);
    double spent = double(timer.nsecsElapsed()) / 1e9;
    say(fmt::format("{} more contracts approved", accepted).c_str(), program, spent);
    timer.restart();
    program.pass(until_all_sleep);
    say("eleven minutes later", program, double(timer.nsecsElapsed()) / 1e9);
  }
}
