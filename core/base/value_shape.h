#pragma once

#include <algorithm>

#include "base/read_value.h"

namespace otp {

struct FieldShape;

/// How the values of a type are made up, for forms that build them.
struct ValueShape {
  /// "whole number", "text", "amount", "record", "list"; else the name of a type whose values no
  /// form can build.
  std::string kind;
  bool is_optional = false;
  std::vector<Atom> words = {};         // the only ones that are allowed; empty: any
  Atom record = {};                     // the name of a record
  std::vector<FieldShape> fields = {};  // of a record
  std::vector<ValueShape> items = {};   // one: of each item of a list
};

/// One field of a record.
struct FieldShape {
  Atom name;
  ValueShape shape;
  Term initial = {};  // what it holds when nobody says otherwise
};

/// A field whose values mean more than their type says: `Meaning` is the enumeration that a text is
/// a word of, or a type with the name of a kind, such as `murabaha::Money`.
template <class Struct, class Type, class Meaning>
struct FieldOf : Field<Struct, Type> {};

template <class Meaning, class Struct, class Type>
constexpr FieldOf<Struct, Type, Meaning> field_of(std::string_view name, Type Struct::*member) {
  return {{name, member}};
}

namespace detail {

template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
  { name_of(value) } -> std::convertible_to<std::string_view>;
};

/// The words of an enumeration that counts from 0, up to the first value that has none of its own.
template <NamedEnum T>
std::vector<Atom> words_of() {
  constexpr std::size_t most = 256;
  std::vector<Atom> words;
  while (words.size() < most) {
    std::string_view word = name_of(static_cast<T>(words.size()));
    if (word.empty() || std::ranges::find(words, Atom(word)) != words.end()) break;
    words.emplace_back(word);
  }
  return words;
}

template <class T>
struct ShapeOf {
  static ValueShape shape() {
    if constexpr (HasFields<T>) {
      return {.kind = "record", .record = atom_of_type<T>(), .fields = fields()};
    } else if constexpr (NamedEnum<T>) {
      return {.kind = "atom", .words = words_of<T>()};
    } else {
      return {.kind = std::string(kind_name<T>())};
    }
  }

  static std::vector<FieldShape> fields() {
    std::vector<FieldShape> shapes;
    if constexpr (HasFields<T>) {
      const T initial{};
      std::apply([&](const auto&... field) { (add(shapes, field, initial), ...); }, T::fields);
    }
    return shapes;
  }

 private:
  template <class Struct, class Type>
  static void add(std::vector<FieldShape>& shapes, const Field<Struct, Type>& field,
                  const T& initial) {
    shapes.push_back({Atom(field.name), ShapeOf<Type>::shape(), describe(initial.*(field.member))});
  }
  template <class Struct, class Type, class Meaning>
  static void add(std::vector<FieldShape>& shapes, const FieldOf<Struct, Type, Meaning>& field,
                  const T& initial) {
    const Field<Struct, Type>& plain = field;
    add(shapes, plain, initial);
    if constexpr (NamedEnum<Meaning>) shapes.back().shape.words = words_of<Meaning>();
    else shapes.back().shape.kind = Meaning::kind;
  }
};

template <class T>
struct ShapeOf<std::optional<T>> {
  static ValueShape shape() {
    ValueShape shape = ShapeOf<T>::shape();
    shape.is_optional = true;
    return shape;
  }
};

template <class T>
struct ShapeOf<std::vector<T>> {
  static ValueShape shape() { return {.kind = "list", .items = {ShapeOf<T>::shape()}}; }
};

}  // namespace detail

/// The shape of a type's values.
/// @thread any
template <class T>
ValueShape shape_of() {
  return detail::ShapeOf<T>::shape();
}

/// The fields of a type that lists them; none of every other.
/// @thread any
template <class T>
std::vector<FieldShape> field_shapes() {
  return detail::ShapeOf<T>::fields();
}

}  // namespace otp
