#pragma once

#include <gtest/gtest.h>

#include <QStringList>
#include <QTemporaryDir>

#include "samples.h"
#include "store/sql_store.h"

namespace store_test {

/// What statements that do not go through the store come to.
struct Direct {
  bool is_done = false;
  QString sentence;               // of the database, when it has refused
  std::vector<QStringList> rows;  // of the answer
};

/// A fresh database of the kind of the parameter, `sqlite` or `postgres`, and stores on it.
class StoreTest : public testing::TestWithParam<const char*> {
 protected:
  StoreTest();

  bool is_sqlite() const { return std::string_view(GetParam()) == "sqlite"; }
  const QString& where() const { return where_; }
  /// Another desk on the same database.
  std::unique_ptr<app::SqlStore> open() const;
  app::SqlStore& store();
  void close() { store_.reset(); }

  /// Says statements to the database past the store, on one connection; ends with the first that is
  /// refused.
  Direct directly(const QStringList& statements) const;
  /// That one statement is refused, and with which words.
  void expect_refused(const QString& statement, const QString& words) const;

 private:
  QTemporaryDir folder_;
  QString where_;
  std::unique_ptr<app::SqlStore> store_;
};

inline const auto both_kinds = testing::Values("sqlite", "postgres");
inline std::string kind_of(const testing::TestParamInfo<const char*>& test) { return test.param; }

/// The sentence of a refusal, for failing tests.
inline std::string why(const auto& result) {
  return result ? "it was done" : result.error().text() + " " + otp::to_text(result.error().reason);
}

inline bool is_storage_error(const auto& result) {
  return !result && result.error().reason.is_tagged(otp::Atom("storage_error"), 2);
}

inline otp::Term reason(const auto& result) {
  return result ? otp::Term(otp::Atom("ok")) : result.error().reason;
}

}  // namespace store_test
