#include "platform/likeness/empty_words.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {
namespace {

constexpr std::array<std::u32string_view, 109> words = {
    // who is addressed, who speaks
    U"市委市政府", U"旗委旗政府", U"市政府", U"区政府", U"县政府", U"旗政府", U"政府", U"相关部门", U"有关部门", U"主管部门", U"职能部门",
    U"部门", U"领导", U"书记", U"市长", U"旗长", U"我们", U"他们", U"你们", U"大家", U"自己", U"本人", U"居民", U"市民", U"老百姓",
    U"百姓", U"群众",
    // asking and urging
    U"请问", U"请求", U"恳请", U"希望", U"建议", U"咨询", U"反映", U"投诉", U"举报", U"质疑", U"求助", U"关于", U"呼吁", U"强烈",
    U"要求", U"期盼", U"盼望", U"反馈", U"加快", U"加强", U"加大", U"推进", U"促进", U"提升", U"提高", U"完善", U"力度", U"步伐",
    U"进度", U"刻不容缓", U"迫在眉睫", U"尽快", U"尽早", U"早日", U"有何", U"具体", U"政策和行动", U"行动", U"措施", U"落实",
    U"给予", U"答复", U"回复", U"解决", U"处理", U"问题", U"情况", U"建设", U"以人民为中心", U"大背景下", U"倡导", U"国家",
    // questions and time
    U"是否", U"能否", U"可否", U"何时", U"什么时候", U"什么", U"怎么", U"如何", U"为什么", U"为何", U"现在", U"目前", U"至今",
    U"一直", U"多年", U"近年", U"已经",
    // joints
    U"因为", U"所以", U"但是", U"而且", U"以及", U"并且", U"这个", U"那个", U"没有", U"可以", U"进行", U"严重", U"影响"};

// The words by their first character, the longer before the shorter.
const std::unordered_map<char32_t, std::vector<std::u32string_view>>& by_first() {
  static const auto made = [] {
    std::unordered_map<char32_t, std::vector<std::u32string_view>> out;
    for (const auto word : words) {
      auto& same = out[word.front()];
      auto at = same.begin();
      while (at != same.end() && at->size() >= word.size()) ++at;
      same.insert(at, word);
    }
    return out;
  }();
  return made;
}

// Whether a word may begin with it; told without looking into the table.
bool is_beginning(char32_t c) {
  static const auto made = [] {
    std::array<std::uint64_t, 1024> out{};
    for (const auto word : words) out[word.front() / 64] |= std::uint64_t{1} << word.front() % 64;
    return out;
  }();
  return c < 0x10000 && ((made[c / 64] >> c % 64) & 1U) != 0;
}

}  // namespace

std::vector<char32_t> without_empty_words(const std::vector<char32_t>& characters) {
  std::vector<char32_t> out;
  out.reserve(characters.size());
  const std::u32string_view text(characters.data(), characters.size());
  for (std::size_t i = 0; i < text.size();) {
    if (!is_beginning(text[i])) {
      out.push_back(text[i++]);
      continue;
    }
    std::size_t length = 0;
    if (const auto found = by_first().find(text[i]); found != by_first().end()) {
      for (const auto word : found->second) {
        if (text.substr(i).starts_with(word)) {
          length = word.size();
          break;
        }
      }
    }
    if (length == 0) out.push_back(text[i++]);
    else if (i += length; !out.empty() && out.back() != gap) out.push_back(gap);
  }
  return out;
}

}  // namespace lianxin::likeness
