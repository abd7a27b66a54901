#pragma once

#include <QString>
#include <QUrl>

#include "base/error.h"
#include "store/dialect.h"

namespace app {

using otp::Result;

/// Where a database is, and how to speak to it.
struct Place {
  Dialect dialect = Dialect::Sqlite;
  QString file;  // of SQLite
  QUrl server;   // of PostgreSQL
  QString name;  // for people; has no password in it
};

/// A file name, or the URI of a PostgreSQL server, `postgres://user:password@host:port/database`;
/// further settings of libpq may follow as in `?host=/socket/folder&sslmode=require`.
/// @thread any
Place place_of(const QString& where);

/// The file of the contract desk in the user's data folder, which is made if need be.
/// @returns `storage_error` when there can be none
/// @thread any
Result<QString> default_database();

}  // namespace app
