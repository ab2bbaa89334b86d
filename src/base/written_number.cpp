#include "base/written_number.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace lianxin {
namespace {

constexpr std::int64_t most = 100'000'000'000'000;
constexpr std::int64_t wan = 10'000, yi = 100'000'000;

// In parts of one, so that "232.4万" is exact.
constexpr std::int64_t fine = 10'000;

std::optional<std::int64_t> digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<std::int64_t>(c - U'0');
  constexpr std::u32string_view plain = U"〇一二三四五六七八九";
  if (const auto at = plain.find(c); at != plain.npos) return static_cast<std::int64_t>(at);
  if (c == U'零') return 0;
  if (c == U'两') return 2;
  return std::nullopt;
}

std::int64_t small_unit_of(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }
std::int64_t large_unit_of(char32_t c) { return c == U'万' ? wan : c == U'亿' ? yi : 0; }

std::optional<Qualifier> qualifier_at(std::u32string_view rest) {
  if (rest.starts_with(U"余")) return Qualifier::some;
  if (rest.starts_with(U"多")) return Qualifier::many;
  if (rest.starts_with(U"以上")) return Qualifier::at_least;
  return std::nullopt;
}

// Reads from left to right: a figure, then 十 百 千, closed by 万 or 亿.
class Numeral {
 public:
  explicit Numeral(std::u32string_view text) : text_(text) {}

  std::optional<WrittenNumber> read() {
    while (at_ < text_.size() && take()) {
      if (total_ + section_ > most * fine) return std::nullopt;
    }
    if (!any_ || point_pending_) return std::nullopt;
    WrittenNumber out{total_ + section_ + figure_};
    if (out.amount % fine != 0) return std::nullopt;
    out.amount /= fine;
    const auto rest = text_.substr(at_);
    if (const auto q = qualifier_at(rest)) {
      out.qualifier = *q;
      // "两万多" but also "二十多万": the unit follows.
      if (rest.size() > 1 && *q != Qualifier::at_least && large_unit_of(rest[1]) > 0) out.amount *= large_unit_of(rest[1]);
    } else if (rest.find(U"以上") != rest.npos) {
      out.qualifier = Qualifier::at_least;  // "300户以上"
    }
    if (out.amount > most || is_number(rest)) return std::nullopt;
    return out;
  }

 private:
  // What follows a number and is one itself: "3至5", "三四十".
  static bool is_number(std::u32string_view rest) {
    for (const char32_t c : rest)
      if (digit_of(c)) return true;
    return !rest.empty() && (small_unit_of(rest[0]) > 0 || large_unit_of(rest[0]) > 0);
  }

  bool take() {
    const char32_t c = text_[at_];
    if (c == U',' || c == U'，') {
      const bool between = any_ && at_ + 1 < text_.size() && digit_of(text_[at_ + 1]) && unit_ == fine;
      if (between) ++at_;
      return between;
    }
    if (c == U'.' || c == U'．') {
      if (unit_ != fine || !any_) return false;
      unit_ = fine / 10;
      point_pending_ = true;
      ++at_;
      return true;
    }
    if (const auto digit = digit_of(c)) return take_digit(*digit);
    if (const auto small = small_unit_of(c)) return take_small(small);
    if (const auto large = large_unit_of(c)) return take_large(large);
    return false;
  }

  bool take_digit(std::int64_t digit) {
    if (unit_ == 0 || figure_ > most * fine / 10) return false;
    any_ = true;
    point_pending_ = false;
    ++at_;
    if (unit_ < fine) {
      figure_ += digit * unit_;
      unit_ /= 10;
    } else {
      figure_ = figure_ * 10 + digit * fine;
    }
    return figure_ <= most * fine;
  }

  bool take_small(std::int64_t small) {
    section_ += (figure_ == 0 && !any_ ? fine : figure_) * small;
    any_ = true;
    figure_ = 0;
    unit_ = fine;
    ++at_;
    return true;
  }

  bool take_large(std::int64_t large) {
    if (!any_) return false;
    const std::int64_t before = section_ + figure_;
    if ((large == yi ? total_ + before : before) > most * fine / large) return false;
    if (large == yi) total_ = (total_ + before) * yi;
    else total_ += before * large;
    section_ = figure_ = 0;
    unit_ = fine;
    ++at_;
    return true;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  std::int64_t total_ = 0, section_ = 0, figure_ = 0;
  std::int64_t unit_ = fine;  // of the next figure behind a point
  bool any_ = false, point_pending_ = false;
};

std::string decimal(std::int64_t amount, std::int64_t unit) {
  std::string out = std::to_string(amount / unit);
  if (const std::int64_t rest = amount % unit; rest != 0) out += "." + std::to_string(rest / (unit / 10));
  return out;
}

}  // namespace

std::optional<WrittenNumber> parse_written_number(std::string_view text) {
  if (!is_valid_text(text)) return std::nullopt;
  std::u32string points;
  const std::string_view plain = trimmed(text);
  for (std::size_t at = 0; at < plain.size();) {
    char32_t c = next_code_point(plain, at);
    if (c >= U'０' && c <= U'９') c = c - U'０' + U'0';
    if (c != U' ' && c != U'\u3000') points.push_back(c);
  }
  if (points.size() > 40) return std::nullopt;
  return Numeral(points).read();
}

WrittenNumber operator+(const WrittenNumber& a, const WrittenNumber& b) {
  WrittenNumber out{a.amount + b.amount, a.qualifier};
  if (a.qualifier == Qualifier::exact) out.qualifier = b.qualifier;
  else if (b.qualifier != Qualifier::exact && a.qualifier != b.qualifier) out.qualifier = Qualifier::at_least;
  return out;
}

std::string to_chinese_text(const WrittenNumber& n) {
  constexpr std::array<std::string_view, 4> words{"", "余", "多", "以上"};
  std::string out;
  if (n.amount >= yi && n.amount % (yi / 10) == 0) out = decimal(n.amount, yi) + "亿";
  else if (n.amount >= 10 * wan && n.amount % (wan / 10) == 0) out = decimal(n.amount, wan) + "万";
  else out = std::to_string(n.amount);
  return out + std::string(words[static_cast<std::size_t>(n.qualifier)]);
}

}  // namespace lianxin
