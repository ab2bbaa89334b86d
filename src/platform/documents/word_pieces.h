// The words of one part of a Word file: where they stand, and which of them are places to fill. Only for the files of this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lianxin::sheets {
class Package;
}

namespace lianxin::documents {

// A piece of a text that belongs to a place. Where a place runs over several texts, the first has its name, the others none.
struct WordPlace {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string name{};
};

// The content of one <w:t>.
struct WordText {
  std::size_t begin = 0;  // bytes of the part
  std::size_t end = 0;
  std::string words{};    // as people read them
  std::vector<WordPlace> places{};
};

// A <w:tr>; `table` of the places in it, empty when there are none of a table or of several.
struct WordTableRow {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string table{};
};

// Where the content of the document's body stands, and what says how its last pages are set (empty where nothing does).
struct WordBody {
  std::size_t begin = 0;
  std::size_t end = 0;  // of the content; what sets the pages begins here
  std::size_t pages_end = 0;
};

struct WordPieces {
  std::string xml{};
  std::string prefix{};  // "w:"
  std::vector<WordText> texts{};
  std::vector<WordTableRow> rows{};  // outer ones before what is in them
  WordBody body{};
};

Result<WordPieces> read_pieces(const sheets::Package&, const std::string& part);
// For between tags.
std::string escaped(std::string_view);

}  // namespace lianxin::documents
