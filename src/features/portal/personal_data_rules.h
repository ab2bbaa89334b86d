// What in a text may give its anonymous author away (E3): asked about before it is kept, never stored or logged itself.
#pragma once

#include <boost/describe.hpp>
#include <string_view>
#include <vector>

namespace lianxin::portal {

enum class PersonalData { name, phone, id_number, plate };
BOOST_DESCRIBE_ENUM(PersonalData, name, phone, id_number, plate)

// Each kind once, in the order of the list. Finds mobile and long-distance numbers in any grouping, also in full width or
// written as 一三八…; identity numbers of 18 and 15 digits; number plates; "我叫…" and "姓名：…". Better once too often
// than not at all: the author may confirm.
std::vector<PersonalData> personal_data_in(std::string_view text);

}  // namespace lianxin::portal
