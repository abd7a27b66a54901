#pragma once

#include <QObject>

#include <optional>

#include "models/contract_processes.h"
#include "models/crash_comparison.h"
#include "views/contract/open_dossier.h"

namespace ui {

/// What a crash of a contract's process has changed.
struct CrashReport {
  std::string contract_id;
  murabaha::CrashPoint point = murabaha::CrashPoint::Now;
  QString old_pid;
  QString new_pid;
  std::uint32_t incarnation = 0;
  std::optional<otp::Duration> recovery = {};  // from the crash until all was read again
  std::vector<CrashLine> lines;

  bool isLossless() const;
  bool isIdentical() const;
};

/// Lets a contract's process crash, and compares what is kept before and after.
class CrashTrial : public QObject {
  Q_OBJECT

 public:
  CrashTrial(DeskPort& desk, const ContractProcesses& processes, QObject* parent = nullptr);

  void begin(const std::string& contract_id, murabaha::CrashPoint point);
  /// Whether a crash is under way.
  bool isWaiting() const { return trial_.has_value(); }

 Q_SIGNALS:
  /// What goes on, in a sentence.
  void told(const QString& sentence);
  /// The successor runs. Comes again when it has gone on with a payout of its predecessor.
  void finished(const ui::CrashReport& report);

 private:
  struct Trial {
    std::string contract_id;
    murabaha::CrashPoint point = murabaha::CrashPoint::Now;
    std::optional<CrashSide> before;
    otp::Pid old_process;
    bool is_over = false;  // the successor runs
  };

  void crash(const murabaha::Dossier& before);
  void onProcesses(const std::set<std::string>& contract_ids);
  void compare();
  void report(const murabaha::Dossier& after);
  CrashSide sideOf(const murabaha::Dossier& dossier) const;

  DeskPort& desk_;
  const ContractProcesses& processes_;
  std::optional<Trial> trial_;
};

}  // namespace ui
