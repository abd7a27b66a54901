#pragma once

#include <QString>

#include <vector>

#include "murabaha/gateway_books.h"
#include "murabaha/records.h"

namespace ui {

/// All that must survive a crash of a contract's process.
struct CrashSide {
  murabaha::Records records;
  std::vector<murabaha::BookedPayment> books;  // of the payment system, of this contract's payouts
  otp::Term state;                             // as the contract's process tells it
};

/// One kind of rows before and after a crash.
struct CrashLine {
  enum class Verdict {
    Identical,
    Grown,  // what was there is there unchanged, and more
    Differs,
  };

  QString what;
  std::size_t before = 0;  // rows
  std::size_t after = 0;
  Verdict verdict = Verdict::Identical;
  QString words;
};

/// Compares row by row; also checks whether the new process has the state that the rows lead to,
/// the hash chain, the sums and whether anything was paid twice after the crash.
std::vector<CrashLine> compare_crash(const CrashSide& before, const CrashSide& after);

/// Whether the process tells of the step that is kept last. What it tells comes on a way of its
/// own, and may be older or newer than the rows.
bool is_at_one_version(const CrashSide& side);

/// What the payment system has booked for the payouts of a contract.
std::vector<murabaha::BookedPayment> booked_for(const murabaha::Records& records,
                                                const std::vector<murabaha::BookedPayment>& books);

}  // namespace ui
