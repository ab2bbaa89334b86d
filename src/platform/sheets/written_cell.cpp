#include "platform/sheets/written_cell.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/sheets/cell_words.h"

namespace lianxin::sheets {

std::optional<Error> unread(const Cell& cell) {
  if (cell.kind == CellKind::error) return unreadable("sheets.cell_error", cell.text);
  if (cell.kind == CellKind::formula) return fail(Code::invalid, "sheets.formula_without_value");
  return std::nullopt;
}

Error unreadable(std::string_view key, std::string_view text) {
  return fail(Code::invalid, key, {{"text", shortened(trimmed(text), 40)}});
}

std::string squeezed(std::string_view text) {
  std::string out;
  const std::string half = half_width(text);
  for (std::size_t at = 0; at < half.size();) {
    const auto c = static_cast<unsigned char>(half[at]);
    if (c <= ' ') {
      ++at;
    } else if (c < 0x80) {
      out += half[at++];
    } else {
      const std::size_t begin = at;
      const char32_t wide = next_code_point(half, at);
      const bool blank = wide == U'\u00A0' || wide == U'\u3000' || wide == U'\uFEFF' || (wide >= U'\u2000' && wide <= U'\u200F') || wide == U'\u202F';
      if (!blank) out.append(half, begin, at - begin);
    }
  }
  return out;
}

bool says_nothing(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return true;
  if (text.size() > 12) return false;
  constexpr std::array<std::string_view, 22> words{"无",  "没有", "暂无", "/",  "／", "—", "——", "-",    "--",  "－", "──",
                                                   "…",   "……",  "\\",   "、", "空", "N/A", "n/a", "无。", "／／", "//", "―"};
  return std::ranges::find(words, text) != words.end();
}

Result<std::optional<bool>> read_yes_no(const Cell& cell) {
  if (auto error = unread(cell)) return *std::move(error);
  if (cell.kind == CellKind::boolean) return std::optional<bool>(cell.text == "1");
  const std::string text = squeezed(cell.text);
  constexpr std::array<std::string_view, 19> yes{"是", "有", "√", "✓", "✔", "☑", "对", "1", "yes", "YES", "Yes", "y", "Y", "true", "TRUE", "已", "v", "V", "■"};
  constexpr std::array<std::string_view, 21> no{"否", "无", "没有", "×", "✗", "✘", "☒", "错", "0", "no", "NO", "No", "n", "N", "false", "FALSE", "未", "x", "X", "□", "不是"};
  if (std::ranges::find(yes, std::string_view(text)) != yes.end()) return std::optional<bool>(true);
  if (std::ranges::find(no, std::string_view(text)) != no.end()) return std::optional<bool>(false);
  if (says_nothing(text)) return std::optional<bool>();
  return unreadable("sheets.not_yes_no", cell.text);
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1.50725E+17, or so many figures that a spreadsheet made zeros of the last.
bool lost_figures(const Cell& cell, std::string_view text) {
  const auto exponent = text.find_first_of("eE");
  if (exponent != text.npos) {
    const auto is_part = [](char c) { return is_digit(c) || c == '.' || c == '+' || c == '-'; };
    if (exponent > 0 && std::ranges::all_of(text.substr(0, exponent), is_part) && exponent + 1 < text.size() &&
        std::ranges::all_of(text.substr(exponent + 1), is_part) && (text.find('.') != text.npos || text[exponent + 1] == '+'))
      return true;
  }
  return cell.kind == CellKind::number && std::ranges::count_if(text, is_digit) > 15;
}

// Two runs of at least seven figures with more than a dash between them.
bool holds_two(std::string_view text) {
  int runs = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool inside = i < text.size() && (is_digit(text[i]) || text[i] == '-' || text[i] == 'x' || text[i] == 'X');
    if (inside) {
      ++length;
    } else {
      runs += length >= 7;
      length = 0;
    }
  }
  return runs > 1;
}

}  // namespace

Result<std::optional<std::string>> read_code(const Cell& cell, const CodeReading& reading) {
  if (auto error = unread(cell)) return *std::move(error);
  std::string text = squeezed(cell.text);
  if (says_nothing(text)) return std::optional<std::string>();
  if (text.front() == '\'') text.erase(0, 1);
  if (lost_figures(cell, text)) return unreadable("sheets.code_damaged", cell.text);
  if (cell.kind == CellKind::number && text.ends_with(".0")) text.resize(text.size() - 2);
  // Blanks part two numbers as well, so it is the cell as written that is looked at.
  if (!reading.several && holds_two(half_width(cell.text))) return unreadable("sheets.two_codes", cell.text);
  if (reading.several) text = std::string(trimmed(half_width(cell.text)));
  return std::optional<std::string>(std::move(text));
}

Result<std::optional<std::string>> read_words(const Cell& cell) {
  if (auto error = unread(cell)) return *std::move(error);
  std::string out(trimmed(cell.text));
  for (std::size_t at = 0; (at = out.find('\r', at)) != std::string::npos;) {
    if (at + 1 < out.size() && out[at + 1] == '\n') out.erase(at, 1);
    else out[at] = '\n';
  }
  if (out.empty()) return std::optional<std::string>();
  return std::optional<std::string>(std::move(out));
}

}  // namespace lianxin::sheets
