// GET and PUT /api/v1/rulebook/{name}, its versions, and going back to one.
#pragma once

#include <vector>

#include "features/rulebook/edition.h"
#include "platform/http/router.h"

namespace lianxin::rulebook {

void mount_rulebook(http::Router&, const std::string& partition, std::vector<Book>);

}  // namespace lianxin::rulebook
