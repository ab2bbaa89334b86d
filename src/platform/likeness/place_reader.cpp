#include "platform/likeness/place_reader.h"

#include <algorithm>
#include <array>

#include "platform/likeness/hashing.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t beginning_bits = 16;
constexpr std::size_t most_perhaps = 16;
constexpr int enough = 2;  // a whole name, or one without its ending beside what holds it

// Longest first.
constexpr std::array<std::u32string_view, 27> endings = {U"村民委员会", U"居民委员会", U"嘎查委员会", U"自治旗", U"自治县", U"自治州", U"村委会", U"居委会", U"委员会",
                                                         U"生产队",     U"生活区",     U"管理区",     U"街道",   U"苏木",   U"嘎查",   U"社区",   U"农场",   U"林场",
                                                         U"牧场",       U"地区",       U"旗",         U"县",     U"市",     U"区",     U"镇",     U"乡",     U"村"};

std::u32string_view stem_of(std::u32string_view name) {
  for (const auto ending : endings) {
    if (name.ends_with(ending) && name.size() >= ending.size() + 2) return name.substr(0, name.size() - ending.size());
  }
  return {};
}

std::uint64_t beginning(char32_t a, char32_t b) { return longer(longer(0, a), b); }

}  // namespace

PlaceReader::PlaceReader(std::span<const Division> divisions) : beginnings_((std::size_t{1} << beginning_bits) / 64) {
  for (const auto& each : divisions) places_.push_back({.code = each.code});
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.code < b.code; });
  places_.erase(std::unique(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.code == b.code; }), places_.end());
  std::vector<std::int32_t> open;  // each begins the next
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(places_.size()); ++i) {
    auto& place = places_[static_cast<std::size_t>(i)];
    while (!open.empty() && !place.code.starts_with(places_[static_cast<std::size_t>(open.back())].code)) open.pop_back();
    if (!open.empty()) {
      place.above = open.back();
      places_[static_cast<std::size_t>(open.back())].is_divided = true;
    }
    open.push_back(i);
  }
  for (const auto& each : divisions) {
    const auto at = std::lower_bound(places_.begin(), places_.end(), each.code, [](const Place& a, const std::string& code) { return a.code < code; });
    const auto place = static_cast<std::uint32_t>(at - places_.begin());
    const auto characters = cleaned(each.name).characters;
    const std::u32string_view whole(characters.data(), characters.size());
    name(whole, {place, 2});
    name(stem_of(whole), {place, 1});
  }
  for (auto& [first, names] : names_) {
    std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.characters.size() > b.characters.size(); });
  }
}

void PlaceReader::name(std::u32string_view characters, Meaning meaning) {
  if (characters.size() < 2) return;
  const auto first = beginning(characters[0], characters[1]);
  const auto bit = first >> (64 - beginning_bits);
  beginnings_[bit / 64] |= std::uint64_t{1} << bit % 64;
  auto& names = names_[first];
  for (auto& each : names) {
    if (std::u32string_view(each.characters.data(), each.characters.size()) == characters) return each.meanings.push_back(meaning);
  }
  names.push_back({{characters.begin(), characters.end()}, {meaning}});
}

// The longest name at each spot.
void PlaceReader::listen(const std::vector<char32_t>& characters, Met& met) const {
  const std::u32string_view text(characters.data(), characters.size());
  for (std::size_t i = 0; i + 1 < text.size();) {
    const auto first = beginning(text[i], text[i + 1]);
    const auto bit = first >> (64 - beginning_bits);
    std::size_t step = 1;
    if (((beginnings_[bit / 64] >> bit % 64) & 1U) != 0) {
      if (const auto found = names_.find(first); found != names_.end()) {
        for (const auto& name : found->second) {
          if (!text.substr(i).starts_with(std::u32string_view(name.characters.data(), name.characters.size()))) continue;
          for (const auto& meaning : name.meanings) {
            auto& strength = met[meaning.place];
            strength = std::max<int>(strength, meaning.strength);
          }
          step = name.characters.size();
          break;
        }
      }
    }
    i += step;
  }
}

// How loudly it was told: by its own name and the names of what holds it.
int PlaceReader::heard(std::uint32_t place, const Met& met) const {
  int sum = 0;
  for (auto at = static_cast<std::int32_t>(place); at >= 0; at = places_[static_cast<std::size_t>(at)].above) {
    if (const auto found = met.find(static_cast<std::uint32_t>(at)); found != met.end()) sum += found->second;
  }
  return sum;
}

bool PlaceReader::holds(std::uint32_t one, std::uint32_t other) const { return places_[other].code.starts_with(places_[one].code); }

std::vector<std::uint32_t> PlaceReader::loudest(const Cleaned& title, const Cleaned& text, std::string_view within) const {
  Met met;
  listen(title.characters, met);
  listen(text.characters, met);
  std::vector<std::uint32_t> out;
  int most = enough;
  for (const auto& [place, strength] : met) {
    const auto& code = places_[place].code;
    if (!code.starts_with(within) || code.size() == within.size()) continue;
    const int loud = heard(place, met) + (within.empty() ? 0 : 1);
    if (loud < most) continue;
    if (loud > most) out.clear();
    most = loud;
    if (std::any_of(out.begin(), out.end(), [&](auto other) { return holds(place, other); })) continue;
    std::erase_if(out, [&](auto other) { return holds(other, place); });
    out.push_back(place);
  }
  return out;
}

std::string_view PlaceReader::read(const Cleaned& title, const Cleaned& text, std::string_view within) const {
  const auto found = loudest(title, text, within);
  return found.size() == 1 ? std::string_view(places_[found.front()].code) : within;
}

std::vector<std::string_view> PlaceReader::perhaps(const Cleaned& title, const Cleaned& text, std::string_view within) const {
  std::vector<std::string_view> out;
  const auto found = loudest(title, text, within);
  if (found.size() < 2 || found.size() > most_perhaps) return out;
  for (const auto place : found) out.emplace_back(places_[place].code);
  std::sort(out.begin(), out.end());
  return out;
}

bool PlaceReader::is_divided(std::string_view code) const {
  if (code.empty()) return true;
  const auto at = std::lower_bound(places_.begin(), places_.end(), code, [](const Place& a, std::string_view wanted) { return a.code < wanted; });
  return at != places_.end() && at->code == code && at->is_divided;
}

}  // namespace lianxin::likeness
