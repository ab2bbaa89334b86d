// Pinyin: how Chinese words are typed by the first letters of their syllables. ICU's table ("Han-Latin") is believed as it is:
// a character has the one reading that is common, but for the few pairs ICU knows (重庆 is "cq"). Names that are read otherwise
// keep the common reading's letter: 长春 is "zc", 单县 is "dx".
#pragma once

#include <string>
#include <string_view>

namespace lianxin::text {

// The first letter, a–z, of every syllable and of every Latin word, in their order: "陈巴尔虎旗" is "cbehq", "第14旗 North Gate"
// is "dqng". Nothing else leaves a letter: of digits or Mongolian script comes "". Thread-safe; slow where a character is met
// for the first time in the process, and at the very first (tenths of a second). REQUIRES: is_valid_text.
std::string initials_of(std::string_view text);
// Whether ICU's table was found: without it only ASCII words give letters. Reads the table when nobody has yet.
bool knows_pinyin();

}  // namespace lianxin::text
