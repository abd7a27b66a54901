#include "views/save_file.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace ui {
namespace {

struct SaveFile {
  Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

}  // namespace

QString save_file(const QByteArray& bytes, const QString& file) {
  QSaveFile out(file);
  bool is_saved =
      out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
  return is_saved ? QString()
                  : SaveFile::tr("%1 could not be written: %2.").arg(file, out.errorString());
}

}  // namespace ui
