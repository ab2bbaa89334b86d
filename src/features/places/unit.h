// Unit: an office, department, enterprise, institution or committee; what it is below, what it handles.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"

namespace lianxin::places {

// office: the programme office 大引领办公室 of a place (4.49); supervision: a supervision team 督导组 (4.50).
enum class UnitKind { office, department, government, enterprise, institution, village_committee, supervision, other };
BOOST_DESCRIBE_ENUM(UnitKind, office, department, government, enterprise, institution, village_committee, supervision, other)

struct Unit {
  UnitId id{};
  std::string name{};
  std::string short_name{};
  UnitKind kind = UnitKind::department;
  std::string place{};                     // code
  std::string place_path{};                // where that place is now
  std::string place_name{};
  std::string place_full_name{};
  std::string place_level{};
  std::optional<UnitId> superior{};
  std::string superior_name{};
  std::string path{};                      // place_path.h: a unit and its subordinates are one range (E2)
  std::vector<std::string> categories{};   // kinds of matters it handles
  std::string numbering_prefix{};          // of its orders: "阿" in "阿联办交〔2026〕12号"
  std::string phone{};
  std::optional<PersonId> principal{};     // 一把手 (4.48)
  std::optional<Day> closed_on{};
  std::int64_t version = 1;

  bool is_office() const { return kind == UnitKind::office; }
  bool is_closed() const { return closed_on.has_value(); }
};

struct UnitRef {
  UnitId id{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(UnitRef, (), (id, name))

// Members are named as in the API.
struct NewUnit {
  std::optional<UnitId> id{};
  std::string name{};
  std::optional<std::string> short_name{};
  UnitKind kind = UnitKind::department;
  std::string place{};
  std::optional<UnitId> superior{};
  std::optional<std::string> numbering_prefix{};
  std::optional<std::string> phone{};
  std::optional<std::vector<std::string>> categories{};
};
BOOST_DESCRIBE_STRUCT(NewUnit, (), (id, name, short_name, kind, place, superior, numbering_prefix, phone, categories))

// What is missing stays as it is.
struct UnitEdit {
  std::optional<std::string> name{};
  std::optional<std::string> short_name{};
  std::optional<UnitKind> kind{};
  std::optional<std::string> place{};
  std::optional<UnitId> superior{};
  std::optional<std::string> numbering_prefix{};
  std::optional<std::string> phone{};
  std::optional<std::vector<std::string>> categories{};
  std::optional<PersonId> principal{};
  std::optional<Day> closed_on{};
};
BOOST_DESCRIBE_STRUCT(UnitEdit, (), (name, short_name, kind, place, superior, numbering_prefix, phone, categories, principal,
                                     closed_on))

std::string_view name_of(UnitKind);
std::optional<UnitKind> unit_kind_named(std::string_view);

}  // namespace lianxin::places
