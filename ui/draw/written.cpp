#include "draw/written.h"

#include "murabaha/texts.h"

namespace ui {

std::string written_text(const QString& field) {
  return murabaha::normal_text(field.toStdString());
}

std::string written_id(const QString& field) { return murabaha::normal_id(field.toStdString()); }

}  // namespace ui
