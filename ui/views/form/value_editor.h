#pragma once

#include <QWidget>

#include <memory>
#include <optional>

#include "base/error.h"
#include "base/value_shape.h"
#include "models/observation.h"
#include "murabaha/money.h"

namespace ui {

/// What a form knows beside the shapes of its values.
struct FormSurroundings {
  const Observation& observation;
  std::optional<murabaha::Currency> currency = {};  // that the receiver counts its amounts in
};

/// A field of a form that builds a value.
class ValueEditor : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// As it was at first: whoever gets the value keeps its default.
  virtual bool isLeftOut() const = 0;
  /// What is written, or a sentence in the language of the program that says what is wrong with it.
  virtual otp::Result<otp::Term> read() const = 0;
  /// Whether it says itself which of its parts is wrong.
  virtual bool saysMistakes() const { return false; }

 Q_SIGNALS:
  void changed();
};

/// The editor that fits a shape.
/// @param name object name of the widget that is written into
ValueEditor* make_editor(const otp::FieldShape& field, const QString& name,
                         const FormSurroundings& surroundings, QWidget* parent);

/// A layout without margins.
template <class Layout>
Layout* tight(QWidget* widget) {
  auto* layout = new Layout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

/// The refusal of what is written, as a sentence.
std::unexpected<otp::Error> mistake(const QString& sentence);

}  // namespace ui
