#include "platform/embedded/embedded.h"

#include <algorithm>

namespace lianxin {

const EmbeddedFile* find_embedded(std::span<const EmbeddedFile> files, std::string_view path) {
  const auto at = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
  return at != files.end() && at->path == path ? &*at : nullptr;
}

}  // namespace lianxin
