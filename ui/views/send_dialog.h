#pragma once

#include <QDialog>

#include <vector>

#include "observer/command.h"
#include "views/form/value_editor.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// A form for one of the messages that a process accepts. After a call it stays, to show what the
/// process answers.
class SendDialog : public QDialog {
  Q_OBJECT

 public:
  SendDialog(const QString& process, std::vector<observer::MessageForm> forms,
             const FormSurroundings& surroundings, QWidget* parent);

  /// The message that was chosen.
  const observer::MessageForm& form() const;
  /// Its fields as a record; those that were left as they were keep their defaults.
  otp::Term fields() const { return fields_; }
  /// What came of a call.
  void showAnswer(const QString& sentence, bool is_refusal);

 Q_SIGNALS:
  /// A message is complete and is to be sent.
  void sent();

 private:
  void showFields();
  void orderFields();
  void makeRoom();
  void check();
  void send();
  void say(const QString& sentence, bool is_refusal);

  QString process_;
  std::vector<observer::MessageForm> forms_;
  FormSurroundings surroundings_;
  otp::Term fields_;
  QComboBox* message_ = nullptr;
  QVBoxLayout* room_ = nullptr;  // for the fields
  QWidget* shown_ = nullptr;     // what is in it
  ValueEditor* editor_ = nullptr;
  QLabel* answer_ = nullptr;
  QPushButton* send_ = nullptr;
  QPushButton* close_ = nullptr;
  bool waits_ = false;
};

}  // namespace ui
