#pragma once

#include <string_view>

#include "base/error.h"

namespace otp {

/// Reads a term as `to_text` prints it: `42`, `1.5`, `:atom`, `Module`, `nil`, `"text"`,
/// `<0.12.1>`,
/// `#Ref<7>`, `{a, b}`, `[a, b]`, `%{key => value}`, `%Record{field: value}`. A pid is that of the
/// life that its text names, whether it goes on or not.
/// @returns the term; or `{syntax, CHARACTER}` with a sentence
/// @thread any
Result<Term> parse_term(std::string_view text);

/// Reads `<0.12.1>`; none when the text is no pid.
/// @thread any
Pid parse_pid(std::string_view text);

}  // namespace otp
