// Visits in the database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/duties/visit_facts.h"
#include "features/places/place.h"
#include "features/visits/visit.h"
#include "features/visits/visit_rules.h"
#include "platform/access/access.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

struct VisitFilter {
  std::string words{};                       // in the diary
  std::optional<PathRange> places{};
  std::optional<HouseholdId> household{};
  std::optional<PersonId> person{};          // who visited
  std::optional<VisitKind> kind{};
  std::optional<VisitStatus> status{};
  std::optional<Day> from{};                 // inclusive
  std::optional<Day> to{};                   // inclusive
};

// A visit with the names that its screens show.
struct VisitRow {
  Visit visit{};
  places::PlaceRef place{};
  std::string household_number{};
  std::string household_name{};              // masked
};

Result<std::optional<Visit>> find_visit(const db::Reader&, std::string_view partition, VisitId);
Result<std::optional<VisitRow>> find_row(const db::Reader&, std::string_view partition, VisitId);
// In any order; unknown ids are left out.
Result<std::vector<VisitRow>> rows_of(const db::Reader&, std::string_view partition, const std::vector<VisitId>&);
// What the one who entered it was told, for the same again.
struct Told {
  std::vector<Note> notes{};
  std::vector<duties::Credited> duties{};
};
// How it was received: the digest of its content, and the answer.
struct First {
  std::string digest{};
  Told told{};
};
Result<First> first_of(const db::Reader&, std::string_view partition, VisitId);
// Adds that `v` lies within the sight, or is the asker's own. $1 must be the partition.
void add_sight(db::Conditions&, const access::Sight&, PersonId asker);
// Newest first. `asker`: one's own are always seen.
Result<Page<VisitRow>> list_visits(const db::Reader&, std::string_view partition, const VisitFilter&, const access::Sight&, PersonId asker,
                                   const PageRequest&);
// Visits that count, of a household or place, in the days around a day, made by others than these people; newest first.
struct Visited {
  std::optional<HouseholdId> household{};
  std::string place{};                       // code and path, where it is no household
  std::string path{};
};
Result<std::vector<VisitRow>> visits_near(const db::Reader&, std::string_view partition, const Visited&, Day day, int days,
                                          const std::vector<PersonId>& besides);
// All to a household and to those merged into it, newest first, at most 500.
Result<std::vector<VisitRow>> visits_of_line(const db::Reader&, std::string_view partition, HouseholdId);
// The last that counts before another one was taken back.
Result<std::optional<Visit>> last_counting(const db::Reader&, std::string_view partition, const std::optional<HouseholdId>&, const std::string& place);

Result<void> insert_visit(db::Writer&, std::string_view partition, const Visit&, AccountId, const First&);
// By the thousand, without account and answer.
Result<void> insert_visits(db::Writer&, std::string_view partition, std::span<const Visit>);
// Everything that may change.
Result<void> save_visit(db::Writer&, std::string_view partition, const Visit&, Moment now);
Result<void> link_ticket(db::Writer&, std::string_view partition, VisitId, const Uuid& ticket);

struct TicketOfVisit {
  Uuid id{};
  std::string number{};
  std::string title{};
  std::string state{};
};
BOOST_DESCRIBE_STRUCT(TicketOfVisit, (), (id, number, title, state))
Result<std::vector<Uuid>> tickets_of(const db::Reader&, std::string_view partition, VisitId);

struct Version {
  std::int64_t version = 0;
  Moment at{};
  people::PersonRef by{};
  std::string reason{};
  std::vector<FieldChange> changes{};
};
Result<void> put_version(db::Writer&, std::string_view partition, VisitId, const Version&);
Result<std::vector<Version>> versions_of(const db::Reader&, std::string_view partition, VisitId);

// "2026-11-22 萨如拉塔拉嘎查": what lists that know only ids call them.
Result<std::vector<std::pair<std::string, std::string>>> names_of_visits(const db::Reader&, std::string_view partition, const std::vector<std::string>& ids);

// Keeps visits where their places are.
Result<void> move_visits(db::Writer&, std::string_view partition, const PathRange& from, std::string_view to);
Result<void> merge_visits(db::Writer&, std::string_view partition, std::string_view from_path, std::string_view into, std::string_view into_path);

}  // namespace lianxin::visits::store
