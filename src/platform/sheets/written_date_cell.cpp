// Dates in cells.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/sheets/cell_words.h"
#include "platform/sheets/written_cell.h"

namespace lianxin::sheets {
namespace {

using Answer = Result<std::optional<WrittenDate>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int numeral_of(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○' || c == U'Ｏ') return 0;
  const auto at = digits.find(c);
  return at == digits.npos ? -1 : static_cast<int>(at);
}

// 二〇一四年十二月三十一日 → 2014年12月31日; figures stay.
std::string with_figures(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c != U'十' && c != U'廿' && numeral_of(c) < 0) {
      out.append(text, begin, at - begin);
      continue;
    }
    if (c == U'十' || c == U'廿') {
      // The figure before it is its tens, one behind it its ones.
      const bool tens = !out.empty() && is_digit(out.back()) && (out.size() < 2 || !is_digit(out[out.size() - 2]));
      if (c == U'廿') out += '2';
      else if (!tens) out += '1';
      std::size_t next = at;
      const int ones = at < text.size() ? numeral_of(next_code_point(text, next)) : -1;
      if (ones >= 0) at = next;
      out += static_cast<char>('0' + std::max(0, ones));
    } else {
      out += static_cast<char>('0' + numeral_of(c));
    }
  }
  return out;
}

int last_day(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

std::optional<WrittenDate> months(int year, int from, int to, DatePrecision precision) {
  if (year < 1900 || year > 2199 || from < 1 || to > 12) return std::nullopt;
  return WrittenDate{day_from({year, from, 1}), day_from({year, to, last_day(year, to)}), precision};
}

std::optional<WrittenDate> one_day(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > last_day(year, month)) return std::nullopt;
  const Day is = day_from({year, month, day});
  return WrittenDate{is, is, DatePrecision::day};
}

// Reads figures and what stands between them from left to right.
class DateWords {
 public:
  explicit DateWords(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  int number(std::size_t most_digits) {
    std::size_t n = 0;
    int out = 0;
    for (; n < rest_.size() && n < most_digits && is_digit(rest_[n]); ++n) out = out * 10 + (rest_[n] - '0');
    digits = n;
    rest_.remove_prefix(n);
    return n == 0 ? -1 : out;
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  std::size_t digits = 0;

 private:
  std::string_view rest_;
};

class DateReader {
 public:
  DateReader(const Cell& cell, std::string_view text, const DateReading& reading) : cell_(cell), text_(text), reading_(reading) {}

  Answer read() const {
    for (const std::string_view word : {"至", "到", "~", "--", "——", "—"})
      if (text_.find(word) != text_.npos) return bad("sheets.date_range");
    if (const auto period = parse_period(text_)) return span_of(*period);
    if (std::ranges::all_of(text_, is_digit)) return run_of_figures();
    DateWords words(text_);
    const int first = words.number(8);
    if (first < 0) return bad("sheets.not_a_date");
    if (words.take("年")) return after_year(words, first, words.digits);
    if (words.take("月")) return reading_.default_year ? after_month(words, *reading_.default_year, first) : bad("sheets.date_no_year");
    for (const std::string_view mark : {"-", "/", "."})
      if (words.take(mark)) return with_marks(words, mark, first);
    return bad("sheets.not_a_date");
  }

 private:
  Error bad(std::string_view key) const { return unreadable(key, cell_.text); }
  Answer told(const std::optional<WrittenDate>& date) const {
    if (!date) return bad("sheets.no_such_date");
    return date;
  }
  Answer span_of(const Period& period) const {
    const auto precision = period.kind == PeriodKind::year ? DatePrecision::year : period.kind == PeriodKind::half_year ? DatePrecision::half_year : DatePrecision::quarter;
    if (period.kind == PeriodKind::two_months) return bad("sheets.not_a_date");
    return std::optional(WrittenDate{period.first(), period.last(), precision});
  }

  // 20140501, 201405, 2014, and 41760 of a spreadsheet.
  Answer run_of_figures() const {
    if (text_.size() > 8) return bad("sheets.not_a_date");
    int n = 0;
    for (const char c : text_) n = n * 10 + (c - '0');
    if (text_.size() == 8) return told(one_day(n / 10'000, n / 100 % 100, n % 100));
    if (text_.size() == 6) return told(months(n / 100, n % 100, n % 100, DatePrecision::month));
    if (text_.size() == 4) return told(months(n, 1, 12, DatePrecision::year));
    if (text_.size() == 5 && n >= 20'000 && n < 80'000) {
      const Day day{n - 25'569};
      return std::optional(WrittenDate{day, day, DatePrecision::day});
    }
    return bad("sheets.not_a_date");
  }

  Answer after_year(DateWords& words, int year, std::size_t digits) const {
    if (digits < 4) return bad("sheets.date_no_century");
    words.take("度");
    if (words.done() || words.take("全年")) return words.done() ? told(months(year, 1, 12, DatePrecision::year)) : Answer(bad("sheets.not_a_date"));
    const bool first_half = words.take("上半年"), second_half = !first_half && words.take("下半年");
    if (first_half || second_half) {
      if (!words.done()) return bad("sheets.not_a_date");
      return told(first_half ? months(year, 1, 6, DatePrecision::half_year) : months(year, 7, 12, DatePrecision::half_year));
    }
    const bool named = words.take("第");
    const int number = words.number(2);
    if (words.take("季度") || (named && words.take("季"))) {
      if (number < 1 || number > 4 || !words.done()) return bad("sheets.not_a_date");
      return told(months(year, number * 3 - 2, number * 3, DatePrecision::quarter));
    }
    if (number < 0 || named) return bad("sheets.not_a_date");
    words.take("月") || words.take(".") || words.take("-") || words.take("/");
    return after_month(words, year, number);
  }

  Answer after_month(DateWords& words, int year, int month) const {
    words.take("份");
    if (words.done()) return told(months(year, month, month, DatePrecision::month));
    const int day = words.number(2);
    words.take("日") || words.take("号");
    if (day < 0 || !words.done()) return bad("sheets.not_a_date");
    return told(one_day(year, month, day));
  }

  Answer with_marks(DateWords& words, std::string_view mark, int first) const {
    const std::size_t first_digits = text_.find(mark);
    const int second = words.number(2);
    if (second < 0) return bad("sheets.not_a_date");
    const std::size_t second_digits = words.digits;
    if (words.done() || (words.take("月") && words.done())) {  // two of them
      if (first_digits == 4) {
        const bool lost = cell_.kind == CellKind::number && second == 1 && second_digits == 1;
        if (lost) return bad("sheets.date_lost_zero");
        return told(months(first, second, second, DatePrecision::month));
      }
      if (!reading_.default_year) return bad("sheets.date_no_year");
      return told(one_day(*reading_.default_year, first, second));
    }
    if (!words.take(mark) && !words.take("月")) return bad("sheets.not_a_date");
    const int third = words.number(4);
    const std::size_t third_digits = words.digits;
    words.take("日") || words.take("号") || words.take(".");
    if (third < 0 || !words.done()) return bad("sheets.not_a_date");
    if (first_digits == 4 && third_digits <= 2) return told(one_day(first, second, third));
    return bad(third_digits == 4 ? "sheets.date_order" : "sheets.date_no_century");
  }

  const Cell& cell_;
  std::string_view text_;
  const DateReading& reading_;
};

// Without the time of day and the day of the week behind it.
std::string only_the_day(std::string_view written) {
  std::string half = half_width(trimmed(written));
  if (const auto colon = half.find(':'); colon != std::string::npos) {
    const auto cut = half.find_last_of(" T\n", colon);
    if (cut != std::string::npos) half.resize(cut);
  }
  std::string text = squeezed(half);
  for (const std::string_view word : {"(星期", "星期", "(周", "周"})
    if (const auto at = text.find(word); at != std::string::npos && at > 0 && text.size() - at <= word.size() + 4) text.resize(at);
  return with_figures(text);
}

}  // namespace

std::optional<Period> WrittenDate::period() const {
  if (precision == DatePrecision::quarter) return Period::containing(PeriodKind::quarter, first);
  if (precision == DatePrecision::half_year) return Period::containing(PeriodKind::half_year, first);
  if (precision == DatePrecision::year) return Period::containing(PeriodKind::year, first);
  return std::nullopt;
}

Result<std::optional<WrittenDate>> read_date(const Cell& cell, const DateReading& reading) {
  if (auto error = unread(cell)) return *std::move(error);
  if (cell.kind == CellKind::boolean) return unreadable("sheets.not_a_date", cell.text);
  if (says_nothing(cell.text)) return std::optional<WrittenDate>();
  if (cell.kind == CellKind::number) {
    // A serial number with a time of day, or 2014.5 where a date was meant.
    const auto point = cell.text.find('.');
    if (point == 5) return DateReader(cell, cell.text.substr(0, point), reading).read();
    return DateReader(cell, cell.text, reading).read();
  }
  const auto quick = cell.text.substr(0, 10);
  if (const auto day = quick.size() == 10 && (cell.text.size() == 10 || cell.text[10] == 'T') ? parse_day(quick) : std::nullopt)
    return std::optional(WrittenDate{*day, *day, DatePrecision::day});
  return DateReader(cell, only_the_day(cell.text), reading).read();
}

}  // namespace lianxin::sheets
