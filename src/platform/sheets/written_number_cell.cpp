// Numbers in cells.
#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "platform/sheets/cell_words.h"
#include "platform/sheets/written_cell.h"

namespace lianxin::sheets {
namespace {

__extension__ typedef __int128 Wide;
constexpr Wide most = std::numeric_limits<std::int64_t>::max() / 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// mantissa · 10^-places
struct Decimal {
  Wide mantissa = 0;
  int places = 0;
};

// Digits with separators of thousands, a point, an exponent. `at` moves behind them.
std::optional<Decimal> decimal_at(std::string_view text, std::size_t& at) {
  Decimal out;
  int digits = 0;
  bool point = false;
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      if (++digits > 30) return std::nullopt;
      out.mantissa = out.mantissa * 10 + (text[at] - '0');
      out.places += point;
    } else if (text[at] == '.' && !point && at + 1 < text.size() && is_digit(text[at + 1])) {
      point = true;
    } else if (text[at] == ',' && !point && digits > 0 && at + 3 < text.size() && std::ranges::all_of(text.substr(at + 1, 3), is_digit) &&
               (at + 4 == text.size() || !is_digit(text[at + 4]))) {
      continue;
    } else {
      break;
    }
  }
  if (digits == 0) return std::nullopt;
  if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t next = at + 1;
    const bool minus = text[next] == '-';
    if (text[next] == '-' || text[next] == '+') ++next;
    int exponent = 0;
    const std::size_t begin = next;
    for (; next < text.size() && is_digit(text[next]) && exponent < 100; ++next) exponent = exponent * 10 + (text[next] - '0');
    if (next > begin) {
      out.places += minus ? exponent : -exponent;
      at = next;
    }
  }
  return out;
}

struct Token {
  std::size_t begin = 0, end = 0;
};

// Where numbers stand in it: figures, with what belongs to them (万, 亿) left to the reader of one.
std::vector<Token> numbers_in(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (!decimal_at(text, at)) while (at < text.size() && is_digit(text[at])) ++at;
    out.push_back({begin, at});
  }
  return out;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

Qualifier take_qualifier(std::string_view& text) {
  if (take(text, "余")) return Qualifier::some;
  if (take(text, "多")) return Qualifier::many;
  if (take(text, "以上")) return Qualifier::at_least;
  return Qualifier::exact;
}

// 万, 亿 …; 1 for none.
std::int64_t take_scale(std::string_view& text) {
  constexpr std::pair<std::string_view, std::int64_t> scales[] = {
      {"千万", 10'000'000}, {"百万", 1'000'000}, {"十万", 100'000}, {"万亿", 1'000'000'000'000}, {"万", 10'000}, {"亿", 100'000'000}, {"千", 1000}, {"百", 100}};
  for (const auto& [word, worth] : scales) {
    if (word == "千" && (text.starts_with("千克") || text.starts_with("千米") || text.starts_with("千瓦"))) continue;
    if (take(text, word)) return worth;
  }
  return 1;
}

// Measure words and names of units: at most six characters that are no figures and no signs of reckoning.
bool is_unit(std::string_view text) {
  return length_of(text) <= 6 && text.find_first_of("0123456789+-*/=<>~?!,.;:%#@&") == text.npos && text.find("约") == text.npos &&
         text.find("半") == text.npos && text.find("近") == text.npos;
}

Result<std::int64_t> scaled(Decimal value, std::int64_t factor, const NumberReading& reading, bool& rounded, std::string_view text) {
  Wide number = value.mantissa;
  if (number > Wide(1) << 80) return unreadable("sheets.number_too_large", text);
  number *= factor;
  int shift = reading.decimals - value.places;
  for (; shift > 0; --shift) {
    if (number > most) return unreadable("sheets.number_too_large", text);
    number *= 10;
  }
  if (shift < -60) number = 0, shift = 0;
  Wide divisor = 1;
  for (; shift < 0 && divisor <= (Wide(1) << 120); ++shift) divisor *= 10;
  if (const Wide rest = number % divisor; rest != 0) {
    if (!reading.rounds) {
      Error error = unreadable("sheets.too_many_decimals", text);
      error.args.push_back({"max", std::to_string(reading.decimals)});
      return error;
    }
    rounded = true;
    number = number / divisor + (rest * 2 >= divisor ? 1 : 0);
  } else {
    number /= divisor;
  }
  if (number > most) return unreadable("sheets.number_too_large", text);
  return static_cast<std::int64_t>(number);
}

// What a spreadsheet worked out is true to 15 places: 0.30000000000000004 is 0.3.
void trim_to_15(Decimal& value) {
  const Wide limit = 1'000'000'000'000'000;
  bool carried = false;
  while (value.mantissa >= limit && value.places > 0) {
    carried = value.mantissa % 10 >= 5;
    value.mantissa /= 10;
    --value.places;
  }
  if (carried) ++value.mantissa;
  while (value.places > 0 && value.mantissa % 10 == 0) value.mantissa /= 10, --value.places;
}

// One number and nothing else but its sign, currency, scale, qualifier and unit.
Result<std::optional<WrittenAmount>> one_number(std::string_view text, const Cell& cell, const NumberReading& reading) {
  std::string_view rest = text;
  bool negative = false;
  take(rest, "¥") || take(rest, "￥") || take(rest, "人民币") || take(rest, "$");
  if (take(rest, "-") || take(rest, "−")) negative = true;
  else take(rest, "+");
  for (const std::string_view vague : {"约", "近", "大约", "接近", "大概"})
    if (rest.starts_with(vague)) return unreadable("sheets.number_vague", cell.text);
  std::size_t at = 0;
  WrittenAmount out;
  auto value = decimal_at(rest, at);
  if (!value) {
    const auto numeral = parse_written_number(rest);  // 二十三户
    if (!numeral || rest.find("半") != rest.npos) return unreadable("sheets.not_a_number", cell.text);
    out.qualifier = numeral->qualifier;
    value = Decimal{numeral->amount, 0};
    rest = {};
  }
  rest.remove_prefix(std::min(at, rest.size()));
  if (out.qualifier == Qualifier::exact) out.qualifier = take_qualifier(rest);
  std::int64_t factor = take_scale(rest);
  const bool own_unit = factor != 1 || rest.starts_with("元");
  if (out.qualifier == Qualifier::exact) out.qualifier = take_qualifier(rest);
  if (rest.ends_with("以上")) {
    rest.remove_suffix(std::string_view("以上").size());
    if (out.qualifier == Qualifier::exact) out.qualifier = Qualifier::at_least;
  }
  if (rest.ends_with("左右") || rest.ends_with("上下")) return unreadable("sheets.number_vague", cell.text);
  if (reading.percent) take(rest, "%");
  if (!is_unit(rest)) return unreadable("sheets.not_a_number", cell.text);
  if (out.qualifier != Qualifier::exact && !reading.qualifiers) return unreadable("sheets.number_qualified", cell.text);
  if (!own_unit) factor = reading.factor;
  if (cell.kind == CellKind::number) trim_to_15(*value);
  out.units = TRY(scaled(*value, factor, reading, out.rounded, cell.text));
  if (negative) out.units = -out.units;
  return std::optional(out);
}

// 3至5, 3-5, 3~5: something between them, not two things.
bool is_range(std::string_view between) {
  constexpr std::array<std::string_view, 8> words{"-", "~", "至", "到", "—", "——", "～", "–"};
  return std::ranges::find(words, between) != words.end();
}

}  // namespace

Result<std::optional<WrittenAmount>> read_number(const Cell& cell, const NumberReading& reading) {
  if (auto error = unread(cell)) return *std::move(error);
  if (cell.kind == CellKind::date) return unreadable("sheets.number_became_date", cell.text);
  if (cell.kind == CellKind::boolean) return unreadable("sheets.not_a_number", cell.text);
  const std::string text = cell.kind == CellKind::number ? std::string(cell.text) : squeezed(cell.text);
  if (says_nothing(text)) return std::optional<WrittenAmount>();
  const auto numbers = cell.kind == CellKind::number ? std::vector<Token>{} : numbers_in(text);
  if (numbers.size() < 2) return one_number(text, cell, reading);
  if (numbers.size() > 2) return unreadable("sheets.many_numbers", cell.text);
  const auto& [one, other] = std::pair(numbers[0], numbers[1]);
  if (is_range(std::string_view(text).substr(one.end, other.begin - one.end))) return unreadable("sheets.number_range", cell.text);
  if (reading.part == NumberPart::only) {
    Error error = unreadable("sheets.two_numbers", cell.text);
    error.args.push_back({"first", text.substr(one.begin, one.end - one.begin)});
    error.args.push_back({"second", text.substr(other.begin, other.end - other.begin)});
    return error;
  }
  const Token& wanted = reading.part == NumberPart::first ? one : other;
  // Its scale and qualifier come along; other words say what it counts.
  std::string_view behind = std::string_view(text).substr(wanted.end);
  const std::string_view before_scale = behind;
  Qualifier qualifier = take_qualifier(behind);
  (void)take_scale(behind);
  if (qualifier == Qualifier::exact) (void)take_qualifier(behind);
  return one_number(std::string_view(text).substr(wanted.begin, wanted.end - wanted.begin + (before_scale.size() - behind.size())), cell, reading);
}

}  // namespace lianxin::sheets
