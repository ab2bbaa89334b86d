#include "features/ledgers/sheet_columns_routes.h"

#include <algorithm>
#include <array>
#include <set>

#include "features/ledgers/declaration_rules.h"
#include "features/ledgers/entries.h"
#include "platform/crypto/digest.h"

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

void add_names(const Field& field, const std::string& above, std::vector<std::string>& out) {
  const auto add = [&](const std::string& name) {
    if (name.empty()) return;
    if (!above.empty()) out.push_back(above + "/" + name);
    out.push_back(name);
  };
  add(field.zh);
  for (const std::string& each : field.heads) add(each);
  add(field.en);
  add(field.key);
}

}  // namespace

SheetTarget target_of(const LedgerType& type, std::string_view key) {
  const std::size_t dot = key.find('.');
  const int field = index_of(type, key.substr(0, dot));
  if (dot == std::string_view::npos) {
    if (field >= 0) return {.field = is_wanted(type.fields[static_cast<std::size_t>(field)]) ? field : -1};
    return {.is_place = key == place_column};
  }
  if (field < 0) return {};
  const auto& columns = type.fields[static_cast<std::size_t>(field)].columns;
  const auto column = std::ranges::find(columns, key.substr(dot + 1), &Field::key);
  if (column == columns.end() || !is_wanted(*column)) return {};
  return {.field = field, .column = static_cast<int>(column - columns.begin())};
}

const Field* field_of(const LedgerType& type, const SheetTarget& target) {
  if (target.field < 0) return nullptr;
  const Field& field = type.fields[static_cast<std::size_t>(target.field)];
  return target.column < 0 ? &field : &field.columns[static_cast<std::size_t>(target.column)];
}

std::string fault_path(const LedgerType& type, const SheetTarget& target) {
  if (target.field < 0) return std::string(place_column);
  const Field& field = type.fields[static_cast<std::size_t>(target.field)];
  const std::string at = "fields." + field.key;
  return target.column < 0 ? at : path_of(at, 0, field.columns[static_cast<std::size_t>(target.column)].key);
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
  }
  if (index_of(type, place_column) < 0)
    out.push_back({.key = std::string(place_column), .names = {"地点", "所属地区", "所属区划", "行政区划", "区划", "区划代码", "地区", "旗县", "苏木乡镇", "嘎查村", "Place"}});
  return out;
}

std::vector<SheetColumn> columns_of(const sheets::TableMapping& table) {
  std::vector<SheetColumn> out;
  for (const auto& each : table.columns) out.push_back({each.column, each.head, each.key, each.confidence, each.factor});
  for (const auto& each : table.unclaimed)
    if (std::ranges::find(heads_of_reasons, each.head) == heads_of_reasons.end()) out.push_back({each.column, each.head, "", 0, 1});
  std::ranges::sort(out, {}, &SheetColumn::column);
  return out;
}

std::string signature_of(const std::vector<SheetColumn>& columns) {
  std::string heads;
  for (const SheetColumn& each : columns) heads += each.head + '\x1f';
  return crypto::hexadecimal(crypto::sha256(heads)).substr(0, 32);
}

void mend(const LedgerType& type, const std::vector<store::KeptColumn>& kept, std::vector<SheetColumn>& columns, sheets::TableMapping& table) {
  for (SheetColumn& each : columns) {
    const auto mended = std::ranges::find(kept, each.column, &store::KeptColumn::column);
    each.field = mended != kept.end() && target_of(type, mended->field).is_known() ? mended->field : "";
    each.confidence = each.field.empty() ? 0 : 1;
    if (mended != kept.end()) each.factor = mended->factor;
  }
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
