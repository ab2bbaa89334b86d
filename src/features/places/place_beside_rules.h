// What may stand beside the name of a place.
#pragma once

#include <string_view>

namespace lianxin::places {

// A character after which a name begins: 在, 到, 的 …; and those after which it is a place that is named.
bool may_stand_before(char32_t);
bool leads_to_a_place(char32_t);
// What follows the bare stem of a place: 的, 这, 那 …
bool may_follow_a_stem(char32_t);
// What begins here makes something else out of the stem before it: 路, 小区, 大桥, 说, 家 …
bool makes_another_thing(std::u32string_view rest);
// A road that is called after the place: 路12号, 大街口.
bool makes_a_road(std::u32string_view rest);
// 村 before 民, 乡 before 亲, 镇 before 长: the last character of the form belongs to a word of its own.
bool begins_a_word(char32_t last, char32_t next);
// Stems that are words of every day: 和平, 团结, 东山 … are no place by themselves.
bool is_everyday(std::u32string_view stem);

}  // namespace lianxin::places
