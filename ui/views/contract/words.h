#pragma once

#include <QString>

#include "murabaha/manner.h"
#include "murabaha/order.h"
#include "murabaha/rules.h"

/// What the codes of the contract desk are called on the screen.
namespace ui {

QString words_of(murabaha::CrashPoint point);
QString words_of(murabaha::Manner manner);
QString words_of(murabaha::Guard::Verdict verdict);

}  // namespace ui
