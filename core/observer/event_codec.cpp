#include "observer/event_codec.h"

#include <array>
#include <bit>
#include <tuple>
#include <type_traits>
#include <utility>

namespace observer {
namespace {

using otp::Atom;
using otp::Duration;
using otp::Pid;
using otp::Ref;
using otp::Term;
using otp::TimePoint;

constexpr std::size_t longest_packed_field = 20;  // three numbers

/// How a term is written: small ones in place.
enum class Place : std::uint64_t { Atom, Integer, Pid, Ref, Stored };

class Writer {
 public:
  Writer(TimePoint since, TermStore& terms, std::byte* to)
      : since_(since), terms_(terms), to_(to) {}

  std::byte* end() const { return to_; }

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) put_number(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_integral_v<T>) put_integer(value);
    else put_value(value);
  }

 private:
  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  void put_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) *to_++ = static_cast<std::byte>(number | 0x80);
    *to_++ = static_cast<std::byte>(number);
  }
  template <class T>
  void put_integer(T value) {
    if constexpr (std::is_signed_v<T>) put_signed(value);
    else put_number(value);
  }
  /// Small ones stay short, whatever their sign.
  void put_signed(std::int64_t number) {
    auto bits = static_cast<std::uint64_t>(number);
    put_number((bits << 1) ^ static_cast<std::uint64_t>(number >> 63));
  }

  void put_value(TimePoint time) { put_signed((time - since_).count()); }
  void put_value(Duration duration) { put_signed(duration.count()); }
  void put_value(Atom atom) { put_number(atom.id()); }
  void put_value(Ref ref) { put_number(ref.bits); }
  void put_value(Pid pid) {
    put_number(pid.index);
    put_number(pid.generation);
  }
  void put_value(trace::MessageId id) {
    put_value(id.sender);
    put_number(id.number);
  }
  void put_value(const Term& term) {
    switch (term.kind()) {
      case Term::Kind::Atom: return put(Place::Atom), put_value(term.atom());
      case Term::Kind::Integer: return put(Place::Integer), put_signed(term.integer());
      case Term::Kind::Pid: return put(Place::Pid), put_value(term.pid());
      case Term::Kind::Ref: return put(Place::Ref), put_value(term.ref());
      default: return put(Place::Stored), put_number(terms_.keep(term));
    }
  }

  TimePoint since_;
  TermStore& terms_;
  std::byte* to_;
};

class Reader {
 public:
  Reader(TimePoint since, const TermStore& terms, const std::byte* from)
      : since_(since), terms_(terms), from_(from) {}

  bool is_complete() const { return is_complete_; }

  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) value = static_cast<T>(get_number());
    else if constexpr (std::is_signed_v<T>) value = static_cast<T>(get_signed());
    else if constexpr (std::is_integral_v<T>) value = static_cast<T>(get_number());
    else get_value(value);
  }

 private:
  std::uint64_t get_number() {
    std::uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
      auto byte = std::to_integer<std::uint64_t>(*from_++);
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
  }
  std::int64_t get_signed() {
    std::uint64_t bits = get_number();
    return static_cast<std::int64_t>((bits >> 1) ^ (0 - (bits & 1)));
  }

  void get_value(TimePoint& time) { time = since_ + Duration(get_signed()); }
  void get_value(Duration& duration) { duration = Duration(get_signed()); }
  void get_value(Atom& atom) {
    atom = otp::KnownAtoms::from_id(static_cast<std::uint32_t>(get_number()));
  }
  void get_value(Ref& ref) { ref.bits = get_number(); }
  void get_value(Pid& pid) {
    get(pid.index);
    get(pid.generation);
  }
  void get_value(trace::MessageId& id) {
    get(id.sender);
    get(id.number);
  }
  void get_value(Term& term) {
    switch (static_cast<Place>(get_number())) {
      case Place::Atom: return get_small<Atom>(term);
      case Place::Integer: return get_small<std::int64_t>(term);
      case Place::Pid: return get_small<Pid>(term);
      case Place::Ref: return get_small<Ref>(term);
      case Place::Stored: return get_stored(term);
    }
  }
  template <class T>
  void get_small(Term& term) {
    T value{};
    get(value);
    term = value;
  }
  void get_stored(Term& term) {
    const Term* stored = terms_.find(get_number());
    if (stored != nullptr) term = *stored;
    else is_complete_ = false;
  }

  TimePoint since_;
  const TermStore& terms_;
  const std::byte* from_;
  bool is_complete_ = true;
};

/// Calls `visit` with each member that the type lists.
template <class T, class Visit>
void for_each_field(T& value, Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(value.*(fields.member)), ...); },
             std::remove_const_t<T>::fields);
}

template <std::size_t kind>
void read_what(Reader& reader, trace::What& what) {
  for_each_field(what.emplace<kind>(), [&](auto& member) { reader.get(member); });
}

using Read = void (*)(Reader&, trace::What&);
template <std::size_t... kinds>
constexpr std::array<Read, sizeof...(kinds)> reads_of(std::index_sequence<kinds...>) {
  return {&read_what<kinds>...};
}
constexpr auto reads = reads_of(std::make_index_sequence<std::variant_size_v<trace::What>>());

}  // namespace

std::byte* pack(const trace::Event& event, TimePoint since, TermStore& terms, std::byte* to) {
  Writer writer(since, terms, to);
  writer.put(event.at);
  std::visit(
      [&]<class What>(const What& what) {
        static_assert((1 + std::tuple_size_v<decltype(What::fields)>)*longest_packed_field <=
                      longest_packed_event);
        for_each_field(what, [&](const auto& member) { writer.put(member); });
      },
      event.what);
  return writer.end();
}

Unpacked unpack(std::size_t kind, TimePoint since, const TermStore& terms, const std::byte* from) {
  Reader reader(since, terms, from);
  Unpacked unpacked;
  reader.get(unpacked.event.at);
  reads[kind](reader, unpacked.event.what);
  unpacked.is_complete = reader.is_complete();
  return unpacked;
}

}  // namespace observer
