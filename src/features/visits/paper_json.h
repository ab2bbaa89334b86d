// Papers as pages to print: A4, with a style of their own and none in the page.
#pragma once

#include <string>

#include "features/visits/paper.h"
#include "platform/http/message.h"

namespace lianxin::visits {

// A page that can load nothing but its own style, whatever people wrote.
http::Reply write_paper(const Paper&, http::Language);
http::Reply paper_style();

}  // namespace lianxin::visits
