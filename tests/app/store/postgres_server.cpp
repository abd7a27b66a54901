#include "postgres_server.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace store_test {
namespace {

constexpr int patience_ms = 120'000;
const QString programs = "/usr/lib/postgresql/15/bin/";

[[noreturn]] void give_up(const QString& sentence) {
  std::fprintf(stderr, "No PostgreSQL server for the tests: %s\n", qPrintable(sentence));
  std::exit(1);
}

/// The server refuses to run as root; Debian's package makes a user for it.
const passwd* server_user() { return geteuid() == 0 ? getpwnam("postgres") : nullptr; }

void run_sql(const QString& uri_options, const QString& folder, const QString& statement) {
  {
    QSqlDatabase connection = QSqlDatabase::addDatabase("QPSQL", "administration");
    connection.setHostName(folder);
    connection.setUserName("postgres");
    connection.setDatabaseName(uri_options);
    if (!connection.open()) give_up(connection.lastError().text());
    QSqlQuery query(connection);
    if (!query.exec(statement)) give_up(query.lastError().text());
  }
  QSqlDatabase::removeDatabase("administration");
}

}  // namespace

PostgresServer::PostgresServer() {
  if (geteuid() == 0 && !server_user())
    give_up("there is no user postgres; is postgresql installed?");
  make_cluster();
  start();
}

PostgresServer::~PostgresServer() {
  ::kill(pid_t(process_.processId()), SIGQUIT);  // nothing in it is needed any more
  process_.waitForFinished(patience_ms);
}

void PostgresServer::prepare(QProcess& process) const {
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.setWorkingDirectory(folder_.path());
  const passwd* user = server_user();
  uid_t uid = user ? user->pw_uid : 0;
  gid_t gid = user ? user->pw_gid : 0;
  process.setChildProcessModifier([uid, gid] {
    if (uid != 0 && (setgid(gid) != 0 || setuid(uid) != 0)) _exit(1);
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
  });
}

void PostgresServer::make_cluster() {
  if (!folder_.isValid()) give_up("there is no folder for it");
  const passwd* user = server_user();
  if (user && chown(qPrintable(folder_.path()), user->pw_uid, user->pw_gid) != 0) {
    give_up("its folder cannot be handed to it");
  }
  QProcess initdb;
  prepare(initdb);
  initdb.start(programs + "initdb",
               {"-D", folder_.filePath("data"), "-U", "postgres", "--auth=trust", "--no-sync",
                "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"});
  if (!initdb.waitForFinished(patience_ms) || initdb.exitCode() != 0) {
    give_up(initdb.errorString() + ' ' + initdb.readAll());
  }
}

void PostgresServer::start() {
  prepare(process_);
  process_.start(programs + "postgres", {"-D", folder_.filePath("data"), "-k", folder_.path(), "-c",
                                         "listen_addresses=", "-c", "fsync=off", "-c",
                                         "full_page_writes=off", "-c", "shared_buffers=32MB"});
  QByteArray said;
  while (!said.contains("ready to accept connections")) {
    if (!process_.waitForReadyRead(patience_ms)) give_up(QString::fromUtf8(said));
    said += process_.readAll();
  }
}

QString PostgresServer::new_database() {
  QString name = QString("desk_%1").arg(++databases_);
  run_sql("postgres", folder_.path(), "CREATE DATABASE " + name + " TEMPLATE template0");
  return name;
}

QString PostgresServer::uri(const QString& database, const QString& user) const {
  QString socket = QString::fromUtf8(QUrl::toPercentEncoding(folder_.path(), "/"));
  return QString("postgres://%1@/%2?host=%3").arg(user, database, socket);
}

}  // namespace store_test
