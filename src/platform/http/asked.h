// Parameters of the address, read as what they mean; a fault names the parameter and what it may be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/named.h"
#include "platform/http/call.h"

namespace lianxin::http {

template <class T>
Result<std::optional<T>> id_asked(const CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<T>{};
  const auto id = parse_id<T>(*text);
  if (!id) return invalid_field(name, "base.json_not_an_id");
  return id;
}

template <class E>
Result<std::optional<E>> one_asked(const CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<E>{};
  if (const auto value = named<E>(*text)) return std::optional<E>(*value);
  std::string allowed;
  for (const E each : all_of<E>()) allowed.append(allowed.empty() ? "" : ", ").append(lianxin::name_of(each));
  return invalid_field(name, "base.json_not_one_of", {{"allowed", allowed}});
}

inline Result<std::optional<Day>> day_asked(const CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<Day>{};
  const auto day = parse_day(*text);
  if (!day) return invalid_field(name, "base.json_not_a_day");
  return day;
}

inline std::optional<std::string> text_asked(const CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

// lang=zh or en; else what the browser prefers.
inline Result<Language> language_asked(const CallBase& call) {
  const auto asked = call.request.parameter("lang");
  if (!asked) return call.language;
  if (*asked != "zh" && *asked != "en") return invalid_field("lang", "base.json_not_one_of", {{"allowed", "zh, en"}});
  return *asked == "zh" ? Language::zh : Language::en;
}

}  // namespace lianxin::http
