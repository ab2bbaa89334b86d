// Values as people read them on paper and in sheets. Values in, values out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "features/ledgers/entries.h"

namespace lianxin::ledgers {

// How they are wanted: Chinese or English.
enum class Words : std::uint8_t { zh, en };

// "2014年5月7日", "1,200.50", "300余", "草牧场、土地", "是"; of people, places and links what `names` calls them, else their id. Of a table
// the number of its rows, of files theirs.
std::string words_of(const Field&, const Value&, const std::map<std::string, std::string>& names, Words);
// The id itself where it has no name.
std::string named_in(const std::map<std::string, std::string>& names, std::string_view id);
std::string day_words(Day, Words);
// "10,737,410.5": thousands parted, as many places as there are.
std::string amount_words(const Value&);

}  // namespace lianxin::ledgers
