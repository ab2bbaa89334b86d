#include "features/rounds/round_json.h"

#include <algorithm>

#include "base/text.h"
#include "platform/json/json.h"

namespace lianxin::rounds {

struct ChannelPack {
  std::string version{};
  std::vector<CollectionChannel> channels{};
};
BOOST_DESCRIBE_STRUCT(ChannelPack, (), (version, channels))
struct KindPack {
  std::string version{};
  std::vector<SourceKind> kinds{};
};
BOOST_DESCRIBE_STRUCT(KindPack, (), (version, kinds))

struct NamedView {
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(NamedView, (), (key, name))
struct ChannelView {
  std::string key{};
  std::string name{};
  bool sheets = false;
};
BOOST_DESCRIBE_STRUCT(ChannelView, (), (key, name, sheets))
struct VocabularyView {
  std::vector<ChannelView> channels{};
  std::vector<NamedView> sources{};
};
BOOST_DESCRIBE_STRUCT(VocabularyView, (), (channels, sources))

struct RoundView {
  RoundId id{};
  std::string title{};
  places::PlaceRef place{};
  places::UnitRef unit{};
  Day opens_on{};
  Day closes_on{};
  Day consolidate_on{};
  std::vector<ChannelView> channels{};
  std::vector<std::string> asks{};
  std::vector<Point> points{};
  bool is_public = false;
  RoundState state{};
  std::int64_t opinions = 0;
  std::vector<std::string> may{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RoundView, (), (id, title, place, unit, opens_on, closes_on, consolidate_on, channels, asks, points, is_public, state, opinions, may, version))

struct PublicRoundView {
  RoundId id{};
  std::string title{};
  places::PlaceRef place{};
  std::string unit{};
  Day closes_on{};
  std::vector<std::string> asks{};
  std::vector<NamedView> sources{};
};
BOOST_DESCRIBE_STRUCT(PublicRoundView, (), (id, title, place, unit, closes_on, asks, sources))
struct PublicRoundsView {
  std::vector<PublicRoundView> items{};
};
BOOST_DESCRIBE_STRUCT(PublicRoundsView, (), (items))

struct FigureView {
  std::string key{};
  std::string name{};
  std::optional<std::int64_t> opinions{};  // none: too few to be told
};
BOOST_DESCRIBE_STRUCT(FigureView, (), (key, name, opinions))
struct PlaceFiguresView {
  places::PlaceRef place{};
  bool is_itself = false;
  std::int64_t opinions = 0;
  std::map<std::string, std::int64_t> channels{};
};
BOOST_DESCRIBE_STRUCT(PlaceFiguresView, (), (place, is_itself, opinions, channels))
struct CountsView {
  places::PlaceRef place{};
  std::int64_t opinions = 0;
  std::vector<PlaceFiguresView> places{};
  std::vector<FigureView> channels{};
  std::vector<FigureView> sources{};
  std::vector<FigureView> targets{};
  std::vector<FigureView> points{};
};
BOOST_DESCRIBE_STRUCT(CountsView, (), (place, opinions, places, channels, sources, targets, points))

struct OpinionView {
  tickets::TicketId ticket{};
  std::string number{};
  std::string title{};
  std::string text{};
  tickets::TicketState state{};
  Day on{};
  places::PlaceRef place{};
  NamedView channel{};
  Target target{};
  std::optional<std::string> point{};
  std::optional<std::string> sheet_number{};
  std::optional<std::string> link{};
};
BOOST_DESCRIBE_STRUCT(OpinionView, (), (ticket, number, title, text, state, on, place, channel, target, point, sheet_number, link))

struct TakenView {
  tickets::TicketId ticket{};
  std::string number{};
  json::Maybe<std::string> receipt_code{};
};
BOOST_DESCRIBE_STRUCT(TakenView, (), (ticket, number, receipt_code))

struct SheetView {
  places::PlaceRef place{};
  bool is_itself = false;
  NamedView channel{};
  std::int64_t handed_out = 0;
  std::int64_t returned = 0;
  std::int64_t valid = 0;
  std::optional<std::int64_t> rate{};  // hundredths of a percent
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (place, is_itself, channel, handed_out, returned, valid, rate, version))
struct SheetSumView {
  std::optional<NamedView> channel{};
  std::int64_t handed_out = 0;
  std::int64_t returned = 0;
  std::int64_t valid = 0;
  std::optional<std::int64_t> rate{};
};
BOOST_DESCRIBE_STRUCT(SheetSumView, (), (channel, handed_out, returned, valid, rate))
struct SheetTableView {
  places::PlaceRef place{};
  std::vector<SheetView> rows{};
  std::vector<SheetSumView> channels{};
  SheetSumView all{};
};
BOOST_DESCRIBE_STRUCT(SheetTableView, (), (place, rows, channels, all))

struct ReportSumView {
  Measure measure{};
  std::int64_t amount = 0;
  Qualifier qualifier{};
  std::string text{};
  std::int64_t reports = 0;
  bool is_own = false;
};
BOOST_DESCRIBE_STRUCT(ReportSumView, (), (measure, amount, qualifier, text, reports, is_own))
struct ReportPlaceView {
  places::PlaceRef place{};
  std::vector<ReportSumView> sums{};
};
BOOST_DESCRIBE_STRUCT(ReportPlaceView, (), (place, sums))
struct ReportOwnView {
  Measure measure{};
  std::string written{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReportOwnView, (), (measure, written, version))
struct ReportTableView {
  places::PlaceRef place{};
  std::vector<ReportSumView> all{};
  std::vector<ReportPlaceView> places{};
  std::vector<ReportOwnView> own{};
};
BOOST_DESCRIBE_STRUCT(ReportTableView, (), (place, all, places, own))

namespace {

template <class T>
std::string word(const T* item, std::string_view key, http::Language language) {
  if (!item) return std::string(key);
  return language == http::Language::en ? item->en : item->zh;
}

NamedView channel_named(const RoundBook& book, const std::string& key, http::Language language) { return {key, word(book.words.channel(key), key, language)}; }

std::vector<ChannelView> channels_of(const RoundBook& book, const Round& round, http::Language language) {
  std::vector<ChannelView> out;
  for (const auto& key : round.channels) {
    const auto* channel = book.words.channel(key);
    out.push_back({key, word(channel, key, language), channel && channel->sheets.value_or(false)});
  }
  return out;
}

std::vector<NamedView> sources_of(const Vocabulary& words, http::Language language) {
  std::vector<NamedView> out;
  for (const auto& each : words.sources) out.push_back({each.key, word(&each, each.key, language)});
  return out;
}

RoundView view_of(const Doing& doing, const RoundBook& book, const RoundShown& shown, http::Language language) {
  const Round& r = shown.round;
  RoundView out{.id = r.id, .title = r.title, .place = shown.place, .unit = {r.unit, r.unit_name}, .opens_on = r.opens_on, .closes_on = r.closes_on, .consolidate_on = r.consolidate_on};
  out.channels = channels_of(book, r, language);
  out.asks = r.asks;
  out.points = r.points;
  out.is_public = r.is_public;
  out.state = shown.state;
  out.opinions = shown.opinions;
  if (access::may(doing.by, manage_rounds, {.place_path = r.place_path, .units = {r.unit}})) out.may.push_back("manage");
  const bool takes = shown.state == RoundState::open || shown.state == RoundState::consolidating;
  if (takes && access::may_somewhere(doing.by, collect)) out.may.push_back("collect");
  if (access::may_somewhere(doing.by, report_figures)) out.may.push_back("report");
  out.version = r.version;
  return out;
}

FigureView figure_view(const Figure& f, std::string name) {
  FigureView out{.key = f.key, .name = std::move(name)};
  if (!f.few) out.opinions = f.opinions;
  return out;
}

ReportSumView sum_view(const ReportSum& s) { return {s.measure, s.number.amount, s.number.qualifier, to_chinese_text(s.number), s.reports, s.is_own}; }

std::vector<ReportSumView> sum_views(const std::vector<ReportSum>& sums) {
  std::vector<ReportSumView> out;
  for (const auto& each : sums) out.push_back(sum_view(each));
  return out;
}

}  // namespace

Result<Vocabulary> read_vocabulary(std::string_view channels, std::string_view kinds) {
  return Vocabulary{TRY(json::read<ChannelPack>(channels)).channels, TRY(json::read<KindPack>(kinds)).kinds};
}

std::string write_vocabulary(const Vocabulary& words, http::Language language) {
  VocabularyView out{.channels = {}, .sources = sources_of(words, language)};
  for (const auto& each : words.channels) out.channels.push_back({each.key, word(&each, each.key, language), each.sheets.value_or(false)});
  return json::write(out);
}

Result<NewRound> read_new_round(std::string_view body) { return json::read<NewRound>(body); }
Result<RoundEdit> read_round_edit(std::string_view body) { return json::read<RoundEdit>(body); }
Result<NewOpinion> read_new_opinion(std::string_view body) { return json::read<NewOpinion>(body); }
Result<SheetEdit> read_sheet_edit(std::string_view body) { return json::read<SheetEdit>(body); }
Result<ReportEdit> read_report_edit(std::string_view body) { return json::read<ReportEdit>(body); }

std::string write_round(const Doing& doing, const RoundBook& book, const RoundShown& shown, http::Language language) { return json::write(view_of(doing, book, shown, language)); }

std::string write_rounds(const Doing& doing, const RoundBook& book, const Page<RoundShown>& page, http::Language language) {
  Page<RoundView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& each : page.items) out.items.push_back(view_of(doing, book, each, language));
  return json::write(out);
}

std::string write_public_rounds(const RoundBook& book, const std::vector<Round>& rounds, const std::vector<places::PlaceRef>& refs, http::Language language) {
  PublicRoundsView out;
  for (const auto& r : rounds) {
    const auto place = std::ranges::find(refs, r.place, &places::PlaceRef::code);
    out.items.push_back({r.id, r.title, place == refs.end() ? places::PlaceRef{r.place, "", ""} : *place, r.unit_name, r.closes_on, r.asks, sources_of(book.words, language)});
  }
  return json::write(out);
}

std::string write_counts(const RoundBook& book, const Round& round, const Counts& counts, http::Language language) {
  CountsView out{.place = counts.place, .opinions = counts.opinions};
  for (const auto& each : counts.places) out.places.push_back({each.place, each.is_itself, each.opinions, each.channels});
  for (const auto& f : counts.channels) out.channels.push_back(figure_view(f, word(book.words.channel(f.key), f.key, language)));
  for (const auto& f : counts.sources) out.sources.push_back(figure_view(f, word(book.words.source(f.key), f.key, language)));
  for (const auto& f : counts.targets) out.targets.push_back(figure_view(f, f.key));
  for (const auto& f : counts.points) {
    const Point* point = round.point(f.key);
    out.points.push_back(figure_view(f, point ? point->name : f.key));
  }
  return json::write(out);
}

std::string write_opinions(const RoundBook& book, const Round& round, const Page<OpinionShown>& page, http::Language language) {
  Page<OpinionView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& each : page.items) {
    const auto& t = each.ticket;
    OpinionView& view = out.items.emplace_back(OpinionView{.ticket = t.id, .number = t.number, .title = t.title, .text = shortened(t.text, 300), .state = t.state});
    view.on = t.said_on.value_or(day_of(t.registered_at, book.zone));
    view.place = each.place;
    view.channel = channel_named(book, each.marks.channel, language);
    view.target = each.marks.target;
    if (const Point* point = round.point(each.marks.point)) view.point = point->name;
    view.sheet_number = each.marks.sheet_number;
    view.link = each.marks.link;
  }
  return json::write(out, book.zone);
}

std::string write_taken(const TakenOpinion& taken) {
  TakenView out{.ticket = taken.made.ticket.id, .number = taken.made.ticket.number, .receipt_code = {}};
  if (taken.made.is_new) out.receipt_code.emplace(taken.made.receipt_code);
  return json::write(out);
}

std::string write_sheets(const RoundBook& book, const SheetTable& table, http::Language language) {
  SheetTableView out{.place = table.place};
  const auto sum = [&](const SheetSum& s) {
    return SheetSumView{channel_named(book, s.channel, language), s.count.handed_out, s.count.returned, s.count.valid, return_rate(s.count)};
  };
  for (const auto& row : table.rows) {
    const SheetSumView s = sum(row);
    out.rows.push_back({row.place, row.is_itself, *s.channel, s.handed_out, s.returned, s.valid, s.rate, row.version});
  }
  for (const auto& each : table.channels) out.channels.push_back(sum(each));
  out.all = {std::nullopt, table.all.handed_out, table.all.returned, table.all.valid, return_rate(table.all)};
  return json::write(out);
}

std::string write_reports(const ReportTable& table) {
  ReportTableView out{.place = table.place, .all = sum_views(table.all)};
  for (const auto& each : table.places) out.places.push_back({each.place, sum_views(each.sums)});
  for (const auto& row : table.own) out.own.push_back({row.measure, row.written, row.version});
  return json::write(out);
}

}  // namespace lianxin::rounds
