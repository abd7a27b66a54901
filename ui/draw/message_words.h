#pragma once

#include <QString>

#include "observer/message_record.h"
#include "observer/system_model.h"

namespace ui {

/// `call Get from client to ledger, sent at 1.000 s, taken after 2 ms`
QString sentence_of(const observer::MessageRecord& record, const observer::SystemModel& system);
/// The same as a line for each fact.
QString facts_of(const observer::MessageRecord& record, const observer::SystemModel& system);

}  // namespace ui
