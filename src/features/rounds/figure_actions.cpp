#include "features/rounds/figure_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/places.h"
#include "features/rounds/figure_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::rounds {

struct SheetsDetail {
  std::string place{};
  std::string channel{};
  std::optional<SheetCount> before{};
  SheetCount after{};
};
BOOST_DESCRIBE_STRUCT(SheetsDetail, (), (place, channel, before, after))

struct ReportDetail {
  std::string place{};
  Measure measure{};
  std::string before{};
  std::string after{};
};
BOOST_DESCRIBE_STRUCT(ReportDetail, (), (place, measure, before, after))

namespace {

// Where something is counted, and whether the asker may.
Result<places::Place> counted_place(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const std::string& code, const access::Verb& verb) {
  auto place = TRY(places::place_named(r, book.partition, code));
  if (place.now_path != round.place_path && !places::is_below(place.now_path, round.place_path)) return invalid_field("place", "rounds.outside");
  access::Scope scope{.place_path = place.now_path};
  for (const auto& unit : TRY(places::units_of_place(r, book.partition, place.now_code))) scope.units.push_back(unit.id);
  if (!access::may(doing.by, verb, scope)) return fail(Code::forbidden, "base.forbidden");
  return place;
}

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, const Round& round, const std::string& path, std::string detail) {
  return journal::record(w, doing, {.kind = std::string(kind), .subject_kind = "round", .subject = to_text(round.id), .place_path = path, .detail = std::move(detail)});
}

struct Stood {
  PlaceBelow here{};
  std::vector<PlaceBelow> below{};
};
Result<Stood> standing(const db::Reader& r, const RoundBook& book, const Round& round, const std::optional<std::string>& asked) {
  const auto place = TRY(places::place_named(r, book.partition, asked.value_or(round.place)));
  Stood out{.here = {{place.now_code, place.name, place.full_name}, place.now_path}};
  out.below = TRY(store::places_one_below(r, book.partition, place.now_path));
  return out;
}

bool is_in(const std::vector<PathRange>& sight, std::string_view path) {
  return std::ranges::any_of(sight, [&](const PathRange& range) { return range.contains(path); });
}

// The step below `here` a path lies in; null: it is the place itself (or one below that is no more).
const PlaceBelow* step_of(const Stood& at, std::string_view path) {
  const auto found = std::ranges::find_if(at.below, [&](const PlaceBelow& each) { return path.starts_with(each.path); });
  return found == at.below.end() ? nullptr : &*found;
}

void add(std::vector<SheetSum>& sums, const places::PlaceRef& place, bool is_itself, const SheetRow& row, bool is_exact) {
  auto found = std::ranges::find_if(sums, [&](const SheetSum& sum) { return sum.place.code == place.code && sum.is_itself == is_itself && sum.channel == row.channel; });
  if (found == sums.end()) {
    sums.push_back({.place = place, .is_itself = is_itself, .channel = row.channel});
    found = std::prev(sums.end());
  }
  found->count = found->count + row.count;
  if (is_exact) found->version = row.version;
}

}  // namespace

Result<SheetTable> show_sheets(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const std::optional<std::string>& place) {
  const Stood at = TRY(standing(r, book, round, place));
  const auto sight = access::sight_of(doing.by, read_rounds).ranges;
  SheetTable out{.place = at.here.place};
  for (const auto& row : TRY(store::sheets_of(r, book.partition, round.id, places::range_of(at.here.path)))) {
    if (!is_in(sight, row.path)) continue;
    const PlaceBelow* step = step_of(at, row.path);
    add(out.rows, step ? step->place : at.here.place, !step, row, row.place == (step ? step->place.code : at.here.place.code));
    add(out.channels, {}, false, row, false);
    out.all = out.all + row.count;
  }
  return out;
}

Result<void> count_sheets(db::Writer& w, const Doing& doing, const RoundBook& book, const Round& round, const SheetEdit& asked) {
  const auto place = TRY(counted_place(w, doing, book, round, asked.place, collect));
  const auto* channel = book.words.channel(asked.channel);
  if (!channel || !round.takes(asked.channel)) return invalid_field("channel", "rounds.channel_not_asked");
  if (!channel->sheets.value_or(false)) return invalid_field("channel", "rounds.channel_without_sheets");
  const SheetCount count{asked.handed_out, asked.returned, asked.valid};
  TRY(check_count(count));
  const auto before = TRY(store::find_sheets(w, book.partition, round.id, place.now_code, asked.channel));
  if ((before ? before->version : 0) != asked.version.value_or(0)) return fail(Code::stale, "base.stale");
  if (before && before->count == count) return {};
  TRY(store::put_sheets(w, book.partition, round.id, {.place = place.now_code, .channel = asked.channel, .count = count, .version = (before ? before->version : 0) + 1}));
  SheetsDetail detail{.place = place.now_code, .channel = asked.channel, .after = count};
  if (before) detail.before = before->count;
  return note(w, doing, "round.sheets_counted", round, place.now_path, json::write(detail));
}

Result<ReportTable> show_reports(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const std::optional<std::string>& place) {
  const Stood at = TRY(standing(r, book, round, place));
  const auto sight = access::sight_of(doing.by, read_rounds).ranges;
  auto rows = TRY(store::reports_of(r, book.partition, round.id, places::range_of(at.here.path)));
  std::erase_if(rows, [&](const ReportRow& row) { return !is_in(sight, row.path); });
  ReportTable out{.place = at.here.place, .all = summed(rows, at.here.path)};
  for (const auto& row : rows)
    if (row.place == at.here.place.code) out.own.push_back(row);
  for (const auto& each : at.below) out.places.push_back({.place = each.place, .sums = summed(rows, each.path)});
  return out;
}

Result<void> report(db::Writer& w, const Doing& doing, const RoundBook& book, const Round& round, const ReportEdit& asked) {
  const auto place = TRY(counted_place(w, doing, book, round, asked.place, report_figures));
  const std::string written(trimmed(asked.written));
  const auto number = written.empty() ? WrittenNumber{} : TRY(number_reported(written));
  const auto before = TRY(store::find_report(w, book.partition, round.id, place.now_code, asked.measure));
  if ((before ? before->version : 0) != asked.version.value_or(0)) return fail(Code::stale, "base.stale");
  if (written.empty()) {
    TRY(store::drop_report(w, book.partition, round.id, place.now_code, asked.measure));
  } else {
    TRY(store::put_report(w, book.partition, round.id,
                          {.place = place.now_code, .measure = asked.measure, .number = number, .written = written, .version = (before ? before->version : 0) + 1}));
  }
  return note(w, doing, "round.figures_reported", round, place.now_path, json::write(ReportDetail{place.now_code, asked.measure, before ? before->written : "", written}));
}

}  // namespace lianxin::rounds
