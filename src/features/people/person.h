// Person: somebody of the staff. Residents are never people of this kind.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/actor.h"
#include "base/moment.h"

namespace lianxin::people {

struct Person {
  PersonId id{};
  std::string name{};            // as one writes it: one field, up to 100 characters, no surname cut off (domain §3.3)
  UnitId unit{};
  std::string unit_name{};
  std::string place_path{};      // of the unit, now
  std::string post{};            // "水利局副局长"
  std::string rank{};            // key of packs/team_rules.json, or empty: which seats the person may take
  std::string phone{};
  std::optional<Day> left_on{};  // first day no longer on the staff
  std::int64_t version = 1;
};

struct PersonRef {
  PersonId id{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(PersonRef, (), (id, name))

// Members are named as in the API.
struct NewPerson {
  std::optional<PersonId> id{};
  std::string name{};
  UnitId unit{};
  std::optional<std::string> post{};
  std::optional<std::string> rank{};
  std::optional<std::string> phone{};
};
BOOST_DESCRIBE_STRUCT(NewPerson, (), (id, name, unit, post, rank, phone))

// What is missing stays as it is.
struct PersonEdit {
  std::optional<std::string> name{};
  std::optional<UnitId> unit{};
  std::optional<std::string> post{};
  std::optional<std::string> rank{};
  std::optional<std::string> phone{};
  std::optional<Day> left_on{};
};
BOOST_DESCRIBE_STRUCT(PersonEdit, (), (name, unit, post, rank, phone, left_on))

}  // namespace lianxin::people
