#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace otp {

/// A name that is compared as a number: the reasons, ids and type names of the runtime.
///
/// Atoms are interned once for the whole program and never freed, as on the BEAM: make them from
/// names in the code, not from user input. The default atom is `nil`.
/// @thread any
class Atom {
 public:
  constexpr Atom() = default;
  explicit Atom(std::string_view text);

  /// The atom with this text if some part of the program has already made it, else `nil`.
  static Atom existing(std::string_view text);

  std::string_view text() const;
  constexpr std::uint32_t id() const { return id_; }
  constexpr bool is_nil() const { return id_ == 0; }

  friend constexpr bool operator==(Atom, Atom) = default;
  /// Orders by age, not by letters: good for containers, not for people.
  friend constexpr auto operator<=>(Atom, Atom) = default;

 private:
  friend struct KnownAtoms;
  struct FromId {};
  constexpr Atom(FromId, std::uint32_t id) : id_(id) {}

  std::uint32_t id_ = 0;
};

/// The atoms that the runtime itself needs, numbered when the program is built.
struct KnownAtoms {
  static constexpr std::array texts = std::to_array<std::string_view>({
      "nil",
      "true",
      "false",
      "ok",
      "error",
      "normal",
      "shutdown",
      "kill",
      "killed",
      "noproc",
      "timeout",
      "undefined",
      "EXIT",
      "DOWN",
      "process",
      "infinity",
      "badarith",
      "badmatch",
      "function_clause",
      "nocatch",
      "already_started",
      "already_registered",
      "calling_self",
      "bad_return_value",
      "brutal_kill",
      "ignore",
      "overload",
      "nonode@nohost",
  });

  static consteval Atom find(std::string_view text) {
    for (std::uint32_t id = 0; id < texts.size(); ++id) {
      if (texts[id] == text) return Atom(Atom::FromId{}, id);
    }
    throw "not one of the known atoms";
  }
  static constexpr Atom from_id(std::uint32_t id) { return Atom(Atom::FromId{}, id); }
};

namespace atoms {
inline constexpr Atom nil = KnownAtoms::find("nil");
inline constexpr Atom true_ = KnownAtoms::find("true");
inline constexpr Atom false_ = KnownAtoms::find("false");
inline constexpr Atom ok = KnownAtoms::find("ok");
inline constexpr Atom error = KnownAtoms::find("error");
inline constexpr Atom normal = KnownAtoms::find("normal");
inline constexpr Atom shutdown = KnownAtoms::find("shutdown");
inline constexpr Atom kill = KnownAtoms::find("kill");
inline constexpr Atom killed = KnownAtoms::find("killed");
inline constexpr Atom noproc = KnownAtoms::find("noproc");
inline constexpr Atom timeout = KnownAtoms::find("timeout");
inline constexpr Atom undefined = KnownAtoms::find("undefined");
inline constexpr Atom exit = KnownAtoms::find("EXIT");
inline constexpr Atom down = KnownAtoms::find("DOWN");
inline constexpr Atom process = KnownAtoms::find("process");
inline constexpr Atom infinity = KnownAtoms::find("infinity");
inline constexpr Atom badarith = KnownAtoms::find("badarith");
inline constexpr Atom badmatch = KnownAtoms::find("badmatch");
inline constexpr Atom function_clause = KnownAtoms::find("function_clause");
inline constexpr Atom nocatch = KnownAtoms::find("nocatch");
inline constexpr Atom already_started = KnownAtoms::find("already_started");
inline constexpr Atom already_registered = KnownAtoms::find("already_registered");
inline constexpr Atom calling_self = KnownAtoms::find("calling_self");
inline constexpr Atom bad_return_value = KnownAtoms::find("bad_return_value");
inline constexpr Atom brutal_kill = KnownAtoms::find("brutal_kill");
inline constexpr Atom ignore = KnownAtoms::find("ignore");
/// Why a message did not fit into a bounded mailbox.
inline constexpr Atom overload = KnownAtoms::find("overload");
/// The name of this node, which does not take part in distribution.
inline constexpr Atom nonode = KnownAtoms::find("nonode@nohost");
}  // namespace atoms

namespace literals {
inline Atom operator""_a(const char* text, std::size_t size) { return Atom({text, size}); }
}  // namespace literals

}  // namespace otp
