// What json.h asks of types.
#pragma once

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.h"

namespace lianxin::json {

// JSON text passed through: written as it is; read, it is the value in compact form.
struct Raw { std::string text = "null"; };

// An optional member that is left out when empty, where std::optional is written as null.
template <class T>
struct Maybe : std::optional<T> {
  using std::optional<T>::optional;
  using std::optional<T>::operator=;
  Maybe(std::optional<T> value) : std::optional<T>(std::move(value)) {}  // NOLINT(google-explicit-constructor)
};

template <class T> inline constexpr bool is_maybe = false;
template <class T> inline constexpr bool is_maybe<Maybe<T>> = true;
template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;
template <class T> inline constexpr bool is_optional<Maybe<T>> = true;
template <class T> inline constexpr bool is_vector = false;
template <class T, class A> inline constexpr bool is_vector<std::vector<T, A>> = true;
template <class T> inline constexpr bool is_map = false;
template <class T, class C, class A> inline constexpr bool is_map<std::map<std::string, T, C, A>> = true;
template <class T> inline constexpr bool is_id = false;
template <class Tag> inline constexpr bool is_id<Id<Tag>> = true;
template <class T> inline constexpr bool is_described = boost::describe::has_describe_members<T>::value;
template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

// "return_" is a C++ spelling of "return".
constexpr std::string_view name_without_underscore(std::string_view name) {
  if (name.size() > 1 && name.back() == '_') name.remove_suffix(1);
  return name;
}

}  // namespace lianxin::json
