#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace otp {

/// Names one life of one process: the slot it lives in and the generation of that slot, so that a
/// pid never comes to mean another process. The default pid names nobody.
/// @thread any
struct Pid {
  std::uint32_t index = 0;
  std::uint32_t generation = 0;

  constexpr bool is_none() const { return generation == 0; }
  constexpr std::uint64_t bits() const {
    return (std::uint64_t{generation} << 32) | std::uint64_t{index};
  }
  static constexpr Pid from_bits(std::uint64_t bits) {
    return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
  }
  /// As the BEAM prints it: `<0.12.1>`, the slot and how many lives it has had before.
  std::string text() const {
    return "<0." + std::to_string(index) + "." + std::to_string(generation / 2) + ">";
  }

  friend constexpr bool operator==(Pid, Pid) = default;
  friend constexpr auto operator<=>(Pid, Pid) = default;
};

/// A value that is made once: names a monitor, a request, a timer or an alias.
/// @thread any
struct Ref {
  std::uint64_t bits = 0;

  constexpr bool is_none() const { return bits == 0; }
  std::string text() const { return "#Ref<" + std::to_string(bits) + ">"; }

  friend constexpr bool operator==(Ref, Ref) = default;
  friend constexpr auto operator<=>(Ref, Ref) = default;
};

/// Spreads close numbers over the whole range, as hash tables with power-of-two sizes need.
constexpr std::uint64_t mix_bits(std::uint64_t bits) {
  bits ^= bits >> 32;
  bits *= 0x9E3779B97F4A7C15ULL;
  return bits ^ (bits >> 29);
}

/// The same, but numbers of a block of eight stay neighbours: what is made one after the other is
/// mostly used one after the other too, and among a million entries a neighbour is much cheaper to
/// reach. Larger blocks would fill a table with runs that are long to search.
constexpr std::uint64_t mix_blocks(std::uint64_t bits) {
  return (mix_bits(bits >> 3) << 3) | (bits & 7);
}

/// For tables of pids that live: the next life of a slot takes the place of the last one, which is
/// at hand. Former lives of a slot would all be in the same place.
struct HashOfSlot {
  constexpr std::size_t operator()(Pid pid) const noexcept { return mix_blocks(pid.index); }
};

}  // namespace otp

/// @cond
template <>
struct std::hash<otp::Pid> {
  std::size_t operator()(otp::Pid pid) const noexcept { return otp::mix_blocks(pid.bits()); }
};

template <>
struct std::hash<otp::Ref> {
  std::size_t operator()(otp::Ref ref) const noexcept { return otp::mix_blocks(ref.bits); }
};
/// @endcond
