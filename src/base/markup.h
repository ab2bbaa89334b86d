// Text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace lianxin {

// & < > " ' by their names, fit for an element and for a quoted attribute. Control characters, which XML does not allow, are left
// out but for the tab; each line feed becomes `line_break` ("<br>" in a cell, nothing on one line).
std::string as_markup(std::string_view text, std::string_view line_break = "\n");

}  // namespace lianxin
