// Staff in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/people/person.h"
#include "platform/db/db.h"

namespace lianxin::people::store {

struct PersonFilter {
  std::string words{};                // part of the name or the post
  std::optional<UnitId> unit{};
  std::optional<PathRange> places{};  // where the unit is now
  bool with_left = false;
};

Result<std::optional<Person>> find_person(const db::Reader&, std::string_view partition, PersonId);
Result<std::vector<Person>> find_people(const db::Reader&, std::string_view partition, const std::vector<PersonId>&);
Result<std::vector<PersonRef>> person_refs(const db::Reader&, std::string_view partition, const std::vector<PersonId>&);
// Of exactly this name, also those who have left; at most 100.
Result<std::vector<Person>> people_named(const db::Reader&, std::string_view partition, std::string_view name);
// In the order of names.
Result<Page<Person>> list_people(const db::Reader&, std::string_view partition, const PersonFilter&, const PageRequest&);

Result<void> insert_person(db::Writer&, std::string_view partition, const Person&);
Result<void> save_person(db::Writer&, std::string_view partition, const Person&);

}  // namespace lianxin::people::store
