// A document for word processors (WordprocessingML, ECMA-376) of an A4 page: titles, lines and forms of head and value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::documents {

struct WordCell {
  std::string head{};   // a cell of its own in front of the value
  std::string value{};  // a line break begins a new paragraph
  bool whole_row = false;
};

struct WordRow {
  std::vector<WordCell> cells{};  // two, or one that takes the whole row
  int height_mm = 0;              // at least; 0: as high as its words
};

enum class WordLine { title, number, red, cut };

// Texts may hold anything: what XML 1.0 cannot carry is left out.
class Word {
 public:
  void line(WordLine, std::string_view text);
  void form(const std::vector<WordRow>&);
  void signs(const std::vector<std::string>& texts);  // side by side below a form
  // The whole file, as application/vnd.openxmlformats-officedocument.wordprocessingml.document.
  std::string file() const;

 private:
  std::string body_{};
};

}  // namespace lianxin::documents
