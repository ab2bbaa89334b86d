#include "features/links/link_import_actions.h"

#include <map>

#include "base/text.h"
#include "features/links/link_sheet_store.h"
#include "features/places/places.h"

namespace lianxin::links {
namespace {

using Lines = std::map<std::string, std::int64_t>;

struct Who {
  WhoKind kind = WhoKind::person;
  Uuid id{};
};

Result<Who> who_meant(const db::Reader& r, const Registry& registry, const LinkSheetRow& row) {
  const LinkKind* kind = registry.packs.kind(row.link.kind);
  std::vector<WhoKind> tried;
  if (row.who_kind) tried = {*row.who_kind};
  else if (kind) tried = kind->who;
  else tried = {WhoKind::person};
  if (trimmed(row.who).empty()) return invalid_field("who", "base.required");
  if (const auto id = parse_uuid(row.who)) return Who{tried.front(), *id};
  for (const WhoKind one : tried) {
    const auto found = TRY(store::helpers_named(r, registry.partition, one, trimmed(row.who), trimmed(row.unit)));
    if (found.size() > 1) return invalid_field("who", "links.import_many", {{"name", row.who}});
    if (found.size() == 1) return Who{one, found.front()};
  }
  return invalid_field("who", "links.no_such_helper");
}

// The code of the place; of several by one name the one whose links may be changed.
Result<std::string> place_meant(const db::Reader& r, const Doing& doing, const Registry& registry, const std::string& words) {
  auto found = TRY(places::places_meant(r, registry.partition, words));
  if (found.size() > 1) std::erase_if(found, [&](const auto& place) { return !access::may(doing.by, change_links, {.place_path = place.path}); });
  if (found.size() > 1) return invalid_field("place", "links.import_many_places", {{"name", words}});
  if (found.empty()) return invalid_field("place", "places.no_such_place");
  return found.front().code;
}

// Whether the link is new.
Result<bool> take(db::Writer& w, const Doing& doing, const Registry& registry, const LinkSheetRow& row, Lines& lines) {
  NewLink asked = row.link;
  const Who who = TRY(who_meant(w, registry, row));
  asked.who_kind = who.kind;
  asked.who = who.id;
  const std::string place = TRY(place_meant(w, doing, registry, row.place));
  if (row.household.empty()) {
    asked.place = place;
  } else if (const auto id = parse_id<HouseholdId>(row.household)) {
    asked.household = *id;
  } else {
    asked.household = TRY(store::household_numbered(w, registry.partition, place, row.household));
    if (!asked.household) return invalid_field("household", "links.no_such_household");
  }
  const std::string key = asked.kind + " " + to_text(asked.who) + " " + (asked.household ? to_text(*asked.household) : place);
  const auto [first, is_new] = lines.emplace(key, row.line);
  if (!is_new) return invalid_field("kind", "links.import_twice", {{"line", std::to_string(first->second)}});
  if (TRY(store::is_linked(w, registry.partition, asked, asked.from_on.value_or(day_of(doing.now, doing.zone))))) return false;
  return TRY(begin_link(w, doing, registry, asked)).is_new;
}

}  // namespace

Result<void> import_links(db::Writer& w, const Doing& doing, const Registry& registry, const std::vector<LinkSheetRow>& rows, ImportReport& report) {
  if (!access::may_somewhere(doing.by, change_links)) return fail(Code::forbidden, "base.forbidden");
  Lines lines;
  for (const auto& row : rows) {
    const auto is_new = take(w, doing, registry, row, lines);
    if (is_new) ++(*is_new ? report.added : report.unchanged);
    else TRY(blame_row(report, row.line, is_new.error(), "kind"));
  }
  return {};
}

}  // namespace lianxin::links
