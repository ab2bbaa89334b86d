// Pages: the web front end built into the binary. Three entries: desk at /, field at /field, portal at /portal.
#pragma once

#include <optional>
#include <span>

#include "platform/embedded/embedded.h"
#include "platform/http/message.h"

namespace lianxin::http {

// What a GET of this path gets; nothing when the path is not the pages' (the API, a missing file). A path without a file of
// its own is a place inside one of the entries and gets that entry's page. `files` must live as long as the program.
std::optional<Reply> page_for(std::span<const EmbeddedFile> files, const Request&);

}  // namespace lianxin::http
