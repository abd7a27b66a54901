#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace store_test {

/// A PostgreSQL server of its own from Debian's package: in a folder that goes with it, reached
/// over a socket in that folder and no other way. It ends with the program, however that ends.
class PostgresServer {
 public:
  /// Starts it. Stops the program with a sentence when that is not possible.
  PostgresServer();
  ~PostgresServer();

  /// A new and empty database in it.
  QString new_database();
  /// The URI of one of its databases.
  QString uri(const QString& database, const QString& user = "postgres") const;

 private:
  void make_cluster();
  void start();
  void prepare(QProcess& process) const;

  QTemporaryDir folder_;
  QProcess process_;
  int databases_ = 0;
};

}  // namespace store_test
