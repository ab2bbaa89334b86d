#include "platform/embedded/embedded.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace lianxin;

std::string on_disk(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void same_as_folder(std::span<const EmbeddedFile> files, const std::filesystem::path& folder) {
  CHECK(std::ranges::is_sorted(files, {}, &EmbeddedFile::path));
  for (const EmbeddedFile& file : files) {
    CAPTURE(file.path);
    CHECK(file.content == on_disk(folder / file.path));
    CHECK(file.content.data()[file.content.size()] == '\0');
    CHECK(file.etag.size() == 34);
    CHECK(find_embedded(files, file.path) == &file);
  }
}

TEST_CASE("an embedded file is found by its path, and nothing else is") {
  static constexpr std::array<EmbeddedFile, 3> files = {{{"a/b.json", "1", {}, {}, "\"x\""}, {"a/c.json", "2", {}, {}, "\"y\""}, {"d", "", {}, {}, "\"z\""}}};
  CHECK(find_embedded(files, "a/c.json") == &files[1]);
  CHECK(find_embedded(files, "d") == &files[2]);
  CHECK(find_embedded(files, "a") == nullptr);
  CHECK(find_embedded(files, "") == nullptr);
  CHECK(find_embedded(files, "e") == nullptr);
  CHECK(find_embedded({}, "a/b.json") == nullptr);
}

TEST_CASE("the binary carries the folders as they are") {  // run from the root of the tree
  REQUIRE(std::filesystem::exists("src/platform/embedded/embedded.h"));
  same_as_folder(embedded_schema(), "src");
  same_as_folder(embedded_packs(), "packs");
  if (std::filesystem::exists("packs")) {
    const auto entries = std::filesystem::recursive_directory_iterator("packs");
    const auto count = std::count_if(begin(entries), end(entries), [](const auto& entry) { return entry.is_regular_file(); });
    CHECK(static_cast<std::size_t>(count) == embedded_packs().size());
  }
}

}  // namespace
