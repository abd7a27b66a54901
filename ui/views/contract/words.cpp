#include "views/contract/words.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ui::Words)
};

}  // namespace

using murabaha::CrashPoint;
using murabaha::Guard;
using murabaha::Manner;

QString words_of(CrashPoint point) {
  switch (point) {
    case CrashPoint::Now: return Words::tr("now");
    case CrashPoint::BeforeCommit: return Words::tr("at its next step: decided, not kept");
    case CrashPoint::BeforeReply: return Words::tr("at its next step: kept, not answered");
    case CrashPoint::BeforeSend: return Words::tr("at its next payout: intent kept, not sent");
    case CrashPoint::AfterSend: return Words::tr("at its next payout: sent, not answered");
    case CrashPoint::BeforeOutcome: return Words::tr("at its next payout: answered, not kept");
  }
  return {};
}

QString words_of(Manner manner) {
  switch (manner) {
    case Manner::Pays: return Words::tr("Pays, and says so.");
    case Manner::Declines: return Words::tr("Declines, with a reason; final for this payment.");
    case Manner::IsSlow: return Words::tr("Is slow: pays, and answers later.");
    case Manner::PaysSilently: return Words::tr("Pays, and the answer is lost.");
    case Manner::KeepsSilent: return Words::tr("Keeps silent: neither pays nor answers.");
    case Manner::AnswersTwice: return Words::tr("Answers twice, and pays once.");
    case Manner::WrongAmount: return Words::tr("Pays, and answers with another amount.");
    case Manner::ReversesLater: return Words::tr("Pays, and takes the money back later.");
    case Manner::IsUnreachable: return Words::tr("Cannot be reached.");
    case Manner::IsPending:
      return Words::tr("Says that it is under way; pays when asked for the second time.");
  }
  return {};
}

QString words_of(Guard::Verdict verdict) {
  switch (verdict) {
    case Guard::Verdict::Passes: return Words::tr("✓ pass");
    case Guard::Verdict::Fails: return Words::tr("✗ fail");
    case Guard::Verdict::NotEvaluated: return Words::tr("– not evaluated");
  }
  return {};
}

}  // namespace ui
