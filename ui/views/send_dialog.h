#pragma once

#include <QDialog>

#include <vector>

#include "observer/command.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

/// A form for one of the messages that a process accepts.
class SendDialog : public QDialog {
  Q_OBJECT

 public:
  SendDialog(const QString& process, std::vector<observer::MessageForm> forms, QWidget* parent);

  /// The message that was chosen.
  const observer::MessageForm& form() const;
  /// Its fields as a record; those that were left empty keep their defaults.
  otp::Term fields() const { return fields_; }

 private:
  void showFields();
  void send();
  otp::Result<otp::Term> read(const observer::MessageForm::Field& field, const QString& text) const;

  std::vector<observer::MessageForm> forms_;
  otp::Term fields_;
  QComboBox* message_ = nullptr;
  QFormLayout* form_ = nullptr;
  QLabel* mistake_ = nullptr;
  std::vector<QLineEdit*> edits_;
};

}  // namespace ui
