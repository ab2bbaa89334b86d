#include "features/rounds/opinion_import_routes.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/places.h"
#include "features/rounds/opinion_actions.h"
#include "platform/sheets/csv_rows.h"

namespace lianxin::rounds {
namespace {

constexpr std::size_t rows_a_transaction = 250;
constexpr std::size_t shortest_block = 5;  // rows: so many different ones do not come again in the same order by chance

struct Columns {
  int round, number, sheet, place, channel, source, target, text, day, point, link;
  explicit Columns(const sheets::CsvTable& t)
      : round(t.column_of({"round", "轮次", "征求意见", "批次"})),
        number(t.column_of({"number", "id", "编号", "序号", "外部编号"})),
        sheet(t.column_of({"sheet", "表号", "问卷编号", "征求表编号"})),
        place(t.column_of({"place", "地点", "地点代码", "区划", "区划代码", "单位所在地", "旗县"})),
        channel(t.column_of({"channel", "渠道", "征求方式", "收集方式", "来源渠道"})),
        source(t.column_of({"source", "身份", "身份类别", "来源", "人员类别", "意见来源"})),
        target(t.column_of({"target", "对象", "涉及对象", "意见对象"})),
        text(t.column_of({"text", "内容", "意见", "意见建议", "意见内容", "意见建议内容"})),
        day(t.column_of({"day", "date", "日期", "时间", "征求日期"})),
        point(t.column_of({"point", "收集点", "热线", "电话", "意见箱"})),
        link(t.column_of({"link", "链接", "网址", "原文链接"})) {}
};

std::optional<Target> target_meant(std::string_view words) {
  if (words.empty() || words == "工作" || words == "对工作的建议") return Target::work;
  if (words == "班子" || words == "领导班子" || words == "对班子的意见") return Target::body;
  if (words == "成员" || words == "班子成员" || words == "对成员的意见") return Target::member;
  if (words == "问题" || words == "具体问题" || words == "希望解决的具体问题") return Target::problem;
  return named<Target>(words);
}

std::optional<Day> day_meant(std::string text) {
  std::ranges::replace(text, '/', '-');
  std::ranges::replace(text, '.', '-');
  const auto parts = split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  std::string out(parts[0]);
  for (std::size_t i = 1; i < 3; ++i) out += std::string(parts[i].size() == 1 ? "-0" : "-") + std::string(parts[i]);
  return parse_day(out);
}

// Looks up what rows name, each name once.
class Names {
 public:
  Names(const db::Reader& r, const RoundBook& book) : r_(r), book_(book) {}

  Result<const Round*> round(const std::string& words) {
    if (const auto known = rounds_.find(words); known != rounds_.end()) return &known->second;
    std::vector<RoundId> ids = TRY(store::rounds_called(r_, book_.partition, words));
    if (const auto id = parse_id<RoundId>(words)) ids = {*id};
    if (ids.size() != 1) return invalid_field("round", ids.empty() ? "rounds.no_such_round" : "rounds.round_twice");
    auto found = TRY(store::find_round(r_, book_.partition, ids.front()));
    if (!found) return invalid_field("round", "rounds.no_such_round");
    return &rounds_.emplace(words, *std::move(found)).first->second;
  }

  Result<std::string> place(const std::string& words, const Round& round) {
    if (words.empty()) return round.place;
    const std::string key = to_text(round.id) + words;
    if (const auto known = places_.find(key); known != places_.end()) return known->second;
    auto meant = TRY(places::places_meant(r_, book_.partition, words));
    std::erase_if(meant, [&](const places::Place& p) { return !p.now_path.starts_with(round.place_path); });
    if (meant.size() != 1) return invalid_field("place", meant.empty() ? "places.no_such_place" : "rounds.place_twice");
    return places_.emplace(key, meant.front().code).first->second;
  }

 private:
  const db::Reader& r_;
  const RoundBook& book_;
  std::map<std::string, Round> rounds_{};
  std::map<std::string, std::string> places_{};
};

class Reading {
 public:
  Reading(const RoundBook& book, std::string_view file, const sheets::CsvTable& table) : book_(book), file_(file.substr(file.find_last_of('/') + 1)), table_(table), at_(table) {}

  Result<std::pair<const Round*, NewOpinion>> read(Names& names, const sheets::CsvRow& row) const {
    const auto cell = [&](int column) { return std::string(table_.cell(row, column)); };
    const Round* round = TRY(names.round(cell(at_.round)));
    NewOpinion out{.place = TRY(names.place(cell(at_.place), *round))};
    const auto* channel = book_.words.channel_meant(cell(at_.channel));
    if (!channel) return invalid_field("channel", "rounds.no_such_channel");
    out.channel = channel->key;
    if (const auto words = cell(at_.source); !words.empty()) {
      const auto* source = book_.words.source_meant(words);
      if (!source) return invalid_field("source", "rounds.no_such_source");
      out.source = source->key;
    }
    const auto target = target_meant(cell(at_.target));
    if (!target) return invalid_field("target", "rounds.no_such_target");
    out.target = *target;
    out.text = cell(at_.text);
    if (is_blank(out.text)) return invalid_field("text", "base.required");
    if (const auto day = cell(at_.day); !day.empty()) {
      out.said_on = day_meant(day);
      if (!out.said_on) return invalid_field("day", "base.json_not_a_day");
    }
    TRY(read_marks(row, *round, out));
    return std::pair(round, std::move(out));
  }

 private:
  Result<void> read_marks(const sheets::CsvRow& row, const Round& round, NewOpinion& out) const {
    const auto cell = [&](int column) { return std::string(table_.cell(row, column)); };
    if (const auto words = cell(at_.point); !words.empty()) {
      const auto found = std::ranges::find_if(round.points, [&](const Point& p) { return p.key == words || p.name == words || p.where == words; });
      if (found == round.points.end()) return invalid_field("point", "rounds.no_such_point");
      out.point = found->key;
    }
    if (const auto link = cell(at_.link); !link.empty()) out.link = link;
    if (const auto sheet = cell(at_.sheet); !sheet.empty()) out.sheet_number = sheet;
    const std::string number = cell(at_.number);
    if (!number.empty()) out.external_number = shortened(number, 60);
    const std::string own = !number.empty() ? "number " + number : out.sheet_number ? "sheet " + *out.sheet_number : file_ + " line " + std::to_string(row.line);
    out.id = named_uuid("opinion import " + to_text(round.id) + " " + own);
    return {};
  }

  const RoundBook& book_;
  std::string file_;
  const sheets::CsvTable& table_;
  Columns at_;
};

// Of each row the one that it repeats, else its own place. A document of which a part stands twice has each opinion of that part twice in the same
// order; two people who say the same alone are two.
std::vector<std::size_t> repeats_of(const sheets::CsvTable& table) {
  std::map<std::vector<std::string>, std::size_t> first;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) out.push_back(first.emplace(table.rows[i].cells, i).first->second);
  for (std::size_t i = 0; i < out.size();) {
    std::size_t end = i + 1;
    while (end < out.size() && out[i] < i && out[end] == out[i] + (end - i)) ++end;
    if (end - i < shortest_block)
      for (std::size_t own = i; own < end; ++own) out[own] = own;
    i = end;
  }
  return out;
}

void blame(ImportReport& report, std::int64_t line, const Error& error) {
  if (error.fields.empty()) report.faults.push_back({line, "", error.key, error.args});
  for (const auto& fault : error.fields) report.faults.push_back({line, fault.field, fault.key, fault.args});
}

// A dry run registers too, in a transaction that is then taken back: what it says is what would be.
Result<void> take_row(db::Writer& w, const Doing& doing, const RoundBook& book, const Reading& reading, Names& names, const sheets::CsvRow& row, ImportReport& report) {
  const auto own_faults = [&](const Error& error) -> Result<void> {
    if (error.code != Code::invalid && error.code != Code::conflict && error.code != Code::forbidden) return error;
    if (error.key == "tickets.id_taken") report.faults.push_back({row.line, "text", "rounds.import_differs", {}});
    else blame(report, row.line, error);
    return {};
  };
  if (!row.fault.empty()) {
    report.faults.push_back({row.line, "", row.fault, {}});
    return {};
  }
  auto read = reading.read(names, row);
  if (!read) return own_faults(read.error());
  const auto taken = take_opinion(w, doing, book, *read->first, read->second, SaidBy::import);
  if (!taken) return own_faults(taken.error());
  ++(taken->made.is_new ? report.added : report.unchanged);
  return {};
}

}  // namespace

Result<ImportReport> import_opinions(db::Store& store, const Doing& doing, const RoundBook& book, std::string_view file_name, std::string_view content, bool dry_run,
                                     const std::function<void(std::int64_t, std::int64_t)>& progress) {
  if (!access::may_somewhere(doing.by, manage_rounds)) return fail(Code::forbidden, "base.forbidden");
  const auto table = TRY(sheets::read_csv_of_any(content, {.separator = '\0', .max_rows = 200'000}));
  const Columns at(table);
  if (at.text < 0) return invalid_field("file", "rounds.import_no_column", {{"names", "text、内容、意见建议"}});
  if (at.round < 0) return invalid_field("file", "rounds.import_no_column", {{"names", "round、轮次"}});
  const Reading reading(book, file_name, table);
  const auto repeats = repeats_of(table);
  ImportReport report{.rows = static_cast<std::int64_t>(table.rows.size())};
  for (std::size_t from = 0; from < table.rows.size(); from += rows_a_transaction) {
    const std::size_t to = std::min(table.rows.size(), from + rows_a_transaction);
    ImportReport part;
    auto done = store.write_and_wait([&](db::Writer& w) -> Result<void> {
      part = {};
      Names names(w, book);
      for (std::size_t i = from; i < to; ++i) {
        if (repeats[i] == i) TRY(take_row(w, doing, book, reading, names, table.rows[i], part));
        else ++part.unchanged;
      }
      if (dry_run) return fail(Code::conflict, "rounds.dry_run");
      return {};
    });
    if (!done && !(dry_run && done.error().key == "rounds.dry_run")) return std::move(done).error();
    report.added += part.added;
    report.unchanged += part.unchanged;
    report.faults.insert(report.faults.end(), part.faults.begin(), part.faults.end());
    if (progress) progress(static_cast<std::int64_t>(to), static_cast<std::int64_t>(table.rows.size()));
  }
  return report;
}

}  // namespace lianxin::rounds
