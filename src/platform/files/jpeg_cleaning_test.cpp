#include "platform/files/jpeg_cleaning.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "tests/support/pictures.h"

namespace lianxin::files {
namespace {

using namespace std::string_literals;
using test::jpeg_segment;

std::string key_of(std::string_view jpeg) {
  const auto cleaned = cleaned_jpeg(jpeg);
  return cleaned ? "" : cleaned.error().key;
}

}  // namespace

TEST_CASE("E3 what a photograph tells besides the picture is taken out; the picture stays bit for bit") {
  const std::string plain = test::bare_jpeg();
  REQUIRE(cleaned_jpeg(plain).has_value());
  CHECK(*cleaned_jpeg(plain) == plain);
  const std::string photo = test::phone_jpeg();
  CHECK(photo.find(test::secret) != photo.npos);
  const auto cleaned = cleaned_jpeg(photo);
  REQUIRE(cleaned.has_value());
  CHECK(*cleaned == "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\x48\0\x48\0\0"s + plain.substr(2));
  CHECK(*cleaned_jpeg(*cleaned) == *cleaned);
}

TEST_CASE("which way up a picture is held stays, alone") {
  for (const bool little : {true, false})
    for (int orientation = 0; orientation <= 9; ++orientation) {
      CAPTURE(orientation);
      const auto cleaned = cleaned_jpeg(test::bare_jpeg(jpeg_segment(0xe1, test::exif(orientation, little))));
      REQUIRE(cleaned.has_value());
      CHECK(cleaned->find(test::secret) == cleaned->npos);
      const bool turned = orientation >= 2 && orientation <= 8;
      CHECK(cleaned->size() == test::bare_jpeg().size() + (turned ? 36 : 0));
      if (!turned) continue;
      CHECK(cleaned->substr(2, 4) == "\xff\xe1\0\x22"s);
      CHECK(static_cast<int>((*cleaned)[31]) == orientation);
      CHECK(*cleaned_jpeg(*cleaned) == *cleaned);
    }
}

TEST_CASE("the kind of colours stays; every other segment goes") {
  const auto adobe = cleaned_jpeg(test::bare_jpeg(jpeg_segment(0xee, "Adobe\0\x64\x80\0\0\0\2"s + std::string(test::secret))));
  REQUIRE(adobe.has_value());
  CHECK(*adobe == "\xff\xd8\xff\xee\0\x0e" "Adobe\0\x64\0\0\0\0\2"s + test::bare_jpeg().substr(2));
  for (int marker = 0xe0; marker <= 0xef; ++marker) {
    CAPTURE(marker);
    CHECK(*cleaned_jpeg(test::bare_jpeg(jpeg_segment(marker, test::secret))) == test::bare_jpeg());
    CHECK(*cleaned_jpeg(test::bare_jpeg("\xff\xff\xff" + jpeg_segment(marker, ""))) == test::bare_jpeg());
  }
}

TEST_CASE("broken and hostile pictures are refused") {
  const std::string start = "\xff\xd8", tables = test::jpeg_tables(), scan(test::jpeg_scan), end = "\xff\xd9", frame = jpeg_segment(0xc0, "\x08\0\x10\0\x10\1\1\x11\0"s);
  const std::vector<std::pair<std::string, std::string>> broken = {
      {"nothing", ""}, {"text", "a photograph"}, {"a PNG", "\x89PNG\r\n"}, {"only the start", start}, {"no picture", start + end}, {"no scan", start + tables + end},
      {"no frame", start + scan}, {"two frames", start + tables + frame + scan}, {"no end", start + tables + scan.substr(0, scan.size() - 2)},
      {"length 0", start + "\xff\xe1\0\0"s + tables + scan}, {"length 1", start + "\xff\xe1\0\1"s + tables + scan},
      {"length beyond the end", start + "\xff\xe1\xff\xff"s + tables + scan}, {"half a length", start + "\xff\xe1\x10"},
      {"no marker after a segment", start + jpeg_segment(0xe1, "x") + "y" + tables + scan}, {"marker 00", start + "\xff\0"s + tables + scan},
      {"a second start", start + start + tables + scan}, {"a restart outside a scan", start + "\xff\xd0" + tables + scan}, {"nothing but filling", start + "\xff\xff\xff\xff"},
      {"an arithmetic frame", start + jpeg_segment(0xc9, "\x08\0\x10\0\x10\1\1\x11\0"s) + scan}, {"an empty frame", start + jpeg_segment(0xc0, "") + scan},
      {"a frame of no height", start + test::jpeg_tables(0) + scan}, {"a frame of no width", start + test::jpeg_tables(16, 0) + scan},
      {"words in a frame", start + jpeg_segment(0xc0, "\x08\0\x10\0\x10\1\1\x11\0words"s) + scan}, {"five components", start + jpeg_segment(0xc0, "\x08\0\x10\0\x10\5"s + std::string(15, '\0')) + scan},
      {"words in a table", start + jpeg_segment(0xdb, "\0"s + std::string(64, '\1') + "words") + tables + scan},
      {"words in a Huffman table", start + jpeg_segment(0xc4, "\0\1"s + std::string(16, '\0') + "words") + tables + scan},
      {"a Huffman table too long", start + jpeg_segment(0xc4, "\0"s + std::string(16, '\xff') + std::string(4080, 'x')) + tables + scan},
      {"words in a restart", start + jpeg_segment(0xdd, "word") + tables + scan}, {"words in a scan's head", start + tables + jpeg_segment(0xda, "\1\1\0\0\x3f\0words"s) + "\x12" + end},
      {"a height told later", start + tables + scan.substr(0, scan.size() - 2) + jpeg_segment(0xdc, "\0\x10"s) + end}};
  for (const auto& [what, jpeg] : broken) {
    CAPTURE(what);
    CHECK(key_of(jpeg) == "files.broken_picture");
  }
  CHECK(key_of(start + test::jpeg_tables(12'001) + scan) == "files.picture_too_wide");
  CHECK(key_of(start + test::jpeg_tables(12'000) + scan).empty());
}

TEST_CASE("wherever a picture is cut off it is refused, until its end is there") {
  const std::string photo = test::phone_jpeg(6);
  const std::size_t whole = photo.size() - test::bare_jpeg(jpeg_segment(0xe1, test::exif(1))).size();
  for (std::size_t bytes = 0; bytes < photo.size(); ++bytes) {
    CAPTURE(bytes);
    CHECK((key_of(photo.substr(0, bytes)) == "files.broken_picture") == (bytes < whole));
  }
}

TEST_CASE("whatever stands before the picture, in whatever order and however damaged: the secret never comes out") {
  std::mt19937 random(49);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  int let_through = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string head;
    for (std::size_t i = below(6); i-- > 0;) {
      const bool has_exif = below(2) == 0;
      const int marker = has_exif ? 0xe1 : static_cast<int>(0xe0 + below(16));
      head += jpeg_segment(marker, has_exif ? test::exif(static_cast<int>(below(10)), below(2) == 0) : std::string(below(40), 'x').append(test::secret));
    }
    std::string jpeg = test::bare_jpeg(head, test::secret);
    for (std::size_t i = below(4); i-- > 0;) jpeg[2 + below(head.size() + 1)] = static_cast<char>(below(256));
    if (below(8) == 0) jpeg.resize(below(jpeg.size()));
    const auto cleaned = cleaned_jpeg(jpeg);
    if (!cleaned) continue;
    ++let_through;
    CAPTURE(round);
    CHECK(cleaned->find(test::secret) == cleaned->npos);
  }
  CHECK(let_through > 500);
}

}  // namespace lianxin::files
