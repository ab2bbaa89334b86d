#include "features/voices/voice_rules.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <span>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::voices {
namespace {

using namespace std::string_view_literals;

constexpr std::int64_t first_lesson = 100;
constexpr std::size_t shortest_block = 60;  // bytes: some twenty characters
constexpr std::size_t blocks_together = 3;    // short sentences that stand there twice in this order
constexpr std::array page_words{"版权所有"sv, "版權所有"sv, "网站地图"sv, "上一篇"sv,   "下一篇"sv,   "打印本页"sv, "关闭窗口"sv, "浏览次数"sv, "您当前的位置"sv, "您當前的位置"sv,
                                "免责声明"sv, "ICP备"sv,    "公网安备"sv, "友情链接"sv, "返回顶部"sv, "责任编辑："sv, "&nbsp;"sv,  "<br"sv,     "</"sv};
constexpr std::array markers{"endprint"sv, "startprint"sv, "<!--"sv, "-->"sv, "[!--"sv, "_x000D_"sv, "{{"sv, "}}"sv, "&#"sv, "javascript:"sv};
// After the name of a site in Latin letters these are advertising, whatever the text is about.
constexpr std::array adverts{"体育"sv, "娱乐"sv, "棋牌"sv, "彩票"sv, "博彩"sv, "投注"sv, "电竞"sv, "真人"sv, "官网app"sv, "官网下载"sv, "官网注册"sv, "官網"sv};
constexpr std::array no_adverts{"cctv"sv, "wechat"sv, "weixin"sv, "douyin"sv};

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) ||
                           (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF10 && c < 0xFF5B) || (c >= 0x20000 && c < 0x32000);
    if (is_letter) return true;
  }
  return false;
}

bool is_broken(std::string_view text) {
  return text.find("\xEF\xBF\xBD") != std::string_view::npos || text.find("锟斤拷") != std::string_view::npos || text.find("ï¼") != std::string_view::npos;
}

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// The name of a site, with what it sells right behind it, put in between the words: "…xyzbet体育官网…".
bool has_junk(std::string_view text) {
  const auto is_of_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_name(text[at])) {
      ++at;
      continue;
    }
    std::string name;
    for (; at < text.size() && is_of_name(text[at]); ++at) name += lower(text[at]);
    const bool has_letters = std::ranges::count_if(name, [](char c) { return c >= 'a'; }) >= 4;
    if (!has_letters || std::ranges::find(no_adverts, std::string_view(name)) != no_adverts.end()) continue;
    std::string behind(text.substr(at, 16));
    std::ranges::transform(behind, behind.begin(), lower);
    if (std::ranges::any_of(adverts, [&](std::string_view word) { return behind.starts_with(word); })) return true;
  }
  return false;
}

// A sentence long enough to be no chance, said twice, or some short ones in the same order.
bool is_repeated(std::string_view text) {
  std::set<std::string_view> met;
  std::set<std::string> met_together;
  std::deque<std::string_view> last;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    const auto block = trimmed(text.substr(begin, end - begin));
    if (block.empty()) return false;
    if (block.size() >= shortest_block && !met.insert(block).second) return true;
    last.push_back(block);
    if (last.size() > blocks_together) last.pop_front();
    std::string together;
    for (const auto each : last) together.append(each).append("\n");
    return last.size() == blocks_together && together.size() >= shortest_block && !met_together.insert(std::move(together)).second;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(text, at);
    if (c != U'。' && c != '\n' && c != U'!' && c != U'！' && c != U'？') continue;
    if (take(before)) return true;
    begin = at;
  }
  return take(text.size());
}

}  // namespace

std::vector<Flag> flags_of(std::string_view title, std::string_view text) {
  if (!is_valid_text(title) || !is_valid_text(text)) return {Flag::broken};
  std::vector<Flag> out;
  if (!has_letter(title) && !has_letter(text)) out.push_back(Flag::empty);
  if (is_broken(title) || is_broken(text)) out.push_back(Flag::broken);
  if (holds_one_of(text, page_words)) out.push_back(Flag::page);
  if (is_repeated(text)) out.push_back(Flag::repeated);
  if (holds_one_of(text, markers)) out.push_back(Flag::marker);
  if (has_junk(title) || has_junk(text)) out.push_back(Flag::junk);
  return out;
}

std::vector<Proposal> standing(std::vector<Proposal> all, const std::function<bool(std::string_view)>& is_known) {
  std::erase_if(all, [&](const Proposal& p) { return !is_known(p.category); });
  const auto unlikely = std::ranges::find_if(all, [](const Proposal& p) { return p.probability < least_probability; });
  const auto kept = std::clamp<std::ptrdiff_t>(unlikely - all.begin(), 1, static_cast<std::ptrdiff_t>(most_proposals));
  if (static_cast<std::ptrdiff_t>(all.size()) > kept) all.resize(static_cast<std::size_t>(kept));
  return all;
}

std::vector<std::string> joined(std::vector<std::string> stretches, std::string_view text) {
  const auto join_one = [&] {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      for (std::size_t j = 0; j < stretches.size(); ++j) {
        std::size_t first = 0;
        if (i == j || stretches[j].empty() || !is_valid_text(stretches[j])) continue;
        next_code_point(stretches[j], first);
        const std::string whole = stretches[i] + stretches[j].substr(first);
        if (!stretches[i].ends_with(std::string_view(stretches[j]).substr(0, first)) || text.find(whole) == std::string_view::npos) continue;
        stretches[std::min(i, j)] = whole;
        stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(std::max(i, j)));
        return true;
      }
    }
    return false;
  };
  while (join_one()) {
  }
  return stretches;
}

bool is_time_to_learn(std::int64_t confirmed, std::int64_t learned) { return confirmed >= std::max(first_lesson, learned + learned / 5 + 1); }

std::string_view ground_of(std::string_view place_path) { return place_path.substr(0, 3 * places::path_step); }

std::string_view wider_ground_of(std::string_view place_path) { return place_path.substr(0, 2 * places::path_step); }

std::string ground_of(std::string_view place_path, const std::vector<std::string>& named) {
  const std::string own(ground_of(place_path));
  std::vector<std::string_view> within, elsewhere;
  for (const std::string& path : named) {
    if (own.starts_with(path)) return own;
    (path.starts_with(own) ? within : elsewhere).push_back(path);
  }
  if (!within.empty()) return within.size() == 1 ? std::string(within.front()) : own;
  return elsewhere.size() == 1 ? own + ">" + std::string(elsewhere.front()) : own;
}

}  // namespace lianxin::voices
