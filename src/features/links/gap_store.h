// Who is missing and who is too many: gaps, overlaps, quotas, the report of pairings (1.15, 2.20–2.26, 4.15–4.20, 4.59).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/links/link_store.h"

namespace lianxin::links::store {

enum class GapOf { places, households, keepers };
BOOST_DESCRIBE_ENUM(GapOf, places, households, keepers)

// What a newly registered household or place is given before it is missed (§1.5).
constexpr int grace_days = 30;

struct GapRow {
  places::PlaceRef place{};
  std::string path{};
  std::optional<HouseholdId> household{};
  std::string number{};
  std::string name{};                      // masked
  std::string missing{};                   // "anybody", "keeper_of_village", "keeper_of_group", "keeper_of_household"
  std::optional<Day> since{};
};
struct Gaps {
  Page<GapRow> page{};
  std::int64_t total = 0;                  // the gaps
  std::int64_t of = 0;                     // how many there are in all
};
// places: villages and groups without a live link, and without an open team. households: present ones without a link of their own, of
// whose village nobody is a keeper and no team serves it. keepers: steps of the chain village → group → household without one.
Result<Gaps> list_gaps(const db::Reader&, std::string_view partition, GapOf, const PathRange&, Day today, Zone, const PageRequest&);

struct OverlapRow {
  HouseholdId household{};
  std::string number{};
  std::string name{};
  places::PlaceRef place{};
  std::string path{};
  std::string kind{};
  int allowed = 0;
  int live = 0;
};
Result<Page<OverlapRow>> list_overlaps(const db::Reader&, std::string_view partition, const std::vector<LinkKind>&, const PathRange&, Day today,
                                       const PageRequest&);

// Everybody a quota may apply to whose place of work is in the range, and all their live links.
struct QuotaFacts {
  std::vector<QuotaSubject> subjects{};
  std::vector<QuotaLink> links{};
};
Result<QuotaFacts> quota_facts(const db::Reader&, std::string_view partition, const std::vector<Quota>&, const PathRange&, Day today);

struct ReportRow {
  std::string kind{};
  std::string level{};
  std::string helper_class{};
  std::int64_t links = 0;
  std::int64_t to_places = 0;              // of these, to villages and other places (对子, 2.20–2.22)
  std::int64_t helpers = 0;                // distinct
  std::int64_t places = 0;                 // distinct villages or other places
  std::int64_t households = 0;             // distinct (2.39)
};
// One row a kind, level and class; the last row, without these, is of all.
Result<std::vector<ReportRow>> report(const db::Reader&, std::string_view partition, const PathRange&, Day on);

}  // namespace lianxin::links::store
