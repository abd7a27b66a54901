#pragma once

#include <rapidcheck.h>

#include <cstdint>

namespace support {

/// Numbers for terms_drawn(), of the whole range however short the scripts are.
inline rc::Gen<std::uint32_t> any_terms() {
  return rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint32_t>());
}

}  // namespace support
