#include "platform/sheets/number_formats.h"

#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "base/moment.h"
#include "platform/sheets/xml_scan.h"

namespace lianxin::sheets {
namespace {

// The letters of a format's first section that stand for something: quoted words, colours and conditions are left out,
// [h] [m] [s] (hours past 24) stay.
std::string meaning(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = code.find('"', i + 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto end = code.find(']', i);
      const auto inside = code.substr(i + 1, end == code.npos ? end : end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) out += inside;
      i = end;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    if (i == std::string_view::npos) break;
  }
  return out;
}

class Styles : public XmlHandler {
 public:
  void start(std::string_view name, const char** attributes) override {
    if (name == "numFmt") {
      const char* id = attribute(attributes, "numFmtId");
      const char* code = attribute(attributes, "formatCode");
      if (id && code && custom_.size() < 10'000) custom_[std::atoi(id)] = date_form(std::string_view(code));
    } else if (name == "cellXfs") {
      inside_ = true;
    } else if (inside_ && name == "xf" && forms.size() < 100'000) {
      const char* id = attribute(attributes, "numFmtId");
      const int number = id ? std::atoi(id) : 0;
      const auto own = custom_.find(number);
      forms.push_back(own == custom_.end() ? date_form(number) : own->second);
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") inside_ = false;
  }
  std::vector<DateForm> forms{};

 private:
  std::unordered_map<int, DateForm> custom_{};
  bool inside_ = false;
};

void two_digits(std::string& out, std::int64_t n) {
  out += static_cast<char>('0' + n / 10);
  out += static_cast<char>('0' + n % 10);
}

}  // namespace

DateForm date_form(int id) {
  if ((id >= 14 && id <= 16) || (id >= 28 && id <= 31) || id == 51 || id == 53 || id == 54 || id == 58) return DateForm::day;
  if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return DateForm::month;
  if (id == 22) return DateForm::moment;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56) return DateForm::time;
  return DateForm::none;
}

DateForm date_form(std::string_view code) {
  const std::string letters = meaning(code);
  if (letters.find("general") != std::string::npos) return DateForm::none;
  const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
  const bool day = has('d'), year = has('y'), time = has('h') || has('s');
  if (day) return time ? DateForm::moment : DateForm::day;
  if (time) return year ? DateForm::moment : DateForm::time;
  if (year) return has('m') ? DateForm::month : DateForm::year;
  return has('m') && letters.find_first_of("0#?@e") == std::string::npos ? DateForm::month : DateForm::none;
}

std::string written_date(double serial, DateForm form, bool from_1904) {
  std::string out;
  if (!(serial >= 0) || serial >= 2'958'466) return out;
  auto whole = static_cast<std::int64_t>(std::floor(serial));
  auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400));
  if (seconds == 86'400) ++whole, seconds = 0;
  const bool only_time = form == DateForm::time && whole == 0;
  if (!only_time) {
    if (from_1904) whole += 1462;
    // The makers of 1900's calendar believed in a 29 February 1900: serial number 60.
    if (whole < 1 || whole == 60) return out;
    const CivilDate date = civil_from(Day{static_cast<std::int32_t>(whole - (whole > 60 ? 25'569 : 25'568))});
    if (date.year > 9999) return out;
    out = std::to_string(date.year);
    if (form == DateForm::year) return out;
    two_digits(out += '-', date.month);
    if (form == DateForm::month) return out;
    two_digits(out += '-', date.day);
    if (form == DateForm::day || (seconds == 0 && form == DateForm::moment)) return out;
    out += 'T';
  }
  two_digits(out, seconds / 3600);
  two_digits(out += ':', seconds / 60 % 60);
  two_digits(out += ':', seconds % 60);
  return out;
}

Result<std::vector<DateForm>> read_date_forms(const Package& package, std::string_view name) {
  Styles styles;
  if (!package.has(name)) return std::move(styles.forms);
  auto part = package.part(name);
  if (!part) return std::move(part).error();
  if (auto done = scan_xml(*part, styles); !done) return std::move(done).error();
  return std::move(styles.forms);
}

}  // namespace lianxin::sheets
