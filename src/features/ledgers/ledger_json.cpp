#include "features/ledgers/ledger_json.h"

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/entry_store.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct TypeView {
  std::string key{};
  std::string name{};
  std::string group{};
  std::string unit{};
  std::int64_t version = 0;
  json::Maybe<Day> until{};
  bool closed = false;
  std::vector<std::string> may{};
};
BOOST_DESCRIBE_STRUCT(TypeView, (), (key, name, group, unit, version, until, closed, may))
struct TypesView {
  std::vector<TypeView> items{};
  std::vector<std::string> may{};
};
BOOST_DESCRIBE_STRUCT(TypesView, (), (items, may))
struct DeclaredView {
  std::int64_t version = 0;
  bool closed = false;
  std::vector<std::string> may{};
  json::Raw declaration{};
};
BOOST_DESCRIBE_STRUCT(DeclaredView, (), (version, closed, may, declaration))
struct VersionView {
  std::int64_t version = 0;
  bool shipped = false;
  Moment at{};
  std::string by{};
  std::string note{};
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (version, shipped, at, by, note))
struct VersionsView {
  std::vector<VersionView> items{};
};
BOOST_DESCRIBE_STRUCT(VersionsView, (), (items))
struct ElsewhereView {
  std::string field{};
  std::string ledger{};
  std::string ledger_name{};
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(ElsewhereView, (), (field, ledger, ledger_name, key, name))
struct LostView {
  std::string key{};
  std::string name{};
  std::int64_t records = 0;
};
BOOST_DESCRIBE_STRUCT(LostView, (), (key, name, records))
struct CheckedView {
  json::Raw declaration{};
  std::vector<ElsewhereView> elsewhere{};
  std::vector<LostView> lost{};
  std::int64_t records = 0;
};
BOOST_DESCRIBE_STRUCT(CheckedView, (), (declaration, elsewhere, lost, records))

struct FaultView {
  std::string field{};
  std::string key{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(FaultView, (), (field, key, message))
struct TriedView {
  json::Raw fields{};
  std::vector<std::string> shown{};
  std::vector<std::string> needed{};
  std::vector<FaultView> faults{};
};
BOOST_DESCRIBE_STRUCT(TriedView, (), (fields, shown, needed, faults))

struct SumView {
  json::Maybe<std::string> first{};
  json::Maybe<std::string> second{};
  json::Raw amount{};                    // exact decimal
  json::Maybe<Qualifier> qualifier{};    // of what is not exact
  json::Maybe<std::int64_t> base{};      // of a rate
  std::optional<std::int64_t> rate{};    // hundredths of a percent
  std::int64_t records = 0;
};
BOOST_DESCRIBE_STRUCT(SumView, (), (first, second, amount, qualifier, base, rate, records))
struct FigureView {
  std::string key{};
  std::string name{};
  std::string unit{};
  Measure measure{};
  std::vector<std::string> by{};
  int decimals = 0;
  std::int64_t divide = 1;
  SumView total{};
  std::vector<SumView> groups{};
  json::Maybe<std::int64_t> least{};
  std::vector<SumView> below{};
};
BOOST_DESCRIBE_STRUCT(FigureView, (), (key, name, unit, measure, by, decimals, divide, total, groups, least, below))
struct FiguresView {
  std::vector<FigureView> items{};
  std::map<std::string, std::string> names{};
};
BOOST_DESCRIBE_STRUCT(FiguresView, (), (items, names))

namespace {

std::vector<std::string> may_of(const Doing& doing, const LedgerType& type, bool closed, bool designs) {
  std::vector<std::string> out;
  if (access::may_somewhere(doing.by, reading_of(type))) out.emplace_back("read");
  if (!closed && access::may_somewhere(doing.by, writing_of(type))) out.emplace_back("write");
  if (designs) out.emplace_back("design");
  return out;
}

bool is_closed(const Doing& doing, const LedgerBook& book, const LedgerType& type) { return !check_open(type, today_of(doing, book)); }

SumView view_of(const Figure& figure, const FigureSum& sum) {
  SumView out{.amount = {expressions::to_text(Value::number(sum.amount))}, .records = sum.records};
  if (sum.qualifier != Qualifier::exact) out.qualifier.emplace(sum.qualifier);
  if (figure.measure == Measure::rate) {
    out.base.emplace(sum.base);
    out.rate = rate_of(sum);
  }
  return out;
}

FigureView view_of(const FigureShown& shown, http::Language language) {
  const Figure& f = *shown.figure;
  FigureView out{.key = f.key, .name = of(language, f.zh, f.en), .unit = of(language, f.unit_zh, f.unit_en), .measure = f.measure, .by = f.by, .decimals = f.decimals, .divide = f.divide,
                 .total = view_of(f, shown.total)};
  for (const FigureSum& each : shown.groups) {
    SumView group = view_of(f, each);
    group.first = each.first_by;
    if (f.by.size() > 1) group.second = each.second_by;
    out.groups.push_back(std::move(group));
  }
  if (f.least) out.least.emplace(*f.least);
  for (const FigureSum& each : shown.below) {
    out.below.push_back(view_of(f, each));
    out.below.back().first = each.first_by;
  }
  return out;
}

}  // namespace

std::string write_types(const Doing& doing, const LedgerBook& book, const std::vector<CompiledType>& types, bool designs, http::Language language) {
  TypesView out;
  if (designs) out.may.emplace_back("design");
  for (const CompiledType& each : types) {
    const LedgerType& type = each->type;
    const bool closed = is_closed(doing, book, type);
    out.items.push_back({.key = type.key, .name = of(language, type.zh, type.en), .group = type.group, .unit = of(language, type.unit_zh, type.unit_en), .version = type.version,
                         .until = type.admission.until, .closed = closed, .may = may_of(doing, type, closed, designs)});
  }
  return json::write(out);
}

std::string write_type(const Doing& doing, const LedgerBook& book, const Compiled& compiled, bool designs) {
  const bool closed = is_closed(doing, book, compiled.type);
  return json::write(DeclaredView{compiled.type.version, closed, may_of(doing, compiled.type, closed, designs), {store::write_declaration(compiled.type)}});
}

std::string write_versions(const LedgerBook& book, const std::vector<store::Published>& versions) {
  VersionsView out;
  for (const auto& each : versions) out.items.push_back({each.version, each.shipped, each.at, each.by, each.note});
  return json::write(out, book.zone);
}

std::string write_checked(const Checked& checked, http::Language language) {
  CheckedView out{.declaration = {store::write_declaration(checked.type->type)}, .records = checked.records};
  for (const AskedElsewhere& each : checked.elsewhere) out.elsewhere.push_back({each.field, each.ledger, of(language, each.ledger_zh, each.ledger_en), each.key, of(language, each.zh, each.en)});
  for (const auto& each : checked.lost) out.lost.push_back({each.key, each.zh, each.records});
  return json::write(out);
}

std::string write_tried(const LedgerType& type, const Tried& tried, http::Language language) {
  TriedView out{.fields = {store::write_entries(type, tried.entries)}};
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (tried.shown[i]) out.shown.push_back(type.fields[i].key);
    if (tried.needed[i]) out.needed.push_back(type.fields[i].key);
  }
  for (const FieldFault& each : tried.faults) out.faults.push_back({each.field, each.key, http::translated(each.key, each.args, language)});
  return json::write(out);
}

std::string write_figures(const FiguresShown& shown, http::Language language) {
  FiguresView out{.names = shown.names};
  for (const FigureShown& each : shown.figures) out.items.push_back(view_of(each, language));
  return json::write(out);
}

}  // namespace lianxin::ledgers
