#include "store/place.h"

#include <QDir>
#include <QStandardPaths>

#include "store/database.h"

namespace app {

Place place_of(const QString& where) {
  if (!where.startsWith("postgres://") && !where.startsWith("postgresql://")) {
    return {Dialect::Sqlite, where, {}, where};
  }
  QUrl server(where, QUrl::StrictMode);
  return {Dialect::Postgres,
          {},
          server,
          server.toDisplayString(QUrl::RemovePassword | QUrl::RemoveQuery)};
}

Result<QString> default_database() {
  QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  if (folder.isEmpty() || !QDir().mkpath(folder)) {
    return storage_error(QString("The folder for contracts cannot be made: %1.").arg(folder));
  }
  return QDir(folder).filePath("contracts.db");
}

}  // namespace app
