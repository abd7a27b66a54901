#pragma once

#include "observer/system_model.h"

namespace observer {

/// Who has most to do: the deepest mailbox, among equals whoever took most messages. Looks at all
/// processes but the observer's own. None in a system without any.
Identity busiest(const SystemModel& model);

}  // namespace observer
