#pragma once

#include "views/form/value_editor.h"

class QComboBox;
class QLineEdit;

namespace ui {

/// Numbers, texts, atoms and terms, by the kind of their shape. Of a kind that no form can build it
/// says so, and is left out.
class LineEditor : public ValueEditor {
  Q_OBJECT

 public:
  LineEditor(const otp::FieldShape& field, const QString& name, QWidget* parent);

  bool isLeftOut() const override;
  otp::Result<otp::Term> read() const override;

 private:
  std::string kind_;
  QString initial_;
  QLineEdit* edit_;
};

/// One of a few words.
class ChoiceEditor : public ValueEditor {
  Q_OBJECT

 public:
  ChoiceEditor(const otp::FieldShape& field, const QString& name, QWidget* parent);

  bool isLeftOut() const override;
  otp::Result<otp::Term> read() const override;

 private:
  std::vector<otp::Term> values_;
  int initial_ = -1;
  QComboBox* choice_;
};

/// A process that runs, by its name or its pid.
class PidEditor : public ValueEditor {
  Q_OBJECT

 public:
  PidEditor(const QString& name, const Observation& observation, QWidget* parent);

  bool isLeftOut() const override;
  otp::Result<otp::Term> read() const override;

 private:
  const Observation& observation_;
  QComboBox* process_;
};

/// An amount of money with the digits of its currency. Where nobody knows the currency it is asked
/// for; at first it is minor units then.
class AmountEditor : public ValueEditor {
  Q_OBJECT

 public:
  AmountEditor(const otp::FieldShape& field, const QString& name,
               const std::optional<murabaha::Currency>& currency, QWidget* parent);

  bool isLeftOut() const override;
  otp::Result<otp::Term> read() const override;

 private:
  murabaha::Currency currency() const;
  QString initialText() const;
  void showCurrency();

  murabaha::Amount initial_ = 0;
  QString shown_initial_;
  QLineEdit* edit_;
  QComboBox* currency_;
};

}  // namespace ui
