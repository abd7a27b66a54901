#include "database_checks.h"

#include <QFile>
#include <QFileInfo>

#include <chrono>

#include "contracts.h"
#include "draw/text.h"
#include "murabaha/checkpoint.h"
#include "murabaha/verification.h"
#include "murabaha/waiting.h"
#include "options.h"
#include "store/place.h"
#include "store/sql_store.h"
#include "views/save_file.h"

namespace app {

using namespace murabaha;
using ui::text;

namespace {

constexpr qint64 largest_file = 256 * 1024 * 1024;  // a million contracts take less

Report wrong(const QString& sentence) { return {sentence + '\n', 1}; }
Report wrong(const otp::Error& error) { return wrong(text(error.text())); }

/// A database that is there already.
struct Opened {
  std::unique_ptr<SqlStore> store;
  QString name;
};

Result<Opened> open_existing(const QString& where) {
  auto place = chosen_database(where);
  if (!place) return std::unexpected(place.error());
  Place at = place_of(*place);
  bool is_missing = at.dialect == Dialect::Sqlite && !QFileInfo::exists(at.file);
  if (is_missing) {
    return otp::refuse(Atom("not_a_file"),
                       QString("There is no database '%1'.").arg(at.name).toStdString());
  }
  auto store = open_store(*place);
  if (!store) return std::unexpected(store.error());
  return Opened{std::move(*store), at.name};
}

// All contracts

QString sentence_of(const Verification::Found& found) {
  QString where = found.fault.seq > 0 ? QString("step %1").arg(found.fault.seq) : QString("rows");
  return QString("%1, %2: %3\n").arg(text(found.contract_id), where, text(found.fault.sentence));
}

Report verify(const Opened& opened) {
  auto found = verify_all(*opened.store);
  if (!found) return wrong(found.error());
  QString counted = QString("%1: %2 contracts, %3 steps")
                        .arg(opened.name)
                        .arg(found->contracts)
                        .arg(found->steps);
  if (found->is_right()) return {counted + ", all right.\n", 0};
  QString lines = counted + QString(", %1 wrong:\n").arg(found->faults.size());
  for (const auto& fault : found->faults) lines += sentence_of(fault);
  for (const std::string& currency : found->unbalanced) {
    lines +=
        QString("The books of all contracts in %1 do not add up to zero.\n").arg(text(currency));
  }
  return {lines, 1};
}

// A printed statement

/// @param asked the contract and the hash, `M-1=0123456789ab`
Report look_for_hash(const Opened& opened, const QString& asked) {
  std::string id = asked.section('=', 0, 0).toStdString();
  std::string printed = asked.section('=', 1).toStdString();
  auto trail =
      wait_for<std::vector<AuditRow>>([&](auto done) { opened.store->load(id, std::move(done)); });
  if (!trail) return wrong(trail.error());
  if (trail->empty()) return wrong(QString("There is no contract %1.").arg(text(id)));
  auto seq = step_with_hash(id, *trail, printed);
  if (!seq) return wrong(seq.error());
  const AuditRow& row = (*trail)[std::size_t(*seq - 1)];
  std::int64_t since = std::int64_t(trail->size()) - *seq;
  QString after = since == 0 ? "It is the last step."
                             : QString("The contract has had %1 more since.").arg(since);
  QString found = QString("%1: the contract %2 has this hash at step %3, %4 at %5 UTC.")
                      .arg(opened.name, text(id))
                      .arg(*seq)
                      .arg(text(row.command), text(format_time(row.at)));
  return {found + ' ' + after + '\n', 0};
}

// Checkpoints

Timestamp now() {
  auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
}

Report write_checkpoint(const Opened& opened, const QString& file) {
  auto taken = take_checkpoint(*opened.store, now());
  if (!taken) return wrong(taken.error());
  QString mistake = ui::save_file(QByteArray::fromStdString(text_of(*taken)), file);
  if (!mistake.isEmpty()) return wrong(mistake);
  return {QString("%1: %2 contracts, written to %3, digest %4.\n")
              .arg(opened.name)
              .arg(taken->heads.size())
              .arg(file, text(taken->digest())),
          0};
}

Report compare_with(const Opened& opened, const QString& name) {
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly)) {
    return wrong(QString("The file %1 cannot be read: %2.").arg(name, file.errorString()));
  }
  auto checkpoint = parse_checkpoint(file.read(largest_file).toStdString());
  if (!checkpoint) return wrong(checkpoint.error());
  auto report = compare(*opened.store, *checkpoint);
  if (!report) return wrong(report.error());
  QString counted = QString(
                        "%1: %2 contracts of %3 UTC, digest %4; %5 with steps since, %6 opened "
                        "since")
                        .arg(opened.name)
                        .arg(report->contracts)
                        .arg(text(checkpoint->at), text(checkpoint->digest()))
                        .arg(report->grown)
                        .arg(report->since);
  if (report->faults.empty()) return {counted + ". All is there still.\n", 0};
  QString lines = counted + QString(". Not all is there, %1 wrong:\n").arg(report->faults.size());
  for (const auto& [id, sentence] : report->faults) {
    lines += QString("%1: %2\n").arg(text(id), text(sentence));
  }
  return {lines, 1};
}

}  // namespace

std::optional<Report> check_database(const Options& options) {
  bool is_asked = options.verifies_database || !options.printed_hash.isEmpty() ||
                  !options.new_checkpoint.isEmpty() || !options.checkpoint.isEmpty();
  if (!is_asked) return std::nullopt;
  auto opened = open_existing(options.database.value_or(QString()));
  if (!opened) return wrong(opened.error());
  if (!options.printed_hash.isEmpty()) return look_for_hash(*opened, options.printed_hash);
  if (!options.new_checkpoint.isEmpty()) return write_checkpoint(*opened, options.new_checkpoint);
  if (!options.checkpoint.isEmpty()) return compare_with(*opened, options.checkpoint);
  return verify(*opened);
}

}  // namespace app
