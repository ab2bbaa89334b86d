#include "platform/likeness/names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t most_names = 4;

// The longer before the shorter.
constexpr std::array<std::u32string_view, 46> endings = {
    U"安置小区", U"幼儿园", U"步行街", U"卫生院", U"工业园", U"产业园", U"开发区", U"小区", U"社区", U"家园", U"花园", U"公园", U"广场", U"大厦", U"公寓", U"学校",
    U"小学",     U"中学",   U"学院",   U"大学",   U"医院",   U"公司",   U"集团",   U"驾校", U"市场", U"超市", U"酒店", U"楼盘", U"新城", U"新村", U"大道", U"街道",
    U"号线",     U"水库",   U"苑",     U"府",     U"湾",     U"村",     U"镇",     U"路",   U"街",   U"桥",   U"湖",   U"站",   U"栋",   U"厂"};

// What stands before such an ending without being a name.
constexpr std::u32string_view common = U"的这那本我在和与各所有个条大小新老旧公道马铁高网线思政省市区县城一二三四五六七八九十号期住配套附近周边地车农乡出半中学过修到";

bool is_name_part(char32_t c) { return c != gap && c >= 0x3400 && common.find(c) == std::u32string_view::npos; }

}  // namespace

std::vector<std::pair<char32_t, char32_t>> names_in(const std::vector<char32_t>& characters) {
  std::vector<std::pair<char32_t, char32_t>> out;
  const std::u32string_view text(characters.data(), characters.size());
  std::size_t from = 0;  // an ending is no part of the next name
  for (std::size_t i = 2; i < text.size() && out.size() < most_names; ++i) {
    const auto ending = std::find_if(endings.begin(), endings.end(), [&](auto each) { return text.substr(i).starts_with(each); });
    if (ending == endings.end()) continue;
    if (i >= from + 2 && is_name_part(text[i - 1]) && is_name_part(text[i - 2])) {
      const std::pair name{text[i - 2], text[i - 1]};
      if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
    from = i + ending->size();
    i = from - 1;
  }
  return out;
}

}  // namespace lianxin::likeness
