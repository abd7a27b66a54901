#include "store/file_check.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace app {
namespace {

using otp::Atom;
using otp::refuse;

// The header of a file of SQLite: https://www.sqlite.org/fileformat.html, section 1.3
constexpr qint64 header_size = 100;
constexpr qsizetype version_at = 60;
constexpr qsizetype application_at = 68;
constexpr char magic[] = "SQLite format 3";  // with the zero at its end

qint32 number_in(const QByteArray& header, qsizetype at) {
  return qFromBigEndian<qint32>(header.constData() + at);
}

std::unexpected<otp::Error> refuse_file(const char* code, const QString& file,
                                        const QString& what) {
  return refuse(Atom(code), QString("The file %1 %2.").arg(file, what).toStdString());
}

Result<> check_header(const QString& file, const QByteArray& header, const Schema& schema) {
  if (header.size() < header_size || !header.startsWith(QByteArray(magic, sizeof(magic)))) {
    return refuse_file("not_a_database", file, "is no database; it was left as it is");
  }
  if (number_in(header, application_at) != schema.application_id) {
    return refuse_file("foreign_database", file,
                       "is a database of another program; it was left as it is");
  }
  if (number_in(header, version_at) > schema.version()) {
    return refuse_file("schema_too_new", file,
                       "was written by a newer version of this program; it was left as it is");
  }
  return {};
}

}  // namespace

Result<> check_file(const QString& file, const Schema& schema) {
  // To SQLite and Qt such names mean a file that is thrown away, memory, or a part of the program.
  if (file.isEmpty() || file.startsWith(':')) {
    return refuse(Atom("not_a_file"),
                  "A file needs a name, and one that does not begin with a colon.");
  }
  QFileInfo info(file);
  if (!info.exists()) return {};
  if (!info.isFile()) return refuse_file("not_a_file", file, "is a folder or a device, not a file");
  QFile opened(file);
  if (!opened.open(QIODevice::ReadOnly)) {
    return refuse_file("unreadable", file, "cannot be read: " + opened.errorString());
  }
  QByteArray header = opened.read(header_size);
  if (opened.error() != QFile::NoError) {
    return refuse_file("unreadable", file, "cannot be read: " + opened.errorString());
  }
  if (!header.isEmpty()) {
    if (auto ours = check_header(file, header, schema); !ours) return ours;
  }
  // Appending opens without changing anything, and so asks the system itself, not the permissions.
  opened.close();
  if (!opened.open(QIODevice::Append)) {
    return refuse_file("read_only", file, "cannot be written: " + opened.errorString());
  }
  return {};
}

}  // namespace app
