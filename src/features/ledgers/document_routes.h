// A Word file as an answer.
#pragma once

#include <string>

#include "platform/http/message.h"

namespace lianxin::ledgers {

// Saved under `name`.docx.
http::Reply word_reply(std::string bytes, const std::string& name);

}  // namespace lianxin::ledgers
