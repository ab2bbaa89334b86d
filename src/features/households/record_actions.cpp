#include "features/households/record_actions.h"

#include <algorithm>

#include "features/households/household_history_store.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::households {
namespace {

constexpr std::string_view lowest_upper_level = "township";

// The levels down to that of townships; where there is none of that name, all but the lowest.
std::vector<std::string> upper_levels(const places::Levels& levels) {
  std::vector<std::string> out;
  for (const auto& level : levels.levels) {
    out.push_back(level.key);
    if (level.key == lowest_upper_level) return out;
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

Result<Setting> setting_with(const db::Reader& r, const Doing& doing, const Registry& registry, const std::vector<std::string>& codes) {
  Setting out{.form = registry.form, .now = doing.now, .zone = doing.zone, .upper_levels = upper_levels(registry.levels)};
  for (const auto& code : codes)
    if (auto place = TRY(places::find_place(r, registry.partition(), code))) out.places.emplace(code, *std::move(place));
  return out;
}

std::vector<std::string> codes_in(const std::optional<std::string>& place, const std::optional<std::vector<NewCamp>>& camps) {
  std::vector<std::string> out;
  if (place) out.push_back(*place);
  if (camps)
    for (const auto& camp : *camps)
      if (camp.place && out.size() <= max_camps) out.push_back(*camp.place);
  return out;
}

Result<void> tell_changes(db::Writer& w, const Doing& doing, const Registry& registry, const Household* before, const Household& after,
                          std::vector<FieldChange> changes, const Deed& deed) {
  HouseholdEvent event{.number = after.number, .state = after.state, .place = after.place, .path = after.path,
                       .into = after.state == HouseholdState::merged ? after.successor : std::nullopt,
                       .origin = before ? std::nullopt : after.origin, .visit = deed.visit,
                       .on = deed.on.value_or(day_of(doing.now, doing.zone))};
  if (before && before->path != after.path) {
    event.from_place = before->place;
    event.from_path = before->path;
  }
  for (const auto& change : changes) event.fields.push_back(change.field);
  TRY(store::put_history(w, registry.partition(), after.id,
                         {.version = after.version, .at = doing.now, .person = doing.by.person, .name = doing.by.name,
                          .what = std::string(deed.what), .reason = deed.reason, .visit = deed.visit, .changes = std::move(changes)}));
  const std::string kind = "household." + std::string(deed.what);
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "household", .subject = to_text(after.id), .place_path = after.path,
                          .detail = json::write(event)});
}

Result<void> tell(db::Writer& w, const Doing& doing, const Registry& registry, const OpenHousehold* before, const OpenHousehold& after,
                  const Deed& deed) {
  auto changes = before ? changes_between(*before, after) : std::vector<FieldChange>{};
  return tell_changes(w, doing, registry, before ? &before->household : nullptr, after.household, std::move(changes), deed);
}

Result<void> may_change(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household, std::optional<std::int64_t> version) {
  TRY(may_overwrite(r, doing, registry, household));
  if (version && *version != household.version) return fail(Code::stale, "base.stale");
  return {};
}

Result<Household> to_change(const db::Reader& r, const Doing& doing, const Registry& registry, HouseholdId id,
                            std::optional<std::int64_t> version) {
  auto household = TRY(show_household(r, registry, doing.by, id));
  TRY(may_change(r, doing, registry, household, version));
  return household;
}

}  // namespace lianxin::households
