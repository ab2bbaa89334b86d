// Changes to one start tag of XML, the rest of it untouched. REQUIRES: a parser has found it well-formed.
#pragma once

#include <string>
#include <string_view>

namespace lianxin::sheets {

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);
std::string without_attribute(std::string_view tag, std::string_view name);
// "x:" of "<x:row …"
std::string_view prefix_of(std::string_view tag);
bool closes_itself(std::string_view tag);
// Text between tags; what XML 1.0 cannot carry is left out.
std::string xml_text(std::string_view);

}  // namespace lianxin::sheets
