#include "features/voices/voice_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::voices {
namespace {

constexpr std::int64_t first_lesson = 100;
constexpr std::size_t shortest_block = 60;  // bytes: some twenty characters
constexpr std::array<std::string_view, 12> page_words{"版权所有", "网站地图", "上一篇", "下一篇", "打印本页", "关闭窗口", "浏览次数", "您当前的位置", "免责声明", "&nbsp;", "<br", "</"};

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

// A sentence long enough to be no chance, said twice.
bool is_repeated(std::string_view text) {
  std::set<std::string_view> met;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    const auto block = trimmed(text.substr(begin, end - begin));
    return block.size() >= shortest_block && !met.insert(block).second;
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
  if (std::ranges::count_if(page_words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; }) > 0) out.push_back(Flag::page);
  if (is_repeated(text)) out.push_back(Flag::repeated);
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
