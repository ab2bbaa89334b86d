#include "platform/documents/word.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include "platform/documents/zip.h"

using namespace lianxin;

namespace {

std::uint32_t number(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t out = 0;
  for (int i = count; i-- > 0;) out = (out << 8) | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return out;
}

// The files an unpacker finds by the directory at the end; each is checked against its sum.
std::map<std::string, std::string> unpacked(std::string_view archive) {
  std::map<std::string, std::string> out;
  const std::size_t end = archive.size() - 22;
  REQUIRE(number(archive, end, 4) == 0x06054b50);
  std::size_t line = number(archive, end + 16, 4);
  CHECK(line + number(archive, end + 12, 4) == end);
  for (std::uint32_t i = 0; i < number(archive, end + 10, 2); ++i) {
    REQUIRE(number(archive, line, 4) == 0x02014b50);
    const std::size_t name = number(archive, line + 28, 2), size = number(archive, line + 24, 4), head = number(archive, line + 42, 4);
    REQUIRE(number(archive, head, 4) == 0x04034b50);
    const std::string_view content = archive.substr(head + 30 + name, size);
    CHECK(number(archive, line + 16, 4) == crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(size)));
    CHECK(archive.substr(head + 30, name) == archive.substr(line + 46, name));
    out[std::string(archive.substr(line + 46, name))] = content;
    line += 46 + name;
  }
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("an archive is found again by its directory, the same each time") {
  const std::vector<documents::ZipFile> files{{"a.txt", "井"}, {"folder/b.txt", std::string(70000, 'x')}, {"empty", ""}};
  const auto archive = documents::zip(files);
  const auto found = unpacked(archive);
  REQUIRE(found.size() == 3);
  CHECK(found.at("a.txt") == "井");
  CHECK(found.at("folder/b.txt").size() == 70000);
  CHECK(found.at("empty").empty());
  CHECK(documents::zip(files) == archive);
}

TEST_CASE("a word document carries every line, each break as a paragraph, and no markup of what people wrote") {
  documents::Word word;
  word.line(documents::WordLine::title, "交办单");
  word.form({{{{"承办", "水利局"}, {"协办", "无"}}}, {{{"内容", "井坏了\n<b>急</b> & \x01\"快\"", true}}, 26}});
  word.signs({"签发人", "经办人"});
  const auto parts = unpacked(word.file());
  REQUIRE(parts.size() == 3);
  CHECK(has(parts.at("[Content_Types].xml"), "/word/document.xml"));
  const std::string& document = parts.at("word/document.xml");
  for (const auto* words : {"交办单", "水利局", ">井坏了<", "&lt;b&gt;急&lt;/b&gt; &amp; &quot;快&quot;", "签发人", "经办人"}) CHECK(has(document, words));
  CHECK_FALSE(has(document, "<b>"));
  CHECK_FALSE(has(document, "\x01"));
  CHECK(has(document, "<w:gridSpan w:val=\"3\"/>"));
  CHECK(has(document, "<w:trHeight w:val=\"1474\" w:hRule=\"atLeast\"/>"));
}
