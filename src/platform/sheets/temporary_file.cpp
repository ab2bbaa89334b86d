#include "platform/sheets/temporary_file.h"

#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace lianxin::sheets {

Result<TemporaryFile> TemporaryFile::create(const std::filesystem::path& folder) {
  std::string name = (folder / "lianxin-XXXXXX").string();
  const int open = ::mkstemp(name.data());
  if (open < 0) return fail(Code::unavailable, "sheets.no_room");
  ::close(open);
  return TemporaryFile(std::filesystem::path(name));
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

Result<std::string> TemporaryFile::bytes() const {
  std::ifstream in(path_, std::ios::binary);
  std::string out{std::istreambuf_iterator<char>(in), {}};
  if (!in) return fail(Code::unavailable, "sheets.no_room");
  return out;
}

}  // namespace lianxin::sheets
