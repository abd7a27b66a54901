#pragma once

#include <QCoreApplication>

#include <optional>

#include "murabaha/rules.h"

class QLineEdit;
class QWidget;

namespace ui {

class StepDialog;

/// What is asked before a step is sent. Nothing comes back when whoever is asked cancels.
class StepQuestions {
  Q_DECLARE_TR_FUNCTIONS(ui::StepQuestions)

 public:
  using Asked = std::optional<murabaha::Action>;

  /// @param contract as it is when the question is asked; it may go on while somebody answers
  StepQuestions(murabaha::Contract contract, murabaha::Moment moment, QWidget* parent)
      : contract_(std::move(contract)), moment_(std::move(moment)), parent_(parent) {}

  // What cannot be undone is confirmed.
  Asked reject(const murabaha::Reject& reject) const;
  Asked disburse() const;
  Asked settleEarly() const;
  Asked refund() const;
  /// Asks only when the payment looks like one that was just recorded.
  Asked payment(const murabaha::RecordPayment& payment) const;
  // What needs more than a button is asked for.
  Asked evidence(murabaha::EvidenceKind kind) const;
  Asked schedule() const;
  Asked concludeSale() const;
  Asked donate() const;
  Asked passOn() const;
  Asked decidePayout() const;

 private:
  QString money(murabaha::Amount amount) const;
  murabaha::Result<murabaha::Amount> amountOf(const QString& written) const;
  QString today() const;
  void offerDonation(StepDialog& dialog, QLineEdit& amount) const;

  murabaha::Contract contract_;
  murabaha::Moment moment_;
  QWidget* parent_;
};

}  // namespace ui
