#pragma once

#include <QString>

#include <atomic>
#include <memory>

#include "murabaha/store.h"

namespace app {

using otp::Result;

/// Keeps contracts in a database: SQLite in a file, or PostgreSQL, which several desks may share.
///
/// It has one thread, which alone speaks to the database. All steps that have come while it was
/// busy are kept in one transaction (a group commit), since it is the disk that takes the time; one
/// of them that is refused leaves the others alone. `done` is called on that thread: let it be
/// short, and not destroy the store.
///
/// When the connection to a server is lost just while it commits, and it cannot be asked again, the
/// sentence of the `storage_error` says that it is not known what was kept. A step that was, and is
/// tried again, is refused as `version_conflict`.
/// @thread any
class SqlStore final : public murabaha::Store {
 public:
  /// Does what it was asked before, and answers it.
  ~SqlStore() override;

  void commit(murabaha::Records step, Done<void> done) override;
  void load(std::string contract_id, Done<std::vector<murabaha::AuditRow>> done) override;
  void read(std::string contract_id, Done<murabaha::Records> done) override;
  void note(murabaha::Attempt attempt, Done<void> done) override;
  void attempts(std::string contract_id, Done<std::vector<murabaha::Attempt>> done) override;
  void list(murabaha::ListQuery query, Done<murabaha::ListPage> done) override;
  void contracts(std::string after, std::int64_t limit,
                 Done<std::vector<murabaha::Snapshot>> done) override;
  void open_payouts(Done<std::vector<std::string>> done) override;
  void payouts(std::string after, std::int64_t limit,
               Done<std::vector<murabaha::KeptPayout>> done) override;
  void charity(Done<std::vector<murabaha::CharityRow>> done) override;
  void orphans(Done<std::vector<murabaha::Orphan>> done) override;

  /// How many transactions have been committed since it was opened.
  std::uint64_t transactions() const;

 private:
  friend Result<std::unique_ptr<SqlStore>> open_store(const QString& where);
  class Writer;
  explicit SqlStore(std::unique_ptr<Writer> writer);

  std::unique_ptr<Writer> writer_;
};

/// Opens a store, makes what is missing in it, and brings an older one up to date.
/// @param where the name of a file, or the URI of a PostgreSQL server (see `place_of`)
/// @returns `schema_too_new` for what a newer program has made; `not_a_file`, `unreadable`,
/// `read_only`, `not_a_database`, `foreign_database` for what it cannot keep contracts in; the file
/// or database is then as it was. Else `storage_error`, with a sentence as all of them
/// @thread any; waits for the database
Result<std::unique_ptr<SqlStore>> open_store(const QString& where);

}  // namespace app
