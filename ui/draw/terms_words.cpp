#include "draw/terms_words.h"

#include <QCoreApplication>

#include "draw/text.h"

namespace ui {
namespace {

using murabaha::InstalmentMethod;
using murabaha::RecognitionMethod;

struct TermsWords {
  Q_DECLARE_TR_FUNCTIONS(TermsWords)
};

}  // namespace

QString word_of(InstalmentMethod method) {
  switch (method) {
    case InstalmentMethod::EqualLast: return TermsWords::tr("equal, the last adjusts");
    case InstalmentMethod::EqualSpread: return TermsWords::tr("equal, the rest is spread");
    case InstalmentMethod::Annuity: return TermsWords::tr("annuity at a constant rate");
    case InstalmentMethod::AnnuitySpread:
      return TermsWords::tr("annuity at a constant rate, the rest is spread");
    case InstalmentMethod::FlatRate: return TermsWords::tr("equal, at a flat rate");
    case InstalmentMethod::Ceiling:
      return TermsWords::tr("at a ceiling rate, the rest is given back");
  }
  return {};
}

QString word_of(RecognitionMethod method) {
  switch (method) {
    case RecognitionMethod::ProportionalTime: return TermsWords::tr("straight-line");
    case RecognitionMethod::ProportionalReceipt: return TermsWords::tr("as payments are received");
    case RecognitionMethod::EffectiveRate: return TermsWords::tr("at the effective rate");
    case RecognitionMethod::SumOfDigits: return TermsWords::tr("by the sum of digits");
  }
  return {};
}

QString repayment_words(const murabaha::Terms& terms, Digits digits) {
  const murabaha::Repayment& repayment = terms.repayment;
  QStringList parts{word_of(repayment.method)};
  if (repayment.rate) {
    parts << TermsWords::tr("%1 a year").arg(isolated(repayment.rate->text()));
  }
  if (repayment.effective_rate) {
    parts << TermsWords::tr("profit at %1 a year").arg(isolated(repayment.effective_rate->text()));
  }
  if (repayment.instalment) {
    parts << TermsWords::tr("%1 a month")
                 .arg(money_text(*repayment.instalment, terms.currency, digits));
  }
  if (repayment.count > 0) {
    parts
        << TermsWords::tr("instalments: %1").arg(isolated(number(std::uint64_t(repayment.count))));
    parts << TermsWords::tr("months between: %1")
                 .arg(isolated(number(std::uint64_t(repayment.period_months))));
  }
  if (repayment.down_payment > 0) {
    parts << TermsWords::tr("%1 at the sale")
                 .arg(money_text(repayment.down_payment, terms.currency, digits));
  }
  return parts.join(" \u00b7 ");
}

QString rebate_words(const murabaha::Terms& terms) {
  if (terms.settlement.policy == murabaha::RebatePolicy::Discretionary) return {};
  return TermsWords::tr("%1 of the unearned profit is given up (mandatory)")
      .arg(isolated(terms.settlement.share.text()));
}

}  // namespace ui
