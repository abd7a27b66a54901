#pragma once

#include <QDialog>

#include <functional>
#include <optional>

#include "murabaha/rules.h"

class QComboBox;
class QDateEdit;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

/// Asks for what a step of a contract needs. A mistake is said, and nothing that was written is
/// lost.
class StepDialog : public QDialog {
  Q_OBJECT

 public:
  using Read = std::function<murabaha::Result<murabaha::Action>()>;

  /// @param id `evidence`, ...: its fields are `evidence.kind`, ...
  StepDialog(const QString& id, const QString& title, const QString& verb, QWidget* parent);

  QLineEdit* addField(const QString& name, const QString& label, const QString& value = {},
                      const QString& hint = {});
  QDateEdit* addDate(const QString& name, const QString& label, murabaha::Date day);
  QComboBox* addChoice(const QString& name, const QString& label);
  QLabel* addText(const QString& name, const QString& label);
  /// Shows or hides what was added, with its label.
  void setShown(QWidget* part, bool is_shown);
  /// A part over the whole width.
  void addPart(QWidget* part);

  /// What was written, or nothing when the dialog was cancelled.
  /// @param read is asked when the dialog is to close; its refusal is shown
  std::optional<murabaha::Action> ask(Read read);

 private:
  void say(const QString& mistake);
  void goOn();

  QString id_;
  QFormLayout* form_;
  QLabel* mistake_;
  Read read_;
  std::optional<murabaha::Action> action_;
};

}  // namespace ui
