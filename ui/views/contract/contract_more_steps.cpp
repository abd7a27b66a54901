#include <QPushButton>

#include "views/contract/contract_actions.h"
#include "views/contract/step_questions.h"

/// The steps that are seldom needed, and stand folded away below the others.
namespace ui {

using murabaha::Action;

void ContractActions::addMoreSteps() {
  using murabaha::EvidenceKind;
  Row& evidence = add(more_grid_, "contract.evidence", tr("Record document…"),
                      murabaha::RecordEvidence{std::string(name_of(EvidenceKind::Request))});
  evidence.ask = [this](const Action&) { return questions().evidence(EvidenceKind::Request); };
  Row& schedule =
      add(more_grid_, "contract.schedule", tr("Agree schedule…"), murabaha::AgreeSchedule{});
  schedule.ask = [this](const Action&) { return questions().schedule(); };
  Row& sale = add(more_grid_, "contract.sale", tr("Conclude sale…"), murabaha::ConcludeSale{});
  sale.ask = [this](const Action&) { return questions().concludeSale(); };
  Row& settle = add(more_grid_, "contract.settle", tr("Settle early…"), murabaha::SettleEarly{});
  settle.ask = [this](const Action&) { return questions().settleEarly(); };
  settle.is_for_good = true;
  Row& donate = add(more_grid_, "contract.donate", tr("Charity donation…"),
                    murabaha::RecordCharityDonation{});
  donate.ask = [this](const Action&) { return questions().donate(); };
  Row& pass_on =
      add(more_grid_, "contract.pass_on", tr("Pass on to charity…"), murabaha::PayOnCharity{});
  pass_on.ask = [this](const Action&) { return questions().passOn(); };
  Row& decide =
      add(more_grid_, "contract.decide", tr("Decide unknown payment…"), murabaha::DecidePayout{});
  decide.ask = [this](const Action&) { return questions().decidePayout(); };
  decide.is_for_good = true;
  Row& refund = add(more_grid_, "contract.refund", tr("Refund excess…"), murabaha::RefundExcess{});
  refund.ask = [this](const Action&) { return questions().refund(); };
  refund.is_for_good = true;
}

}  // namespace ui
