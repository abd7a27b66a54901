#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

/// Texts that people write: what they may have in them, and how a refusal repeats them.
namespace murabaha {

/// `invalid_text` when it is longer than 2,000 characters, is no UTF-8, begins with a byte order
/// mark, or has control characters other than a new line; `what` names it in the sentence.
otp::Result<> check_text(std::string_view what, std::string_view text);
/// The same of an idempotency key: at most 255 characters, and none that ends a line.
otp::Result<> check_key(std::string_view key);

/// The text as it is kept: composed (NFC of Unicode), and without spaces around it. What is no
/// text, or longer than any may be, stays as it is: `check_text` refuses it.
std::string normal_text(std::string_view text);
/// The same of an id or a reference, also without direction marks.
std::string normal_id(std::string_view text);

/// `'text'`, to be repeated in a sentence; `otherwise` for one that is too long for that, or cannot
/// be shown as it is.
std::string in_quotes(std::string_view text, std::string_view otherwise = "This");

/// The text without the characters that only direct how it is written from right to left: the marks
/// U+200E, U+200F and U+061C, embeddings and overrides, and isolates. A text that is copied from a
/// window has them around ids and amounts.
std::string without_direction_marks(std::string_view text);

}  // namespace murabaha
