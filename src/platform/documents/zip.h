// A ZIP archive of small files, stored as they are: what the packages of office programs are (ECMA-376 part 2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::documents {

struct ZipFile {
  std::string_view name;  // UTF-8, folders with '/'
  std::string content;    // below 4 GiB
};

// The same files give the same bytes: no time of writing is kept.
std::string zip(const std::vector<ZipFile>&);

}  // namespace lianxin::documents
