// Opening stores: new ones, older and newer ones, and what is none.

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "store/place.h"

namespace store_test {
namespace {

using otp::Atom;

/// Acts as a user without rights while it lives, when the tests run as root: to root, files are
/// writable whatever their permissions say.
class WithoutRights {
 public:
  WithoutRights() {
    if (was_root_ && seteuid(nobody) != 0) throw std::runtime_error("cannot be another user");
  }
  ~WithoutRights() {
    if (!was_root_) return;
    EXPECT_EQ(seteuid(0), 0);
    prctl(PR_SET_DUMPABLE, 1);  // the leak check at the end needs it
  }

 private:
  static constexpr uid_t nobody = 65534;
  bool was_root_ = geteuid() == 0;
};

class Opening : public testing::Test {
 protected:
  /// In a folder that everyone may look into.
  Opening() { EXPECT_EQ(chmod(qPrintable(folder_.path()), 0755), 0); }

  QString file(const QString& name = "contracts.db") const { return folder_.filePath(name); }
  QByteArray bytes(const QString& name = "contracts.db") const {
    QFile opened(file(name));
    EXPECT_TRUE(opened.open(QIODevice::ReadOnly));
    return opened.readAll();
  }
  void write(const QByteArray& contents) const {
    QFile opened(file());
    ASSERT_TRUE(opened.open(QIODevice::WriteOnly) && opened.write(contents) == contents.size());
  }
  /// A database that was made by `statements` past the store.
  void make_database(const QStringList& statements) const {
    {
      QSqlDatabase connection = QSqlDatabase::addDatabase("QSQLITE", "maker");
      connection.setDatabaseName(file());
      ASSERT_TRUE(connection.open());
      for (const QString& statement : statements)
        ASSERT_TRUE(QSqlQuery(connection).exec(statement));
    }
    QSqlDatabase::removeDatabase("maker");
  }
  void make_store() const { ASSERT_TRUE(app::open_store(file())); }
  /// The file is refused for that reason, and it and its folder stay as they are.
  void expect_refused_untouched(const char* code) const {
    QByteArray before = bytes();
    QStringList names = QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden);
    auto opened = app::open_store(file());
    EXPECT_EQ(reason(opened), Atom(code)) << why(opened);
    EXPECT_NE(why(opened).find(file().toStdString()), std::string::npos) << why(opened);
    EXPECT_TRUE(bytes() == before);
    EXPECT_EQ(QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden), names);
  }

  QTemporaryDir folder_;
};

TEST_F(Opening, makes_a_file_that_is_not_there) {
  make_store();
  EXPECT_TRUE(bytes().startsWith("SQLite format 3"));
  make_store();
}

TEST_F(Opening, takes_an_empty_file) {
  write("");
  make_store();
  EXPECT_TRUE(bytes().startsWith("SQLite format 3"));
}

TEST_F(Opening, takes_a_file_name_of_any_letters) {
  QString name = file("عقود '%1' ?mode=memory#.db");
  ASSERT_TRUE(app::open_store(name));
  EXPECT_TRUE(QFile::exists(name));
}

TEST_F(Opening, refuses_what_is_no_database) {
  for (const QByteArray& garbage :
       {QByteArray("x"), QByteArray("SQLite format 3"), QByteArray(5000, 'x'),
        QByteArray(4096, '\0'), QByteArray("contract;amount\n1;2\n")}) {
    write(garbage);
    expect_refused_untouched("not_a_database");
  }
}

TEST_F(Opening, refuses_a_database_of_another_program) {
  make_database({"CREATE TABLE contracts (id INTEGER)", "INSERT INTO contracts VALUES (1)"});
  expect_refused_untouched("foreign_database");
  make_database({"PRAGMA application_id = 77", "PRAGMA journal_mode = WAL"});
  expect_refused_untouched("foreign_database");
}

TEST_F(Opening, refuses_a_newer_schema) {
  make_store();
  make_database({"PRAGMA user_version = 99"});
  expect_refused_untouched("schema_too_new");
}

/// The header of the file still tells of the older one then.
TEST_F(Opening, refuses_a_newer_schema_that_is_in_the_log_only) {
  make_store();
  {
    QSqlDatabase newer = QSqlDatabase::addDatabase("QSQLITE", "newer");
    newer.setDatabaseName(file());
    ASSERT_TRUE(newer.open());
    ASSERT_TRUE(QSqlQuery(newer).exec("PRAGMA user_version = 99"));
    expect_refused_untouched("schema_too_new");
  }
  QSqlDatabase::removeDatabase("newer");
}

TEST_F(Opening, refuses_a_damaged_database) {
  make_store();
  QByteArray damaged = bytes();
  damaged.replace(100, damaged.size() - 100, QByteArray(damaged.size() - 100, 'x'));
  write(damaged);
  auto opened = app::open_store(file());
  EXPECT_TRUE(is_storage_error(opened)) << why(opened);
  EXPECT_TRUE(bytes() == damaged);
}

TEST_F(Opening, refuses_a_folder_and_a_pipe) {
  EXPECT_EQ(reason(app::open_store(folder_.path())), Atom("not_a_file"));
  ASSERT_EQ(mkfifo(qPrintable(file()), 0666), 0);
  EXPECT_EQ(reason(app::open_store(file())), Atom("not_a_file"));
}

TEST_F(Opening, refuses_a_folder_that_is_not_there) {
  auto opened = app::open_store(file("nowhere/contracts.db"));
  EXPECT_TRUE(is_storage_error(opened)) << why(opened);
  EXPECT_FALSE(QDir(folder_.path()).exists("nowhere"));
}

TEST_F(Opening, keeps_contracts_in_files_and_nowhere_else) {
  EXPECT_EQ(reason(app::open_store("")), Atom("not_a_file"));
  EXPECT_EQ(reason(app::open_store(":memory:")), Atom("not_a_file"));
}

TEST_F(Opening, refuses_a_file_that_cannot_be_read) {
  make_store();
  QByteArray before = bytes();
  ASSERT_EQ(chmod(qPrintable(file()), 0), 0);
  {
    WithoutRights without_rights;
    auto opened = app::open_store(file());
    EXPECT_EQ(reason(opened), Atom("unreadable")) << why(opened);
  }
  ASSERT_EQ(chmod(qPrintable(file()), 0644), 0);
  EXPECT_TRUE(bytes() == before);
}

TEST_F(Opening, refuses_a_file_that_can_only_be_read) {
  make_store();
  ASSERT_EQ(chmod(qPrintable(file()), 0444), 0);
  WithoutRights without_rights;
  expect_refused_untouched("read_only");
}

/// The log could not be written beside it.
TEST_F(Opening, refuses_a_file_in_a_folder_that_can_only_be_read) {
  make_store();
  QByteArray before = bytes();
  ASSERT_EQ(chmod(qPrintable(file()), 0666), 0);
  ASSERT_EQ(chmod(qPrintable(folder_.path()), 0555), 0);
  {
    WithoutRights without_rights;
    auto opened = app::open_store(file());
    EXPECT_TRUE(is_storage_error(opened)) << why(opened);
    EXPECT_TRUE(bytes() == before);
  }
  ASSERT_EQ(chmod(qPrintable(folder_.path()), 0755), 0);
}

TEST_F(Opening, by_default_is_a_file_in_the_users_data_folder) {
  qputenv("XDG_DATA_HOME", qPrintable(file("data")));
  auto place = app::default_database();
  qunsetenv("XDG_DATA_HOME");
  ASSERT_TRUE(place) << why(place);
  EXPECT_TRUE(place->startsWith(file("data/")) && place->endsWith("/contracts.db"));
  EXPECT_TRUE(app::open_store(*place));

  write("a file, not a folder");
  qputenv("XDG_DATA_HOME", qPrintable(file()));
  EXPECT_TRUE(is_storage_error(app::default_database()));
  qunsetenv("XDG_DATA_HOME");
}

TEST_F(Opening, tells_files_from_servers) {
  EXPECT_EQ(app::place_of("contracts.db").dialect, app::Dialect::Sqlite);
  EXPECT_EQ(app::place_of("/a/postgres://b").dialect, app::Dialect::Sqlite);
  EXPECT_EQ(app::place_of("postgresql://desk").dialect, app::Dialect::Postgres);
  app::Place place = app::place_of("postgres://amina:secret@bank:5433/desk?password=secret");
  EXPECT_EQ(place.dialect, app::Dialect::Postgres);
  EXPECT_EQ(place.name, "postgres://amina@bank:5433/desk");
}

TEST_F(Opening, says_why_there_is_no_server_but_not_the_password) {
  QString nowhere = "postgres://amina:secret@/desk?host=" + folder_.path();
  for (const QString& where :
       {nowhere, nowhere + "&no_such_setting=1", nowhere + "&password=secret",
        QString("postgres://amina:secret@%zz/desk"),
        QString("postgres://amina:secret@%2Ftmp/desk")}) {
    auto opened = app::open_store(where);
    EXPECT_TRUE(is_storage_error(opened)) << why(opened);
    EXPECT_EQ(why(opened).find("secret"), std::string::npos) << why(opened);
  }
}

}  // namespace
}  // namespace store_test
