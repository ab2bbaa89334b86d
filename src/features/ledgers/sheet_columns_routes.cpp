#include "features/ledgers/sheet_columns_routes.h"

#include <algorithm>
#include <array>
#include <set>

#include "features/ledgers/declaration_rules.h"
#include "features/ledgers/entries.h"
#include "features/ledgers/sheet_tables_routes.h"
#include "platform/crypto/digest.h"
#include "platform/text/folding.h"

namespace lianxin::ledgers {
namespace {

using sheets::WantedKind;

WantedKind wanted_kind(const Field& field) {
  switch (field.kind) {
    case FieldKind::number: return WantedKind::number;
    case FieldKind::money: return WantedKind::money;
    case FieldKind::date: return WantedKind::date;
    case FieldKind::yes_no: return WantedKind::yes_no;
    default: return is_code(field) ? WantedKind::code : WantedKind::words;
  }
}

std::vector<std::string> names_of_field(const Field& field) {
  std::vector<std::string> out{field.zh};
  out.insert(out.end(), field.heads.begin(), field.heads.end());
  out.push_back(field.en);
  out.push_back(field.key);
  std::erase(out, "");
  return out;
}

std::vector<std::string> names_of_choice(const Choice& choice) {
  std::vector<std::string> out{choice.zh, choice.en};
  out.insert(out.end(), choice.synonyms.begin(), choice.synonyms.end());
  return out;
}

void add_names(const Field& field, const std::string& above, std::vector<std::string>& out) {
  for (const std::string& name : names_of_field(field)) {
    if (!above.empty()) out.push_back(above + "/" + name);
    out.push_back(name);
  }
}

// 资金来源 over 自治区, 市, 旗; or 自治区 over 计划, 到位: a column of the sheet for each choice.
void add_choices(const Field& table, const LineForm& form, std::vector<sheets::WantedColumn>& out) {
  const Field& what = table.columns[static_cast<std::size_t>(form.what)];
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Field& column = table.columns[c];
    if ((column.kind != FieldKind::number && column.kind != FieldKind::money) || !column.computed.empty()) continue;
    std::vector<std::string> above = names_of_field(column);
    if (static_cast<int>(c) == form.quantity)
      for (const std::string& name : {table.zh, table.zh + what.zh}) above.push_back(name);
    for (const Choice& choice : what.choices) {
      auto& wanted = out.emplace_back(sheets::WantedColumn{.key = table.key + "." + column.key + "@" + choice.key, .kind = wanted_kind(column), .exact = true});
      for (const std::string& name : names_of_choice(choice))
        for (const std::string& each : above) {
          wanted.names.push_back(each + "/" + name);
          wanted.names.push_back(name + "/" + each);
        }
    }
  }
}

std::vector<std::string> state_names(const LedgerType& type) {
  std::vector<std::string> out{"状态", "当前状态", "办理状态", "进展状态", "所处阶段", "办理进展", "进展", "进度", "State"};
  for (const Field& field : type.fields)
    for (const std::string& name : names_of_field(field)) std::erase(out, name);
  return out;
}

constexpr std::size_t most_choices_over = 12;  // more are no heads of columns

// A head as it is compared: half width, without blanks and what stands in brackets behind it.
std::string plain_head(std::string_view head) {
  std::string out = text::folded(head);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  for (const std::string_view open : {"(", "（"})
    if (const auto at = out.rfind(open); at != std::string::npos && at > 0) out.resize(at);
  return out;
}

std::string number_named(const LedgerType& type, std::string_view head) {
  const std::string said = plain_head(head);
  for (const Field& field : type.fields)
    if (field.kind == FieldKind::number && field.computed.empty() && std::ranges::any_of(names_of_field(field), [&](const std::string& name) { return plain_head(name) == said; })) return field.key;
  return {};
}

}  // namespace

SheetTarget target_of(const LedgerType& type, std::string_view key) {
  const std::size_t dot = key.find('.');
  const int field = index_of(type, key.substr(0, dot));
  if (field < 0) return {.is_place = key == place_column, .is_state = key == state_column && !type.states.empty()};
  const Field& own = type.fields[static_cast<std::size_t>(field)];
  if (dot == std::string_view::npos) {
    if (own.kind == FieldKind::table && line_form(type, own).is_known()) return {.field = field, .is_lines = true};
    return {.field = is_wanted(own) ? field : -1};
  }
  const std::size_t at = key.find('@', dot);
  const auto column = std::ranges::find(own.columns, key.substr(dot + 1, at == std::string_view::npos ? at : at - dot - 1), &Field::key);
  if (column == own.columns.end() || !is_wanted(*column)) return {};
  SheetTarget out{.field = field, .column = static_cast<int>(column - own.columns.begin())};
  if (at == std::string_view::npos) return out;
  const auto& choices = own.columns.front().choices;
  const auto choice = std::ranges::find(choices, key.substr(at + 1), &Choice::key);
  if (choice == choices.end() || out.column == 0) return {};
  out.choice = static_cast<int>(choice - choices.begin());
  return out;
}

const Field* field_of(const LedgerType& type, const SheetTarget& target) {
  if (target.field < 0) return nullptr;
  const Field& field = type.fields[static_cast<std::size_t>(target.field)];
  return target.column < 0 ? &field : &field.columns[static_cast<std::size_t>(target.column)];
}

std::string fault_path(const LedgerType& type, const SheetTarget& target) {
  if (target.field < 0) return std::string(target.is_state ? state_column : place_column);
  const Field& field = type.fields[static_cast<std::size_t>(target.field)];
  std::string out = "fields." + field.key;
  if (target.choice >= 0) out += "@" + field.columns.front().choices[static_cast<std::size_t>(target.choice)].key;
  return target.column < 0 ? out : out + "." + field.columns[static_cast<std::size_t>(target.column)].key;
}

bool is_wanted(const Field& field) {
  if (!field.computed.empty()) return false;
  switch (field.kind) {
    case FieldKind::household:
    case FieldKind::ticket:
    case FieldKind::problem:
    case FieldKind::record:
    case FieldKind::file:
    case FieldKind::table: return false;
    default: return true;
  }
}

bool is_code(const Field& field) {
  constexpr std::array<std::string_view, 7> words{"电话", "手机", "身份证", "账号", "卡号", "号码", "编号"};
  return field.kind == FieldKind::text && std::ranges::any_of(words, [&](std::string_view word) { return field.zh.find(word) != std::string::npos; });
}

std::vector<sheets::WantedColumn> wanted_of(const LedgerType& type) {
  std::vector<sheets::WantedColumn> out;
  const auto add = [&](const Field& field, const std::string& key, const std::string& above) {
    if (!is_wanted(field)) return;
    auto& wanted = out.emplace_back(sheets::WantedColumn{.key = key, .kind = wanted_kind(field), .required = field.required == "true" && above.empty()});
    add_names(field, above, wanted.names);
  };
  for (const Field& field : type.fields) {
    add(field, field.key, "");
    for (const Field& column : field.columns) add(column, field.key + "." + column.key, field.zh);
    const LineForm form = line_form(type, field);
    if (!form.is_known()) continue;
    out.push_back({.key = field.key, .names = names_of_field(field), .exact = true});
    if (form.of_choices && field.columns.front().choices.size() <= most_choices_over) add_choices(field, form, out);
  }
  if (!type.states.empty()) out.push_back({.key = std::string(state_column), .names = state_names(type), .exact = true});
  if (index_of(type, place_column) < 0)
    out.push_back({.key = std::string(place_column), .names = {"地点", "所属地区", "所属区划", "行政区划", "区划", "区划代码", "地区", "旗县", "苏木乡镇", "嘎查村", "Place"}});
  return out;
}

void part_heads(const LedgerType& type, sheets::TableMapping& table) {
  const auto surely = [&](const std::string& key) { return std::ranges::any_of(table.columns, [&](const auto& each) { return each.key == key && each.confidence >= 0.9; }); };
  const auto keys_in = [&](std::string_view head) -> std::vector<std::string> {
    for (const std::string_view mark : {"/", "／", "、"}) {
      const auto at = head.rfind(mark);
      if (at == std::string_view::npos) continue;
      const std::string_view before = head.substr(0, at);
      const auto storey = before.rfind('/');
      const std::string one = number_named(type, storey == std::string_view::npos ? before : before.substr(storey + 1)), other = number_named(type, head.substr(at + mark.size()));
      if (!one.empty() && !other.empty() && one != other && !surely(one) && !surely(other)) return {one, other};
    }
    return {};
  };
  std::vector<sheets::MappedColumn> parted;
  const auto part = [&](int column, const std::string& head) {
    const auto keys = keys_in(head);
    for (const std::string& key : keys) {
      std::erase_if(table.columns, [&](const auto& each) { return each.key == key; });
      parted.push_back({key, column, head, 0.9, 1});
    }
    return !keys.empty();
  };
  for (const auto& each : std::vector(table.columns))
    if (each.confidence < 0.9 && part(each.column, each.head)) std::erase_if(table.columns, [&](const auto& one) { return one.column == each.column; });
  std::erase_if(table.unclaimed, [&](const auto& each) { return part(each.column, each.head); });
  table.columns.insert(table.columns.end(), parted.begin(), parted.end());
}

std::vector<SheetColumn> columns_of(const sheets::TableMapping& table) {
  std::vector<SheetColumn> out;
  for (const auto& each : table.columns) out.push_back({each.column, each.head, each.key, each.confidence, each.factor});
  for (const auto& each : table.unclaimed)
    if (std::ranges::find(heads_of_reasons, each.head) == heads_of_reasons.end()) out.push_back({each.column, each.head, "", 0, 1});
  std::ranges::stable_sort(out, {}, &SheetColumn::column);
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i].column == out[i - 1].column) {
      out[i - 1].part = CellPart::first;
      out[i].part = CellPart::second;
    }
  return out;
}

std::string signature_of(const std::vector<SheetColumn>& columns, std::string_view unit) {
  std::string heads;
  for (const SheetColumn& each : columns)
    if (each.part != CellPart::second) heads += each.head + '\x1f';
  if (const auto worth = sheets::money_unit_in(unit); worth > 0) heads += std::to_string(worth);
  return crypto::hexadecimal(crypto::sha256(heads)).substr(0, 32);
}

void mend(const LedgerType& type, const std::vector<store::KeptColumn>& kept, std::vector<SheetColumn>& columns, sheets::TableMapping& table) {
  std::vector<SheetColumn> mended;
  for (const SheetColumn& each : columns) {
    if (!mended.empty() && mended.back().column == each.column) continue;  // said before
    const std::size_t before = mended.size();
    for (const store::KeptColumn& one : kept)
      if (one.column == each.column && target_of(type, one.field).is_known()) mended.push_back({each.column, each.head, one.field, 1, one.factor, one.part.value_or(CellPart::whole)});
    if (mended.size() == before) mended.push_back({each.column, each.head, "", 0, 1});
  }
  columns = std::move(mended);
  table.columns.clear();
  table.unclaimed.clear();
  for (const SheetColumn& each : columns) {
    if (each.field.empty()) table.unclaimed.push_back({each.column, each.head});
    else table.columns.push_back({each.field, each.column, each.head, each.confidence, each.factor});
  }
}

Result<void> check_mapping(const LedgerType& type, const std::vector<store::KeptColumn>& mapping) {
  Faults faults;
  std::set<std::string> seen;
  constexpr std::array<std::int64_t, 9> factors{1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    const auto& each = mapping[i];
    if (each.column < 0 || each.column > 511) faults.add(path_of("columns", i, "column"), "base.json_out_of_range", {{"min", "0"}, {"max", "511"}});
    if (std::ranges::find(factors, each.factor) == factors.end()) faults.add(path_of("columns", i, "factor"), "base.json_not_one_of", {{"allowed", "1, 10, 100, 1000, 10000 …"}});
    if (each.field.empty()) continue;
    if (!target_of(type, each.field).is_known()) faults.add(path_of("columns", i, "field"), "ledgers.no_such_field", {{"value", each.field}});
    else if (!seen.insert(each.field).second) faults.add(path_of("columns", i, "field"), "ledgers.twice", {{"value", each.field}});
  }
  if (!faults.all().empty()) return invalid(std::move(faults.all()));
  return {};
}

std::vector<std::string> missing_of(const LedgerType& type, const std::vector<SheetColumn>& columns) {
  std::vector<std::string> out;
  for (const Field& field : type.fields)
    if (field.required == "true" && is_wanted(field) && std::ranges::find(columns, field.key, &SheetColumn::field) == columns.end()) out.push_back(field.key);
  return out;
}

}  // namespace lianxin::ledgers
