#include "draw/contract_words.h"

#include <QCalendar>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "draw/language.h"

namespace ui {
namespace {

using murabaha::EvidenceKind;
using murabaha::Profile;
using murabaha::Stage;

struct ContractWords {
  Q_DECLARE_TR_FUNCTIONS(ContractWords)
};

/// Digits and separators as the language writes them; all else stays.
QString in_locale(const QString& plain, const QLocale& locale) {
  char32_t zero = locale.zeroDigit().toUcs4().value(0, U'0');
  QString written;
  for (QChar c : plain) {
    if (c.unicode() >= '0' && c.unicode() <= '9') {
      char32_t digit = zero + (c.unicode() - '0');
      written += QString::fromUcs4(&digit, 1);
    } else if (c == ',') written += locale.groupSeparator();
    else if (c == '.') written += locale.decimalPoint();
    else written += c;
  }
  return written;
}

struct StepWord {
  std::string_view command;
  const char* word;
};

constexpr StepWord step_words[] = {
    {"start", QT_TRANSLATE_NOOP("ContractWords", "Opened")},
    {"approve", QT_TRANSLATE_NOOP("ContractWords", "Approved")},
    {"reject", QT_TRANSLATE_NOOP("ContractWords", "Rejected")},
    {"disburse_requested", QT_TRANSLATE_NOOP("ContractWords", "Disbursement requested")},
    {"disburse", QT_TRANSLATE_NOOP("ContractWords", "Disbursed")},
    {"disburse_declined", QT_TRANSLATE_NOOP("ContractWords", "Disbursement declined")},
    {"disburse_unknown", QT_TRANSLATE_NOOP("ContractWords", "Disbursement: outcome unknown")},
    {"refund_requested", QT_TRANSLATE_NOOP("ContractWords", "Refund requested")},
    {"refund_excess", QT_TRANSLATE_NOOP("ContractWords", "Refunded")},
    {"refund_declined", QT_TRANSLATE_NOOP("ContractWords", "Refund declined")},
    {"refund_unknown", QT_TRANSLATE_NOOP("ContractWords", "Refund: outcome unknown")},
    {"record_payment", QT_TRANSLATE_NOOP("ContractWords", "Payment recorded")},
    {"record_evidence", QT_TRANSLATE_NOOP("ContractWords", "Evidence recorded")},
    {"agree_schedule", QT_TRANSLATE_NOOP("ContractWords", "Schedule agreed")},
    {"conclude_sale", QT_TRANSLATE_NOOP("ContractWords", "Sale concluded")},
    {"settle_early", QT_TRANSLATE_NOOP("ContractWords", "Settled early")},
    {"record_charity_donation", QT_TRANSLATE_NOOP("ContractWords", "Donation to charity recorded")},
    {"pay_on_charity", QT_TRANSLATE_NOOP("ContractWords", "Passed on to charity")},
};

}  // namespace

// Words

QString word_of(Stage stage) {
  switch (stage) {
    case Stage::Pending: return ContractWords::tr("pending");
    case Stage::Approved: return ContractWords::tr("approved");
    case Stage::Disbursed: return ContractWords::tr("disbursed");
    case Stage::Repaying: return ContractWords::tr("repaying");
    case Stage::Completed: return ContractWords::tr("completed");
    case Stage::Rejected: return ContractWords::tr("rejected");
  }
  return {};
}

QString word_of(Profile profile) {
  switch (profile) {
    case Profile::Seed: return ContractWords::tr("seed");
    case Profile::Aaoifi: return ContractWords::tr("AAOIFI SS-8");
  }
  return {};
}

QString word_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::Request: return ContractWords::tr("request");
    case EvidenceKind::Promise: return ContractWords::tr("promise");
    case EvidenceKind::SupplierContract: return ContractWords::tr("supplier's contract");
    case EvidenceKind::Agency: return ContractWords::tr("agency");
    case EvidenceKind::Title: return ContractWords::tr("title");
    case EvidenceKind::Possession: return ContractWords::tr("possession");
    case EvidenceKind::Disclosure: return ContractWords::tr("disclosure of the cost");
    case EvidenceKind::OfferAcceptance: return ContractWords::tr("offer and acceptance");
    case EvidenceKind::DonationUndertaking: return ContractWords::tr("undertaking to donate");
    case EvidenceKind::Inability: return ContractWords::tr("inability to pay");
    case EvidenceKind::Ability: return ContractWords::tr("ability to pay again");
  }
  return {};
}

QString word_of(murabaha::PromiseKind kind) {
  using murabaha::PromiseKind;
  switch (kind) {
    case PromiseKind::Unilateral: return ContractWords::tr("one side");
    case PromiseKind::BilateralOption: return ContractWords::tr("both sides, one with an option");
    case PromiseKind::BilateralBinding: return ContractWords::tr("both sides");
  }
  return {};
}

QString word_of(murabaha::AssetClass asset_class) {
  using murabaha::AssetClass;
  switch (asset_class) {
    case AssetClass::Vehicle: return ContractWords::tr("vehicle");
    case AssetClass::Property: return ContractWords::tr("property");
    case AssetClass::Equipment: return ContractWords::tr("equipment");
    case AssetClass::Commodity: return ContractWords::tr("commodity");
    case AssetClass::Other: return ContractWords::tr("other asset");
    case AssetClass::Gold: return ContractWords::tr("gold");
    case AssetClass::Silver: return ContractWords::tr("silver");
    case AssetClass::Currency: return ContractWords::tr("currency");
  }
  return {};
}

QString word_of_step(std::string_view command) {
  for (const StepWord& step : step_words) {
    if (step.command == command) return ContractWords::tr(step.word);
  }
  return text(command);
}

// Amounts and dates

QString written(const QString& amount, Digits digits) {
  return isolated(digits == Digits::Latin ? amount : in_locale(amount, QLocale()));
}

QString amount_text(murabaha::Amount amount, const murabaha::Currency& currency, Digits digits) {
  return written(text(murabaha::format_amount(amount, currency)), digits);
}

QString money_text(murabaha::Amount amount, const murabaha::Currency& currency, Digits digits) {
  return written(text(murabaha::format_money(amount, currency)), digits);
}

QString money_text(murabaha::Amount amount, const std::string& code) {
  if (auto currency = murabaha::Currency::of(code)) {
    return apart(murabaha::format_money(amount, *currency));
  }
  QString units = text(murabaha::format_amount(amount, murabaha::Currency()));
  return ContractWords::tr("%1 minor units").arg(apart(text(code) + ' ' + units));
}

QString sum_text(const murabaha::Result<murabaha::Amount>& sum, const std::string& code) {
  return sum ? money_text(*sum, code)
             : ContractWords::tr("%1: more than can be added up").arg(apart(code));
}

QString islamic_date(murabaha::Date date) {
  QCalendar calendar(QCalendar::System::IslamicCivil);
  QDate day(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
  QLocale names = present_language() == Language::Arabic ? QLocale(QLocale::Arabic) : QLocale::c();
  auto parts = calendar.partsFromDate(day);
  return isolated(QString("%1 %2 %3")
                      .arg(parts.day)
                      .arg(calendar.monthName(names, parts.month, parts.year))
                      .arg(parts.year));
}

}  // namespace ui
