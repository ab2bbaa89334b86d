// Figures as workbooks that print like the paper form.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/ledgers/figure_filter_routes.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/words_rules.h"
#include "features/places/places.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/http/texts.h"
#include "platform/http/url.h"
#include "platform/sheets/workbook_writer.h"

namespace lianxin::ledgers {
namespace {

using Reading = http::Call<db::Reader>;
using sheets::FormKind;
using Row = std::vector<std::string>;

constexpr std::size_t most_across = 12;  // more second groups than these stand below each other
constexpr std::string_view nothing = "—";

struct Sheet {
  sheets::SheetForm form{};
  std::vector<Row> rows{};
  Row totals{};
};

// What was asked for, and in what words it is to be written.
struct Asked {
  CompiledType type{};
  std::vector<FigureShown> figures{};
  NamesById names{};
  FigureAsked over{};
  std::string place{};  // its name; empty: all in sight
  Day today{};
  http::Language language{};

  Words words() const { return language == http::Language::zh ? Words::zh : Words::en; }
  std::string text(std::string_view key, const std::vector<Arg>& args = {}) const { return http::translated(key, args, language); }
  std::string of(const std::string& zh, const std::string& en) const { return language == http::Language::zh ? zh : en; }
};

// As the declaration wants it shown: divided, halves up to its decimals.
std::int64_t micros_shown(const Figure& f, std::int64_t amount) {
  std::int64_t step = 1;
  for (int i = f.decimals; i < 6; ++i) step *= 10;
  const std::int64_t by = f.divide * step, half = by / 2;
  return (amount >= 0 ? amount + half : amount - half) / by * step;
}

std::string amount_text(const Asked& asked, const Figure& f, const FigureSum& sum) {
  if (f.measure == Measure::rate) {
    const auto rate = rate_of(sum);
    return rate ? expressions::to_text(Value::number(*rate * 10'000)) : std::string(nothing);
  }
  const std::int64_t micros = micros_shown(f, sum.amount);
  static const Field number{.kind = FieldKind::number};
  return sum.qualifier == Qualifier::exact ? expressions::to_text(Value::number(micros)) : words_of(number, Value::number(micros, sum.qualifier), {}, asked.words());
}

sheets::FormColumn figure_column(const Figure& f, std::string title) {
  sheets::FormColumn out{.title = std::move(title), .kind = FormKind::integer, .decimals = f.decimals};
  if (f.measure == Measure::rate) out.kind = FormKind::percent;
  else if (f.decimals > 0) out.kind = FormKind::decimal;
  return out;
}

std::string name_of(const Asked& asked, const Figure& f) { return asked.of(f.zh, f.en); }
std::string unit_of(const Asked& asked, const Figure& f) { return f.measure == Measure::rate ? "" : asked.of(f.unit_zh, f.unit_en); }

std::string by_name(const Asked& asked, const std::string& by) {
  if (by == "state") return asked.text("ledgers.book.state");
  if (by == "place") return asked.text("ledgers.book.place");
  const Field* field = find_path(asked.type->type, by);
  return field ? asked.of(field->zh, field->en) : by;
}

// What a group is called; never an id that the asker cannot read.
std::string group_name(const Asked& asked, const std::string& by, const std::string& value) {
  if (value.empty()) return asked.text("ledgers.book.not_said");
  if (by == "state") {
    const State* state = asked.type->type.state(value);
    return state ? asked.of(state->zh, state->en) : value;
  }
  const Field* field = find_path(asked.type->type, by);
  if (field && (field->kind == FieldKind::choice || field->kind == FieldKind::choices)) {
    const auto found = std::ranges::find(field->choices, value, &Choice::key);
    return found == field->choices.end() ? value : asked.of(found->zh, found->en);
  }
  if (field && field->kind == FieldKind::yes_no) return words_of(*field, Value::boolean(value == "true" || value == "1"), {}, asked.words());
  if (field && field->kind == FieldKind::date)
    if (const auto day = parse_day(value)) return day_words(*day, asked.words());
  if (const auto named = asked.names.find(value); named != asked.names.end()) return named->second;
  return parse_uuid(value) ? asked.text("ledgers.book.not_shown") : value;
}

// Values of a group in the order of the declaration, others as they came, what was not said last.
std::vector<std::string> in_order(const Asked& asked, const std::string& by, std::vector<std::string> values) {
  std::map<std::string, std::size_t> order;
  if (by == "state")
    for (const State& each : asked.type->type.states) order.emplace(each.key, order.size());
  if (const Field* field = find_path(asked.type->type, by))
    for (const Choice& each : field->choices) order.emplace(each.key, order.size());
  std::ranges::stable_sort(values, {}, [&](const std::string& value) {
    const auto found = order.find(value);
    return found != order.end() ? found->second : value.empty() ? order.size() + 1 : order.size();
  });
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::vector<std::string> firsts_of(const Asked& asked, const FigureShown& shown) {
  std::vector<std::string> out;
  for (const FigureSum& each : shown.groups) out.push_back(each.first_by);
  std::ranges::stable_sort(out);
  return in_order(asked, shown.figure->by.empty() ? "" : shown.figure->by[0], std::move(out));
}
std::vector<std::string> seconds_of(const Asked& asked, const FigureShown& shown) {
  std::vector<std::string> out;
  for (const FigureSum& each : shown.groups) out.push_back(each.second_by);
  std::ranges::stable_sort(out);
  return in_order(asked, shown.figure->by[1], std::move(out));
}

// Whether groups add up: not what differs, and not where one record stands in several of them.
bool adds_up(const Asked& asked, const Figure& f, std::size_t by) {
  const Field* field = find_path(asked.type->type, f.by[by]);
  return f.measure != Measure::distinct && !(field && type_of(field->kind) == expressions::Type::list);
}

std::optional<FigureSum> sum_where(const FigureShown& shown, const auto& holds) {
  std::optional<FigureSum> out;
  int mask = 0;
  for (const FigureSum& each : shown.groups) {
    if (!holds(each)) continue;
    if (!out) out.emplace();
    out->amount += each.amount;
    out->base += each.base;
    out->records += each.records;
    mask |= 1 << static_cast<int>(each.qualifier);
  }
  if (out) out->qualifier = qualifier_of_mask(mask);
  return out;
}

sheets::SheetForm form_of(const Asked& asked, const std::string& name, const std::string& title, const std::string& unit) {
  sheets::SheetForm out{.name = name, .title = title, .total_word = asked.text("ledgers.book.total"), .page_words = asked.text("ledgers.book.page")};
  if (!unit.empty()) out.unit_line = asked.text("ledgers.book.unit_line", {{"unit", unit}});
  const auto day = [&](const std::optional<Day>& each) { return each ? day_words(*each, asked.words()) : std::string("…"); };
  std::string note = asked.text("ledgers.book.note", {{"place", asked.place.empty() ? asked.text("ledgers.book.all_in_sight") : asked.place}, {"day", day_words(asked.today, asked.words())}});
  if (asked.over.from || asked.over.until) note += asked.text("ledgers.book.note_period", {{"from", day(asked.over.from)}, {"until", day(asked.over.until)}});
  out.notes.push_back(note);
  return out;
}

std::string type_name(const Asked& asked) { return asked.of(asked.type->type.zh, asked.type->type.en); }
std::string title_of(const Asked& asked, const Figure& f) { return asked.text("ledgers.book.title_of_one", {{"ledger", type_name(asked)}, {"figure", name_of(asked, f)}}); }

// All that were asked for, one below the other.
Sheet list_sheet(const Asked& asked) {
  Sheet out{.form = form_of(asked, asked.text("ledgers.book.sheet_of_all"), asked.text("ledgers.book.title", {{"ledger", type_name(asked)}}), "")};
  out.form.portrait = true;
  out.form.columns = {{.title = asked.text("ledgers.book.no"), .kind = FormKind::integer}, {.title = asked.text("ledgers.book.figure")}, {.title = asked.text("ledgers.book.unit"), .kind = FormKind::code},
                      {.title = asked.text("ledgers.book.amount"), .kind = FormKind::number}, {.title = asked.text("ledgers.book.of_base"), .kind = FormKind::code},
                      {.title = asked.text("ledgers.book.records"), .kind = FormKind::integer}};
  for (const FigureShown& each : asked.figures) {
    const Figure& f = *each.figure;
    const std::string of_base = f.measure == Measure::rate ? expressions::to_text(Value::number(each.total.amount)) + " / " + std::to_string(each.total.base) : "";
    out.rows.push_back({std::to_string(out.rows.size() + 1), name_of(asked, f), asked.of(f.unit_zh, f.unit_en), amount_text(asked, f, each.total), of_base, std::to_string(each.total.records)});
  }
  return out;
}

// Places down, figures across.
Sheet place_sheet(const Asked& asked) {
  std::string unit;
  bool same = true;
  for (const FigureShown& each : asked.figures)
    if (const std::string own = unit_of(asked, *each.figure); !own.empty()) {
      same = same && (unit.empty() || unit == own);
      unit = own;
    }
  const std::string title = asked.figures.size() == 1 ? title_of(asked, *asked.figures[0].figure) : asked.text("ledgers.book.title", {{"ledger", type_name(asked)}});
  Sheet out{.form = form_of(asked, asked.text("ledgers.book.by_place"), title, same ? unit : "")};
  out.form.columns = {{.title = asked.text("ledgers.book.code"), .kind = FormKind::code}, {.title = asked.text("ledgers.book.place")}};
  std::map<std::string, Row> rows;
  out.totals = {"", ""};
  for (std::size_t i = 0; i < asked.figures.size(); ++i) {
    const FigureShown& shown = asked.figures[i];
    const std::string own = same ? "" : unit_of(asked, *shown.figure);
    out.form.columns.push_back(figure_column(*shown.figure, name_of(asked, *shown.figure) + (own.empty() ? "" : asked.text("ledgers.book.in_unit", {{"unit", own}}))));
    for (const FigureSum& each : shown.groups) {
      Row& row = rows[each.first_by];
      if (row.empty()) row = {each.first_by, named_in(asked.names, each.first_by)};
      row.resize(asked.figures.size() + 2);
      row[i + 2] = amount_text(asked, *shown.figure, each);
    }
    out.totals.push_back(amount_text(asked, *shown.figure, shown.total));
  }
  for (auto& [code, row] : rows) out.rows.push_back(std::move(row));
  out.form.portrait = out.form.columns.size() <= 6;
  return out;
}

// One group below the other: one figure, its hits where it is a rate, and how many records say so.
Sheet group_sheet(const Asked& asked, const FigureShown& shown) {
  const Figure& f = *shown.figure;
  const bool rate = f.measure == Measure::rate, two = f.by.size() > 1;
  Sheet out{.form = form_of(asked, name_of(asked, f), title_of(asked, f), unit_of(asked, f))};
  out.form.portrait = true;
  for (const std::string& by : f.by) out.form.columns.push_back({.title = by_name(asked, by)});
  out.form.columns.push_back(figure_column(f, name_of(asked, f)));
  if (rate) out.form.columns.insert(out.form.columns.end(), {{.title = asked.text("ledgers.book.hits"), .kind = FormKind::integer}, {.title = asked.text("ledgers.book.base"), .kind = FormKind::integer}});
  out.form.columns.push_back({.title = asked.text("ledgers.book.records"), .kind = FormKind::integer});
  const auto cells = [&](Row row, const FigureSum& sum) {
    row.push_back(amount_text(asked, f, sum));
    if (rate) row.insert(row.end(), {expressions::to_text(Value::number(sum.amount)), std::to_string(sum.base)});
    row.push_back(std::to_string(sum.records));
    return row;
  };
  for (const std::string& first : firsts_of(asked, shown))
    for (const FigureSum& each : shown.groups) {
      if (each.first_by != first) continue;
      Row row{group_name(asked, f.by[0], first)};
      if (two) row.push_back(group_name(asked, f.by[1], each.second_by));
      out.rows.push_back(cells(std::move(row), each));
    }
  out.totals = cells(Row(f.by.size()), shown.total);
  return out;
}

// First groups down, second ones across under their common head.
Sheet cross_sheet(const Asked& asked, const FigureShown& shown, const std::vector<std::string>& seconds) {
  const Figure& f = *shown.figure;
  const bool adds_down = adds_up(asked, f, 0), adds_across = adds_up(asked, f, 1);
  Sheet out{.form = form_of(asked, name_of(asked, f), title_of(asked, f), unit_of(asked, f))};
  out.form.portrait = seconds.size() <= 5;
  out.form.columns.push_back({.title = by_name(asked, f.by[0])});
  for (const std::string& second : seconds) {
    out.form.columns.push_back(figure_column(f, group_name(asked, f.by[1], second)));
    out.form.columns.back().group = by_name(asked, f.by[1]);
  }
  out.form.columns.push_back(figure_column(f, asked.text("ledgers.book.total")));
  const auto cell = [&](const std::optional<FigureSum>& sum) { return sum ? amount_text(asked, f, *sum) : std::string(); };
  for (const std::string& first : firsts_of(asked, shown)) {
    Row row{group_name(asked, f.by[0], first)};
    for (const std::string& second : seconds) row.push_back(cell(sum_where(shown, [&](const FigureSum& each) { return each.first_by == first && each.second_by == second; })));
    row.push_back(adds_across ? cell(sum_where(shown, [&](const FigureSum& each) { return each.first_by == first; })) : std::string());
    out.rows.push_back(std::move(row));
  }
  out.totals = {""};
  for (const std::string& second : seconds) out.totals.push_back(adds_down ? cell(sum_where(shown, [&](const FigureSum& each) { return each.second_by == second; })) : std::string(nothing));
  out.totals.push_back(amount_text(asked, f, shown.total));
  return out;
}

std::vector<Sheet> sheets_of(const Asked& asked) {
  if (asked.over.by_place) return {place_sheet(asked)};
  std::vector<Sheet> out;
  if (asked.figures.size() > 1 || asked.figures[0].figure->by.empty()) out.push_back(list_sheet(asked));
  for (const FigureShown& each : asked.figures) {
    if (each.figure->by.empty() || each.groups.empty()) continue;
    const auto seconds = each.figure->by.size() > 1 ? seconds_of(asked, each) : std::vector<std::string>{};
    out.push_back(!seconds.empty() && seconds.size() <= most_across ? cross_sheet(asked, each, seconds) : group_sheet(asked, each));
  }
  if (out.empty()) out.push_back(list_sheet(asked));
  return out;
}

Result<void> write_sheets(sheets::WorkbookWriter& writer, const std::vector<Sheet>& all) {
  for (const Sheet& each : all) {
    TRY(writer.begin(each.form));
    for (const Row& row : each.rows) {
      const std::vector<std::string_view> cells(row.begin(), row.end());
      TRY(writer.row(cells));
    }
    TRY(writer.end(each.totals));
  }
  return {};
}

// figure=found,settled: those alone, in that order.
Result<std::vector<std::string>> figures_named(const Reading& call, const LedgerType& type) {
  std::vector<std::string> out;
  const auto asked = http::text_asked(call, "figure");
  if (asked)
    for (const std::string_view each : split(*asked, ',')) out.emplace_back(each);
  else
    for (const Figure& each : type.figures) out.push_back(each.key);
  if (out.size() > max_figures) return invalid_field("figure", "base.too_many", {{"max", std::to_string(max_figures)}});
  return out;
}

Result<http::Reply> export_figures(Reading& call, const LedgerBook& book) {
  Asked asked{.type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design)), .today = today_of(call.doing, book), .language = TRY(http::language_asked(call))};
  asked.over = TRY(figures_asked(call));
  if (!asked.over.place.empty()) asked.place = TRY(places::place_named(call.db, book.partition, asked.over.place)).name;
  for (const std::string& key : TRY(figures_named(call, asked.type->type))) {
    asked.over.figure = key;
    auto shown = TRY(show_figures(call.db, call.doing, book, asked.type->type.key, asked.over));
    for (FigureShown& each : shown.figures) asked.figures.push_back(std::move(each));
    asked.names.merge(shown.names);
    asked.type = shown.type;  // what the figures point into
  }
  if (asked.figures.empty()) return invalid_field("figure", "ledgers.no_figures");
  const auto all = sheets_of(asked);
  http::Reply reply{.body = TRY(sheets::workbook_bytes([&](sheets::WorkbookWriter& writer) { return write_sheets(writer, all); })),
                    .content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  reply.headers.push_back({"content-disposition", "attachment; filename=\"figures.xlsx\"; filename*=UTF-8''" + http::percent_encoded(all.front().form.title + ".xlsx")});
  return reply;
}

}  // namespace

void mount_figure_sheets(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  router.get("/api/v1/ledgers/{type}/figures.xlsx", read_ledgers, [book](Reading& call) { return export_figures(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::ledgers
