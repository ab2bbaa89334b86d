#include "platform/likeness/tsv_texts.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace lianxin::likeness;

namespace {

class File {
 public:
  explicit File(std::string_view content) : path_(std::filesystem::temp_directory_path() / ("tsv_texts_" + std::to_string(::getpid()) + ".tsv")) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~File() { std::filesystem::remove(path_); }
  std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("tsv texts: by the names of the columns, whatever stands at the ends of lines") {
  const File file("\xEF\xBB\xBFid\tplace\ttitle \ttext\r\n7\t001\t 水 \t井坏了\r\n\r\n8\t\t\t桥\"塌\"了\n9\n");
  const auto texts = TsvTexts::open(file.path());
  REQUIRE(texts);
  REQUIRE((*texts)->size() == 3);
  std::string room;
  const auto first = (*texts)->read(0, room);
  CHECK(first.title == "水");
  CHECK(first.text == "井坏了");
  CHECK(first.place == "001");
  const auto second = (*texts)->read(1, room);
  CHECK(second.title == "");
  CHECK(second.text == "桥\"塌\"了");
  CHECK((*texts)->cell(2, (*texts)->column("id"), room) == "9");
  CHECK((*texts)->read(2, room).text == "");
  CHECK((*texts)->column("nothing") == -1);
}

TEST_CASE("tsv texts: a last line without an end, lines longer than a piece") {
  const std::string large(3'000'000, 'x');
  const File file("text\tid\n" + large + "\t1\nshort\t2");
  const auto texts = TsvTexts::open(file.path());
  REQUIRE(texts);
  REQUIRE((*texts)->size() == 2);
  std::string room;
  CHECK((*texts)->read(0, room).text.size() == large.size());
  CHECK((*texts)->cell(1, 1, room) == "2");
}

TEST_CASE("tsv texts: no file, no column of texts, nothing") {
  CHECK(TsvTexts::open("/nowhere/texts.tsv").error().fields.front().key == "config.no_file");
  const File wrong("id\ttitle\n1\t2\n");
  CHECK(TsvTexts::open(wrong.path()).error().fields.front().key == "likeness.no_column");
  const File empty("");
  CHECK(TsvTexts::open(empty.path()).error().fields.front().key == "likeness.no_column");
  const File none("text\n");
  const auto texts = TsvTexts::open(none.path());
  REQUIRE(texts);
  CHECK((*texts)->size() == 0);
}
