// Writing side of json.h.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.h"
#include "base/moment.h"
#include "base/page.h"
#include "platform/json/described.h"

namespace lianxin::json {

// A JSON string with its quotation marks.
void write_text(std::string& out, std::string_view);
void write_integer(std::string& out, std::int64_t);  // beyond ±2^53 as a string
void write_real(std::string& out, double);           // shortest form that reads back the same; null when not finite
void write_uuid(std::string& out, const Uuid&);
void write_day(std::string& out, Day);
void write_moment(std::string& out, Moment, Zone);
// `{"items":` … `,"next":…,"total":…}` of a page.
void write_page_end(std::string& out, std::string_view next, const std::optional<std::int64_t>& total);

template <class T> void write_to(std::string& out, const T&, Zone zone = {});

namespace detail {

template <class Items>
void write_list(std::string& out, const Items& items, Zone zone) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write_to(out, item, zone);
  }
  out += ']';
}

template <class T, class Member>
void write_member(std::string& out, const T& object, Zone zone, bool& first) {
  const auto& value = object.*Member::pointer;
  if constexpr (is_maybe<std::remove_cvref_t<decltype(value)>>) {
    if (!value) return;
  }
  out += first ? '{' : ',';
  first = false;
  out += '"';
  out += name_without_underscore(Member::name);
  out += "\":";
  write_to(out, value, zone);
}

template <class T, template <class...> class List, class... Member>
void write_members(std::string& out, const T& object, Zone zone, List<Member...>) {
  bool first = true;
  (write_member<T, Member>(out, object, zone, first), ...);
  out += first ? "{}" : "}";
}

template <class E, template <class...> class List, class... Enumerator>
std::optional<E> enum_value(std::string_view name, List<Enumerator...>) {
  std::optional<E> value;
  ((name_without_underscore(Enumerator::name) == name ? void(value = Enumerator::value) : void()), ...);
  return value;
}

template <class E, template <class...> class List, class... Enumerator>
std::string_view enum_name(E value, List<Enumerator...>) {
  std::string_view name = "?";
  ((value == Enumerator::value ? void(name = name_without_underscore(Enumerator::name)) : void()), ...);
  return name;
}

template <class T> inline constexpr bool is_page = false;
template <class T> inline constexpr bool is_page<Page<T>> = true;
template <class T> inline constexpr bool is_span = false;
template <class T, std::size_t n> inline constexpr bool is_span<std::span<T, n>> = true;

}  // namespace detail

template <class T>
void write_to(std::string& out, const T& value, Zone zone) {
  if constexpr (std::is_same_v<T, bool>) out += value ? "true" : "false";
  else if constexpr (std::is_integral_v<T>) write_integer(out, static_cast<std::int64_t>(value));
  else if constexpr (std::is_floating_point_v<T>) write_real(out, static_cast<double>(value));
  else if constexpr (std::is_convertible_v<const T&, std::string_view>) write_text(out, value);
  else if constexpr (std::is_same_v<T, Raw>) out += value.text;
  else if constexpr (std::is_same_v<T, Uuid>) write_uuid(out, value);
  else if constexpr (std::is_same_v<T, Day>) write_day(out, value);
  else if constexpr (std::is_same_v<T, Moment>) write_moment(out, value, zone);
  else if constexpr (is_id<T>) write_uuid(out, value.value);
  else if constexpr (is_optional<T>) {
    if (value) write_to(out, *value, zone);
    else out += "null";
  } else if constexpr (is_vector<T> || detail::is_span<T>) {
    detail::write_list(out, value, zone);
  } else if constexpr (is_map<T>) {
    out += '{';
    for (bool first = true; const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      write_text(out, key);
      out += ':';
      write_to(out, item, zone);
    }
    out += '}';
  } else if constexpr (detail::is_page<T>) {
    out += "{\"items\":";
    detail::write_list(out, value.items, zone);
    write_page_end(out, value.next, value.total);
  } else if constexpr (std::is_enum_v<T>) {
    write_text(out, detail::enum_name(value, boost::describe::describe_enumerators<T>{}));
  } else {
    static_assert(is_described<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    detail::write_members(out, value, zone, members_of<T>{});
  }
}

template <class T>
std::string write(const T& value, Zone zone = {}) {
  std::string out;
  out.reserve(512);
  write_to(out, value, zone);
  return out;
}

namespace detail {
template <class T, template <class...> class List, class... Member>
void write_differing(std::string& out, const T& object, List<Member...>) {
  static const T plain{};
  bool first = true;
  ((object.*Member::pointer == plain.*Member::pointer ? void() : write_member<T, Member>(out, object, {}, first)), ...);
  out += first ? "{}" : "}";
}
}  // namespace detail

// For what is kept and only read back by `read` with ReadOptions::is_own: members of `value` itself that are as in T{} are
// left out.
template <class T>
std::string write_kept(const T& value) {
  std::string out;
  out.reserve(512);
  detail::write_differing(out, value, members_of<T>{});
  return out;
}

// The name of an enumerator as it is written, for stores and logs.
template <class E>
std::string_view name_of_enumerator(E value) { return detail::enum_name(value, boost::describe::describe_enumerators<E>{}); }
// The enumerator of such a name; nullopt when there is none.
template <class E>
std::optional<E> enumerator_of(std::string_view name) {
  return detail::enum_value<E>(name, boost::describe::describe_enumerators<E>{});
}

}  // namespace lianxin::json
