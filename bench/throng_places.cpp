#include "bench/throng_places.h"

#include <array>
#include <set>
#include <string_view>

#include "platform/likeness/hashing.h"

namespace lianxin::bench {
namespace {

using namespace std::string_view_literals;
using likeness::Sequence;

constexpr std::array firsts = {"青"sv, "白"sv, "巴"sv, "敖"sv, "查"sv, "乌"sv, "永"sv, "兴"sv, "东"sv, "西"sv, "南"sv, "北"sv, "长"sv, "双"sv, "新"sv,
                               "古"sv, "红"sv, "金"sv, "石"sv, "杨"sv, "柳"sv, "云"sv, "平"sv, "宝"sv, "哈"sv, "额"sv, "鄂"sv, "呼"sv, "沙"sv, "马"sv,
                               "牧"sv, "塔"sv, "达"sv, "阿"sv, "伊"sv, "苏"sv, "五"sv, "三"sv, "九"sv, "大"sv};
constexpr std::array seconds = {"河"sv, "山"sv, "林"sv, "原"sv, "泉"sv, "岭"sv, "湾"sv, "甸"sv, "梁"sv, "沟"sv, "台"sv, "堡"sv, "营"sv, "屯"sv, "店"sv,
                                "井"sv, "干"sv, "拉"sv, "图"sv, "尔"sv, "善"sv, "旺"sv, "合"sv, "胜"sv, "安"sv, "隆"sv, "吉"sv, "乐"sv, "伦"sv, "滩"sv,
                                "敏"sv, "嘎"sv, "德"sv, "宁"sv, "昌"sv, "盛"sv, "庆"sv, "丰"sv, "坡"sv, "洼"sv};
constexpr std::array thirds = {"子"sv, "布"sv, "台"sv, "勒"sv, "沁"sv, "特"sv, "诺"sv, "木"sv, "浩"sv, "格"sv, "召"sv, "庙"sv};
constexpr std::array county_endings = {"旗"sv, "县"sv, "市"sv, "区"sv};
constexpr std::array town_endings = {"镇"sv, "镇"sv, "苏木"sv, "乡"sv, "街道"sv};
constexpr std::array village_endings = {"村"sv, "村"sv, "嘎查"sv, "社区"sv, "生产队"sv};

class Namer {
 public:
  explicit Namer(std::uint64_t seed) : numbers_(seed) {}
  std::size_t between(std::size_t least, std::size_t most) { return least + numbers_.below(most - least + 1); }

  // Two characters, every third name three.
  std::string stem() {
    std::string out(firsts[numbers_.below(firsts.size())]);
    out += seconds[numbers_.below(seconds.size())];
    if (numbers_.below(3) == 0) out += thirds[numbers_.below(thirds.size())];
    return out;
  }
  // One that `taken` has not, which takes it.
  std::string stem(std::set<std::string>& taken) {
    for (;;) {
      if (auto made = stem(); taken.insert(made).second) return made;
    }
  }
  template <class Endings>
  std::string_view ending(const Endings& endings) { return endings[numbers_.below(endings.size())]; }

 private:
  Sequence numbers_;
};

std::string code_of(const std::string& above, std::size_t number) { return above + std::to_string(number + 101); }

}  // namespace

MadePlaces made_places(std::size_t counties, std::uint64_t seed) {
  Namer namer(seed);
  MadePlaces out;
  std::set<std::string> taken_counties;
  const auto put = [&](std::uint32_t above, std::size_t number, const std::string& stem, std::string_view ending) {
    const auto index = static_cast<std::uint32_t>(out.all.size());
    const bool is_top = ending.empty() || above == 0xFFFFFFFF;
    const std::string before = is_top ? std::string() : out.all[above].code;
    out.all.push_back({code_of(before, number), stem + std::string(ending), stem, is_top ? index : above});
    return index;
  };
  for (std::size_t c = 0; c < counties; ++c) {
    const auto county = put(0xFFFFFFFF, c, namer.stem(taken_counties), namer.ending(county_endings));
    std::set<std::string> taken_towns;
    const auto towns = namer.between(6, 18);
    for (std::size_t t = 0; t < towns; ++t) {
      const auto town = put(county, t, namer.stem(taken_towns), namer.ending(town_endings));
      std::set<std::string> taken_villages;
      const auto villages = namer.between(4, 20);
      for (std::size_t v = 0; v < villages; ++v) out.villages.push_back(put(town, v, namer.stem(taken_villages), namer.ending(village_endings)));
    }
  }
  return out;
}

}  // namespace lianxin::bench
