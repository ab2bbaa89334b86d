// The names of a closed list's words, as described with BOOST_DESCRIBE_ENUM: in the database, in the API, in journals.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin {

// A trailing underscore is not part of the name: `return_` is "return".
template <class E, class = boost::describe::describe_enumerators<E>>
constexpr std::string_view name_of(E value) {
  std::string_view out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) out = d.name;
  });
  if (out.ends_with('_')) out.remove_suffix(1);
  return out;
}

template <class E, class = boost::describe::describe_enumerators<E>>
constexpr std::optional<E> named(std::string_view name) {
  std::optional<E> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (name_of(d.value) == name) out = d.value;
  });
  return out;
}

template <class E, class = boost::describe::describe_enumerators<E>>
std::vector<E> all_of() {
  std::vector<E> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { out.push_back(d.value); });
  return out;
}

}  // namespace lianxin
