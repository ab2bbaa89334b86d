#include "features/ledgers/sheet_tables_routes.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lianxin::ledgers {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_countable(const Field& field) { return (field.kind == FieldKind::number || field.kind == FieldKind::money) && field.computed.empty(); }
bool names_things(const Field& field) { return field.kind == FieldKind::text || field.kind == FieldKind::choice; }

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// Half width, without blanks; other letters stay as they are.
std::string narrow(std::string_view words) {
  std::string out(words);
  constexpr std::pair<std::string_view, std::string_view> marks[] = {{"，", ","}, {"．", "."}, {"：", ":"}, {"；", ";"}, {"、", ";"}, {"\r", ""}, {"\n", ";"}, {"　", ""}, {" ", ""}, {"\t", ""}};
  for (const auto& [wide, plain] : marks)
    for (std::size_t at; (at = out.find(wide)) != std::string::npos;) out.replace(at, wide.size(), plain);
  constexpr std::array<std::string_view, 10> digits{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
  for (std::size_t d = 0; d < digits.size(); ++d)
    for (std::size_t at; (at = out.find(digits[d])) != std::string::npos;) out.replace(at, digits[d].size(), 1, static_cast<char>('0' + d));
  return out;
}

// A comma between three digits and three belongs to a number.
bool is_thousands(std::string_view text, std::size_t at) {
  if (at == 0 || !is_digit(text[at - 1])) return false;
  std::size_t behind = at + 1;
  while (behind < text.size() && is_digit(text[behind])) ++behind;
  return behind == at + 4;
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ';' && (text[at] != ',' || is_thousands(text, at))) continue;
    if (at > from) out.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  return out;
}

bool take_qualifier(std::string_view& rest, std::string& number) {
  for (const std::string_view word : {"余", "多"})
    if (take(rest, word)) return number += word, true;
  return false;
}

bool read_part(std::string_view part, WrittenLine& out) {
  const auto digit = std::ranges::find_if(part, is_digit);
  std::string_view what(part.begin(), digit), rest(digit, part.end());
  while (what.ends_with(':') || what.ends_with('-')) what.remove_suffix(1);
  for (const std::string_view vague : {"约", "近", "大概", "-", "至"})
    if (what.ends_with(vague)) return false;
  if (what.ends_with("共")) what.remove_suffix(std::string_view("共").size());
  if (what.empty() || rest.empty()) return false;
  std::size_t at = 0;
  while (at < rest.size() && (is_digit(rest[at]) || rest[at] == '.' || rest[at] == ',')) ++at;
  out = {std::string(what), std::string(rest.substr(0, at)), {}};
  rest.remove_prefix(at);
  const bool said = take_qualifier(rest, out.number);
  if (!said && rest.ends_with("以上")) {
    rest.remove_suffix(std::string_view("以上").size());
    out.number += "以上";
  }
  out.behind = rest;
  return std::ranges::none_of(rest, is_digit);
}

}  // namespace

LineForm line_form(const LedgerType& type, const Field& table) {
  LineForm out;
  if (table.kind != FieldKind::table || table.columns.empty() || !names_things(table.columns.front())) return out;
  out.what = 0;
  out.of_choices = table.columns.front().kind == FieldKind::choice;
  for (std::size_t i = 1; i < table.columns.size(); ++i)
    if (names_things(table.columns[i]) && (table.columns[i].zh == "单位" || table.columns[i].key == "measure")) out.measure = static_cast<int>(i);
  const auto fits = [&](const Field& column) { return is_countable(column) && (out.measure < 0 || column.kind == FieldKind::number); };
  for (const Figure& figure : type.figures)
    for (std::size_t i = 1; i < table.columns.size() && out.quantity < 0; ++i)
      if (fits(table.columns[i]) && figure.over == table.key && figure.value == table.key + "." + table.columns[i].key) out.quantity = static_cast<int>(i);
  for (std::size_t i = 1; i < table.columns.size() && out.quantity < 0; ++i)
    if (fits(table.columns[i])) out.quantity = static_cast<int>(i);
  return out;
}

Result<std::vector<WrittenLine>> lines_written(std::string_view words) {
  std::vector<WrittenLine> out;
  const std::string text = narrow(words);
  for (const std::string_view part : parts_of(text))
    if (!read_part(part, out.emplace_back())) return fail(Code::invalid, "ledgers.sheet_no_list", {{"text", shortened(part, 40)}});
  return out;
}

}  // namespace lianxin::ledgers
