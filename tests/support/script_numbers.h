#pragma once

#include <rapidcheck.h>

#include <cstdint>

#include "contract_script.h"

namespace support {

/// Numbers of the whole range, however short the scripts are: rapidcheck makes numbers small where
/// sizes are, and then most actions would never be met.
template <class T>
rc::Gen<T> of_any_size() {
  return rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<T>());
}

/// Numbers for terms_drawn().
inline rc::Gen<std::uint32_t> any_terms() { return of_any_size<std::uint32_t>(); }

inline rc::Gen<Script> any_script() {
  return rc::gen::container<Script>(of_any_size<ScriptStep>());
}

}  // namespace support
