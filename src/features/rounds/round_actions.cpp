#include "features/rounds/round_actions.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/rounds/opinion_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::rounds {

struct RoundDetail {
  std::string title{};
  Day opens_on{};
  Day closes_on{};
  Day consolidate_on{};
};
BOOST_DESCRIBE_STRUCT(RoundDetail, (), (title, opens_on, closes_on, consolidate_on))

namespace {

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, const Round& r) {
  return journal::record(w, doing, {.kind = std::string(kind), .subject_kind = "round", .subject = to_text(r.id), .place_path = r.place_path,
                                    .detail = json::write(RoundDetail{r.title, r.opens_on, r.closes_on, r.consolidate_on})});
}

UnitId acting_unit(const Actor& by) {
  for (const Grant& grant : by.grants)
    if (grant.role == Role::office && !grant.unit.is_nil()) return grant.unit;
  return by.unit;
}

access::Scope scope_of(const Round& r) { return {.place_path = r.place_path, .units = {r.unit}}; }

bool is_same(const Round& there, const Round& asked) {
  return there.title == asked.title && there.place == asked.place && there.opens_on == asked.opens_on && there.closes_on == asked.closes_on &&
         there.consolidate_on == asked.consolidate_on && there.channels == asked.channels;
}

Result<Round> round_asked(const db::Reader& r, const Doing& doing, const RoundBook& book, const NewRound& asked) {
  const auto place = TRY(places::place_named(r, book.partition, asked.place));
  Round out{.id = asked.id.value_or(RoundId{}), .title = asked.title, .place = place.now_code, .place_path = place.now_path, .unit = asked.unit.value_or(acting_unit(doing.by)),
            .opens_on = asked.opens_on, .closes_on = asked.closes_on, .consolidate_on = asked.consolidate_on, .channels = asked.channels};
  out.asks = asked.asks.value_or(std::vector<std::string>{});
  out.points = asked.points.value_or(std::vector<Point>{});
  out.is_public = asked.is_public.value_or(false);
  std::optional<places::Unit> unit;
  if (!out.unit.is_nil()) unit = TRY(places::find_unit(r, book.partition, out.unit));
  else unit = TRY(places::office_for(r, book.partition, out.place_path));
  if (!unit || unit->is_closed()) return invalid_field("unit", "rounds.no_such_unit");
  out.unit = unit->id;
  out.unit_name = unit->name;
  TRY(check_round(out, book.words));
  return out;
}

Result<std::vector<RoundShown>> shown(const db::Reader& r, const Doing& doing, const RoundBook& book, std::vector<Round> rounds) {
  std::vector<std::string> codes;
  for (const auto& each : rounds) codes.push_back(each.place);
  std::map<std::string, places::PlaceRef> place_of;
  for (auto& ref : TRY(places::place_refs(r, book.partition, codes))) place_of.emplace(ref.code, ref);
  std::map<RoundId, std::int64_t> totals;
  for (const auto& [id, n] : TRY(store::totals_of(r, book.partition, access::sight_of(doing.by, read_rounds).ranges))) totals.emplace(id, n);
  std::vector<RoundShown> out;
  for (auto& each : rounds) {
    RoundShown one{.state = state_of(each, today_of(doing, book))};
    if (const auto place = place_of.find(each.place); place != place_of.end()) one.place = place->second;
    if (const auto total = totals.find(each.id); total != totals.end()) one.opinions = total->second;
    one.round = std::move(each);
    out.push_back(std::move(one));
  }
  return out;
}

Result<void> check_channels_in_use(const db::Reader& r, const RoundBook& book, const Round& after) {
  const std::vector<PathRange> all{{"", "\x7f"}};
  for (const auto& row : TRY(store::tallies_of(r, book.partition, after.id, all.front(), all))) {
    if (after.takes(row.channel)) continue;
    const auto* channel = book.words.channel(row.channel);
    return invalid_field("channels", "rounds.channel_in_use", {{"name", channel ? channel->zh : row.channel}});
  }
  return {};
}

}  // namespace

Day today_of(const Doing& doing, const RoundBook& book) { return day_of(doing.now, book.zone); }

Result<Round> load_round(const db::Reader& r, const RoundBook& book, RoundId id) {
  auto found = TRY(store::find_round(r, book.partition, id));
  if (!found) return fail(Code::not_found, "base.not_found");
  return *std::move(found);
}

Result<RoundShown> show_round(const db::Reader& r, const Doing& doing, const RoundBook& book, RoundId id) {
  return std::move(TRY(shown(r, doing, book, {TRY(load_round(r, book, id))})).front());
}

Result<Page<RoundShown>> list_rounds(const db::Reader& r, const Doing& doing, const RoundBook& book, const store::RoundFilter& filter, const PageRequest& page) {
  auto found = TRY(store::list_rounds(r, book.partition, filter, page));
  return Page<RoundShown>{.items = TRY(shown(r, doing, book, std::move(found.items))), .next = found.next, .total = found.total};
}

Result<MadeRound> make_round(db::Writer& w, const Doing& doing, const RoundBook& book, const NewRound& asked) {
  Round round = TRY(round_asked(w, doing, book, asked));
  if (!access::may(doing.by, manage_rounds, scope_of(round))) return fail(Code::forbidden, "base.forbidden");
  if (round.id.is_nil()) round.id = RoundId{new_uuid(doing.now)};
  else if (const auto there = TRY(store::find_round(w, book.partition, round.id))) {
    if (!is_same(*there, round)) return fail(Code::conflict, "base.duplicate");
    return MadeRound{*there, false};
  }
  TRY(store::insert_round(w, book.partition, round));
  TRY(note(w, doing, "round.created", round));
  return MadeRound{std::move(round), true};
}

Result<void> change_round(db::Writer& w, const Doing& doing, const RoundBook& book, RoundId id, const RoundEdit& edit, std::int64_t version) {
  const Round before = TRY(load_round(w, book, id));
  if (!access::may(doing.by, manage_rounds, scope_of(before))) return fail(Code::forbidden, "base.forbidden");
  if (before.version != version) return fail(Code::stale, "base.stale");
  Round after = changed(before, edit);
  TRY(check_round(after, book.words));
  TRY(check_channels_in_use(w, book, after));
  ++after.version;
  TRY(store::save_round(w, book.partition, after, version));
  return note(w, doing, "round.changed", after);
}

}  // namespace lianxin::rounds
