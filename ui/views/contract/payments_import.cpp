#include "views/contract/payments_import.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>

#include "draw/contract_words.h"
#include "draw/desk_sentences.h"
#include "views/contract/order_sender.h"

namespace ui {

using murabaha::Answered;
using murabaha::Contract;
using murabaha::Dossier;
using murabaha::ImportedPayment;
using murabaha::Result;

namespace {

/// So many contracts are busy at once: their steps are kept together, and the window stays quick.
constexpr int most_under_way = 32;

/// The bytes of a file, or why there are none. One that is too large is not read.
Result<std::string> bytes_of(const QString& name) {
  QFile file(name);
  auto refused = [&](const QString& why) {
    return otp::refuse(
        otp::Atom("not_a_file"),
        PaymentsImport::tr("%1 cannot be read: %2.").arg(apart(name), why).toStdString());
  };
  if (QFileInfo(name).isDir()) return refused(PaymentsImport::tr("it is a folder"));
  if (!file.open(QIODevice::ReadOnly)) return refused(file.errorString());
  // One byte more than is allowed is enough to be refused.
  return file.read(qint64(murabaha::largest_payments_file) + 1).toStdString();
}

}  // namespace

PaymentsImport::PaymentsImport(DeskPort& desk, QObject* parent) : QObject(parent), desk_(desk) {
  connect(&desk, &DeskPort::deskChanged, this, &PaymentsImport::onDeskChanged);
}

bool PaymentsImport::canBook() const {
  return count(ImportedPayment::Verdict::Wrong) == 0 &&
         count(ImportedPayment::Verdict::Accepted) > 0;
}

// Reading

void PaymentsImport::read(const QString& file, const std::string& contract_id) {
  if (!desk_.isOpen()) return Q_EMIT failed(tr("There is no contract desk."));
  auto bytes = bytes_of(file);
  if (!bytes) return Q_EMIT failed(QString::fromStdString(bytes.error().text()));
  auto lines = murabaha::read_payments(*bytes, contract_id);
  if (!lines) return Q_EMIT failed(translated(lines.error().text()));
  lines_ = std::move(*lines);
  std::set<std::string> ids;
  for (const murabaha::PaymentLine& line : lines_) {
    if (!line.fault) ids.insert(line.contract_id);
  }
  to_look_at_.assign(ids.begin(), ids.end());
  look();
}

/// Looks at one contract after the other, so that a long file does not fill the store's queue.
void PaymentsImport::look() {
  if (to_look_at_.empty()) return judge();
  std::string id = std::move(to_look_at_.back());
  to_look_at_.pop_back();
  desk_.look(id, this, [this, id](const Result<Dossier>& answer) {
    contracts_.insert_or_assign(
        id, answer ? Result<Contract>(answer->contract) : std::unexpected(answer.error()));
    look();
  });
}

void PaymentsImport::judge() {
  murabaha::Moment moment = desk_.moment();
  for (ImportedPayment& payment :
       murabaha::judge_payments(std::move(lines_), std::move(contracts_), moment)) {
    ++verdicts_[std::size_t(payment.verdict)];
    ++outcomes_[std::size_t(ImportOutcome::NotSent)];
    items_.push_back({std::move(payment)});
  }
  Q_EMIT judged();
}

// Booking

void PaymentsImport::book() {
  std::map<std::string, std::vector<std::size_t>> by_contract;
  for (std::size_t item = items_.size(); item-- > 0;) {
    const ImportedPayment& payment = items_[item].payment;
    bool is_new = payment.verdict == ImportedPayment::Verdict::Accepted;
    if (is_new) by_contract[payment.line.contract_id].push_back(item);
    else become(item, ImportOutcome::BookedBefore);
  }
  for (auto& [id, items] : by_contract) waiting_.push_back(std::move(items));
  std::ranges::reverse(waiting_);
  is_booking_ = true;
  sendMore();
}

void PaymentsImport::stop() {
  is_stopped_ = true;
  waiting_.clear();
}

void PaymentsImport::sendMore() {
  while (under_way_ < most_under_way && !waiting_.empty()) {
    std::vector<std::size_t> items = std::move(waiting_.back());
    waiting_.pop_back();
    send(std::move(items));
  }
  if (under_way_ > 0) return;
  is_booking_ = false;
  Q_EMIT finished();
}

/// The first of a contract's payments that are left, which are the last of `items`.
void PaymentsImport::send(std::vector<std::size_t> items) {
  std::size_t item = items.back();
  items.pop_back();
  const ImportedPayment& payment = items_[item].payment;
  become(item, ImportOutcome::UnderWay);
  ++under_way_;
  desk_.submit(payment.line.contract_id, payment.payment, payment.key, this,
               [this, item, rest = std::move(items)](const Result<Answered>& answer) {
                 --under_way_;
                 take(item, answer);
                 if (!rest.empty() && !is_stopped_) waiting_.push_back(rest);
                 sendMore();
               });
}

void PaymentsImport::take(std::size_t item, const Result<Answered>& answer) {
  // One whose answer is lost stays under way: it may be booked. The next import finds out.
  if (!is_lost(answer)) {
    become(item, !answer               ? ImportOutcome::Refused
                 : answer->is_replayed ? ImportOutcome::BookedBefore
                                       : ImportOutcome::Booked);
  }
  if (!answer) items_[item].error = answer.error();
  Q_EMIT progressed();
}

void PaymentsImport::become(std::size_t item, ImportOutcome outcome) {
  --outcomes_[std::size_t(items_[item].outcome)];
  items_[item].outcome = outcome;
  ++outcomes_[std::size_t(outcome)];
}

/// The desk before does not answer any more; whether it has booked what was under way is seen when
/// the file is imported again.
void PaymentsImport::onDeskChanged() {
  bool has_booked = count(ImportOutcome::NotSent) < items_.size();
  if (!is_booking_ && has_booked) return;  // what came of it is known
  if (!is_booking_) return Q_EMIT failed(tr("There is another contract desk now."));
  stop();
  under_way_ = 0;
  sendMore();
}

}  // namespace ui
