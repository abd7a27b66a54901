#pragma once

#include "murabaha/action.h"

namespace murabaha {

/// An action or terms with all texts as they are kept, so that what looks the same is the same: see
/// `normal_text` and, for ids, names, references and dates, `normal_id`. What is in that form
/// already stays as it is.
Action in_normal_form(Action action);
Terms in_normal_form(Terms terms);

}  // namespace murabaha
