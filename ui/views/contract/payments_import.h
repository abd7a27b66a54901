#pragma once

#include <QObject>

#include <array>
#include <map>
#include <vector>

#include "bridge/desk_port.h"
#include "murabaha/payments_import.h"

namespace ui {

/// What became of a payment of a file.
enum class ImportOutcome {
  NotSent,
  UnderWay,
  Booked,
  BookedBefore,  // an import before has booked it: it was answered, and not booked again
  Refused,
};

/// Takes payments from a bank's file: reads it, asks what each contract would make of its lines,
/// and, when somebody wants that, books them all. A file with a line that is wrong books nothing.
/// Each payment goes out with a key that follows from its line, so that one that is sent again is
/// booked once.
class PaymentsImport : public QObject {
  Q_OBJECT

 public:
  struct Item {
    murabaha::ImportedPayment payment;
    ImportOutcome outcome = ImportOutcome::NotSent;
    otp::Error error = {};  // when it was refused, or its answer lost
  };

  explicit PaymentsImport(DeskPort& desk, QObject* parent = nullptr);

  /// Reads a file, and judges its lines when the contracts have answered.
  /// @param contract_id whose payments they are when the file does not say; empty: it must
  void read(const QString& file, const std::string& contract_id);
  const std::vector<Item>& items() const { return items_; }
  std::uint64_t count(murabaha::ImportedPayment::Verdict verdict) const {
    return verdicts_[std::size_t(verdict)];
  }
  std::uint64_t count(ImportOutcome outcome) const { return outcomes_[std::size_t(outcome)]; }
  /// Whether there is something to book, and nothing wrong.
  bool canBook() const;

  /// Sends all payments that are accepted, those of a contract one after the other.
  /// @pre canBook()
  void book();
  /// Sends nothing more; what is under way is answered still.
  void stop();
  bool isBooking() const { return is_booking_; }

 Q_SIGNALS:
  /// The file cannot be taken, as a sentence.
  void failed(const QString& sentence);
  /// Every line has its verdict.
  void judged();
  /// One more payment has its outcome.
  void progressed();
  /// Nothing is under way any more.
  void finished();

 private:
  void judge();
  void look();
  void sendMore();
  void send(std::vector<std::size_t> items);
  void take(std::size_t item, const murabaha::Result<murabaha::Answered>& answer);
  void become(std::size_t item, ImportOutcome outcome);
  void onDeskChanged();

  DeskPort& desk_;
  std::vector<murabaha::PaymentLine> lines_;
  std::vector<std::string> to_look_at_;
  std::map<std::string, murabaha::Result<murabaha::Contract>> contracts_;
  std::vector<Item> items_;
  std::array<std::uint64_t, 3> verdicts_ = {};  // how many of each
  std::array<std::uint64_t, 5> outcomes_ = {};
  std::vector<std::vector<std::size_t>> waiting_;  // of each contract, the first at the end
  int under_way_ = 0;
  bool is_booking_ = false;
  bool is_stopped_ = false;
};

}  // namespace ui
