#include "features/places/place_beside_rules.h"

#include <algorithm>
#include <array>

namespace lianxin::places {
namespace {

bool is_among(char32_t c, std::u32string_view all) { return all.find(c) != std::u32string_view::npos; }

template <std::size_t N>
bool begins_with_any(std::u32string_view rest, const std::array<std::u32string_view, N>& all) {
  return std::ranges::any_of(all, [&](std::u32string_view one) { return rest.starts_with(one); });
}

constexpr std::u32string_view places_follow = U"在到从住往去回离至自于";
constexpr std::u32string_view names_follow = U"们是由向与跟及对给请把让问的说经过靠找叫有了就也为因但或每着比被帮来该您我你他她它这那年月日天";
constexpr std::u32string_view follow_stems = U"的这那有没里一附住都也就还边";
constexpr std::u32string_view around_roads = U"号口段边侧上与东西南北";

constexpr std::array<std::u32string_view, 40> things{
    U"路", U"街", U"巷", U"桥", U"河", U"湖", U"山", U"泉", U"岭", U"沟", U"小区", U"广场", U"大街", U"大道", U"大桥", U"宾馆", U"饭店", U"商店", U"超市", U"公司",
    U"小学", U"中学", U"学校", U"医院", U"合作社", U"牧场", U"农场", U"林场", U"煤矿", U"车站", U"银行", U"酒店", U"说", U"讲", U"家", U"先生", U"同志", U"大爷", U"叔", U"主任"};

constexpr std::array<std::u32string_view, 56> everyday{
    U"和平", U"团结", U"东山", U"西山", U"南山", U"北山", U"胜利", U"光明", U"前进", U"幸福", U"红旗", U"向阳", U"新华", U"中心", U"黎明", U"建设", U"希望", U"东风", U"友谊",
    U"民族", U"解放", U"文化", U"体育", U"工业", U"农业", U"牧业", U"林业", U"铁路", U"车站", U"中央", U"人民", U"朝阳", U"东方", U"长江", U"新建", U"新村", U"新城", U"永安",
    U"平安", U"兴旺", U"富强", U"奋斗", U"健康", U"和谐", U"绿色", U"草原", U"河东", U"河西", U"河南", U"河北", U"山东", U"东河", U"西河", U"东升", U"自由", U"发展"};

}  // namespace

bool leads_to_a_place(char32_t c) { return is_among(c, places_follow); }

bool may_stand_before(char32_t c) { return leads_to_a_place(c) || is_among(c, names_follow); }

bool may_follow_a_stem(char32_t c) { return is_among(c, follow_stems); }

bool makes_another_thing(std::u32string_view rest) { return begins_with_any(rest, things); }

bool makes_a_road(std::u32string_view rest) {
  std::size_t at = rest.starts_with(U"大街") || rest.starts_with(U"大道") ? 2 : !rest.empty() && is_among(rest[0], U"路街巷") ? 1 : 0;
  if (at == 0) return false;
  return at == rest.size() || is_among(rest[at], around_roads) || (rest[at] >= U'0' && rest[at] <= U'9');
}

bool begins_a_word(char32_t last, char32_t next) {
  switch (last) {
    case U'村': return is_among(next, U"民庄落");
    case U'乡': return is_among(next, U"亲下土音");
    case U'镇': return is_among(next, U"静定压");
    case U'旗': return is_among(next, U"帜");
    case U'市': return is_among(next, U"场民");
    case U'区': return is_among(next, U"别分域");
    default: return false;
  }
}

bool is_everyday(std::u32string_view stem) { return std::ranges::find(everyday, stem) != everyday.end(); }

}  // namespace lianxin::places
