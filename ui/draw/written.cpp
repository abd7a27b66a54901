#include "draw/written.h"

#include "murabaha/texts.h"

namespace ui {

std::string written_text(const QString& field) {
  return field.normalized(QString::NormalizationForm_C).toStdString();
}

std::string written_id(const QString& field) {
  std::string plain = murabaha::without_direction_marks(written_text(field));
  return QString::fromStdString(plain).trimmed().toStdString();
}

}  // namespace ui
