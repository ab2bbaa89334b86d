#include "features/consolidations/taking_actions.h"

#include <algorithm>

#include "features/consolidations/voice_store.h"

namespace lianxin::consolidations {
namespace {

constexpr std::size_t at_once = 500;
constexpr int minutes_of_day = 24 * 60;

void add_range(db::Conditions& where, const PathRange& range) {
  where.add("t.place_path >= " + where.bind(std::string(range.begin)) + " and t.place_path < " + where.bind(std::string(range.end)));
}

void add_days(db::Conditions& where, const std::optional<Day>& from, const std::optional<Day>& until, Zone zone) {
  if (from) where.add("t.registered_at >= " + where.bind(moment_at(*from, 0, zone)));
  if (until) where.add("t.registered_at < " + where.bind(moment_at(*until, minutes_of_day, zone)));
}

db::Conditions where_of(const Doing& doing, const Workbook& book, const Consolidation& c, const VoiceBatch& batch) {
  auto where = store::taking_conditions({book.partition, c.id, batch.node, batch.batch});
  add_range(where, places::range_of(c.path));
  add_days(where, c.from, c.until, book.zone);
  if (c.round) where.add("t.round_id = " + where.bind(to_text(*c.round)));
  if (const std::string about = tickets::about_actor(where, doing.by); !about.empty()) where.add("t.id not in (" + about + ")");
  return where;
}

Result<void> add_filter(const db::Reader& r, db::Conditions& where, const Workbook& book, const Consolidation& c, const VoiceFilter& f) {
  if (f.place) {
    const auto place = places::place_named(r, book.partition, *f.place);
    if (!place) return invalid_field("filter.place", "places.no_such_place");
    if (!places::range_of(c.path).contains(place->now_path)) return invalid_field("filter.place", "consolidations.not_within");
    add_range(where, places::range_of(place->now_path));
  }
  if (f.category) {
    if (!book.desk->packs().categories.find(*f.category)) return invalid_field("filter.category", "consolidations.no_such_category");
    where.add("(t.category = " + where.bind(std::string(*f.category)) + " or (t.category >= " + where.bind(*f.category + ".") + " and t.category < " +
              where.bind(*f.category + "/") + "))");
  }
  if (f.kind) where.add("t.kind = " + where.bind(static_cast<int>(*f.kind)));
  if (f.channel) where.add("t.channel = " + where.bind(static_cast<int>(*f.channel)));
  add_days(where, f.from, f.until, book.zone);
  return {};
}

}  // namespace

Result<std::int64_t> take(db::Writer& w, const Doing& doing, const Workbook& book, const Consolidation& c, const Command& command, const VoiceBatch& batch) {
  if (command.filter) {
    auto where = where_of(doing, book, c, batch);
    TRY(add_filter(w, where, book, c, *command.filter));
    return store::take_voices(w, where);
  }
  std::int64_t taken = 0;
  const auto& all = *command.tickets;
  for (std::size_t from = 0; from < all.size(); from += at_once) {
    const std::vector<TicketId> some(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(std::min(from + at_once, all.size())));
    auto where = where_of(doing, book, c, batch);
    where.add("t.id in (" + where.bind_all(some) + ")");
    taken += TRY(store::take_voices(w, where));
  }
  return taken;
}

}  // namespace lianxin::consolidations
