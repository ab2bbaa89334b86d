#include "features/people/invented_name.h"

#include <array>
#include <string_view>

namespace lianxin::people {
namespace {

constexpr std::array<std::string_view, 40> surnames{"包", "白", "曹", "陈", "崔", "丁", "杜", "范", "高", "郭", "韩", "何", "胡", "金",
                                                    "康", "李", "刘", "吕", "马", "孟", "敖", "鄂", "沃", "索", "孙", "谭", "田", "王",
                                                    "魏", "吴", "徐", "许", "杨", "于", "苑", "张", "赵", "郑", "周", "朱"};
constexpr std::array<std::string_view, 48> han_words{"安", "柏", "彬", "春", "达", "东", "恩", "芳", "峰", "福", "桂", "国",
                                                     "海", "和", "红", "华", "慧", "吉", "佳", "建", "杰", "静", "娟", "军",
                                                     "兰", "丽", "林", "玲", "龙", "梅", "敏", "明", "宁", "平", "强", "青",
                                                     "荣", "瑞", "树", "双", "伟", "文", "霞", "祥", "秀", "雪", "玉", "志"};
constexpr std::array<std::string_view, 28> first_parts{"阿拉坦", "敖特根", "巴雅尔", "宝力道", "布和", "查干", "朝克",
                                                       "达来",   "道尔吉", "额尔德", "嘎日迪", "格日勒", "哈斯", "呼和",
                                                       "吉日嘎", "莫日根", "孟和",   "娜仁",   "那木", "其其格", "萨仁",
                                                       "萨如拉", "斯日古", "苏布德", "塔娜",   "特木尔", "乌日娜", "锡林"};
constexpr std::array<std::string_view, 16> last_parts{"图",   "其木格", "高娃", "巴根", "夫",   "宝音", "托娅", "扎布",
                                                      "吉雅", "陶格",   "玛",   "格",   "楞",   "都",   "苏荣", "娅"};

template <std::size_t n>
std::string_view one_of(const std::array<std::string_view, n>& words, Dice& dice) { return words[dice.roll(n)]; }

std::string mongolian_name(Dice& dice) {
  std::string name(one_of(first_parts, dice));
  if (dice.roll(3) > 0) name += one_of(last_parts, dice);
  return name;
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

std::string invented_name(Dice& dice) {
  const std::size_t kind = dice.roll(20);
  if (kind < 11) {
    std::string name(one_of(surnames, dice));
    name += one_of(han_words, dice);
    if (dice.roll(4) > 0) name += one_of(han_words, dice);
    return name;
  }
  if (kind < 19) return mongolian_name(dice);
  return mongolian_name(dice) + "·" + mongolian_name(dice);
}

}  // namespace lianxin::people
