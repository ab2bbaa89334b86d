// Links as duties see them: whom a person answers for, and which links a visit credits.
#pragma once

#include <set>

#include "features/links/link_store.h"
#include "features/links/live_link.h"
#include "features/links/service_post.h"

namespace lianxin::links::store {

Result<std::vector<LiveLink>> links_of_person(const db::Reader&, std::string_view partition, PersonId, Day);
// The nearest check-in of each of these people at the path or above it, in force on the day.
Result<std::vector<CheckIn>> check_ins(const db::Reader&, std::string_view partition, const std::vector<PersonId>&, std::string_view path, Day);
Result<std::vector<PersonId>> stands_in_for(const db::Reader&, std::string_view partition, PersonId, Day);
// Codes of the places that the person's teams of a village, and those of people he stands in for, serve.
Result<std::vector<std::string>> villages_of(const db::Reader&, std::string_view partition, PersonId, Day);
// Whether the household is one of them, or lies in a place the person keeps or whose team he sits in.
Result<bool> answers_for(const db::Reader&, std::string_view partition, PersonId, HouseholdId, std::string_view place, Day);
Result<std::vector<LiveLink>> links_credited(const db::Reader&, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>&, std::string_view place, Day);
Result<std::set<std::string, std::less<>>> linked_places(const db::Reader&, std::string_view partition);
Result<std::vector<LinkRow>> links_to(const db::Reader&, std::string_view partition, const std::optional<HouseholdId>&,
                                      const std::optional<std::string>& place, Day);
Result<std::vector<LinkRow>> links_to_all(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&, const PathRange& places, Day);

}  // namespace lianxin::links::store
