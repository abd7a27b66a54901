#pragma once

#include <QWidget>

#include "murabaha/terms.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace ui {

class SchedulePreview;

/// The part of a new contract's dialog that asks for instalments, income, early settlement and
/// lateness, and shows the schedule that would come of it.
class NewContractAgreement : public QWidget {
  Q_OBJECT

 public:
  NewContractAgreement(murabaha::Date today, QWidget* parent);

  /// Offers how the profit is usually earned under the profile, unless somebody has chosen.
  void setProfile(murabaha::Profile profile);
  /// Whether a rate makes the profit, so that nobody states it.
  bool makesProfit() const;
  /// Reads what is written into the terms, whose cost and currency are there. Where a rate makes
  /// the profit, it is set too.
  murabaha::Result<> read(murabaha::Terms& terms) const;
  /// Shows the schedule of the terms, or why there is none.
  void preview(const murabaha::Result<murabaha::Terms>& terms);

 Q_SIGNALS:
  void changed();

 private:
  void makeFields();
  void makeForm();
  bool hasCeiling() const;
  void enableFields();
  murabaha::Result<murabaha::Repayment> readRates(const murabaha::Currency& currency) const;
  murabaha::Result<murabaha::Repayment> readRepayment(const murabaha::Currency& currency) const;
  murabaha::Result<murabaha::SettlementTerms> readSettlement() const;
  murabaha::Result<std::optional<murabaha::Rate>> readDonation() const;

  murabaha::Date today_;
  QFormLayout* form_ = nullptr;
  QComboBox* method_ = nullptr;
  QLineEdit* rate_ = nullptr;
  QLineEdit* effective_rate_ = nullptr;
  QLineEdit* instalment_ = nullptr;
  QLineEdit* count_ = nullptr;
  QLineEdit* months_ = nullptr;
  QLineEdit* down_payment_ = nullptr;
  QComboBox* recognition_ = nullptr;
  bool has_chosen_recognition_ = false;
  QComboBox* policy_ = nullptr;
  QLineEdit* share_ = nullptr;
  QLineEdit* late_donation_ = nullptr;
  QLineEdit* first_due_ = nullptr;
  SchedulePreview* preview_ = nullptr;
};

}  // namespace ui
