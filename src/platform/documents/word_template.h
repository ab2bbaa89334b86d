// An office's own Word file with places to fill: {{承办单位}} or {{lead_unit}}. Word may have parted a place into several runs; it is
// found all the same and written in the looks of its beginning. A table's row with places of a table, {{funds.source}}, stands once for
// each of its rows. Everything else of the file stays byte for byte.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lianxin::documents {

constexpr std::size_t max_template_bytes = 8u << 20;

// What is written into places. A value's line break begins a new line.
struct TemplateValues {
  // Nothing: there is no such place; it is left as it stands, so that it is seen.
  std::function<std::optional<std::string>(std::string_view name)> value{};
  // How many rows a table has; nothing: there is no such table.
  std::function<std::optional<std::size_t>(std::string_view table)> rows{};
  std::function<std::optional<std::string>(std::string_view table, std::string_view column, std::size_t row)> cell{};
};

struct WordPieces;

// A template that was read once, to be filled often.
class WordTemplate {
 public:
  // Errors: too_large "documents.template_too_large" {max}; those of sheets::Package; invalid "documents.no_word_file" {file} when it is
  // another kind of package.
  static Result<WordTemplate> read(std::string_view file_name, std::string bytes);
  // Every place of it, in order, each once.
  std::vector<std::string> places() const;
  Result<std::string> filled(const TemplateValues&) const;

  // Many in one file, each beginning on a page of its own that is numbered 1. Not where its header or footer has places: these are
  // the same on every page.
  bool joins() const;
  std::string piece(const TemplateValues&) const;
  // REQUIRES joins() and a piece.
  Result<std::string> joined(const std::vector<std::string>& pieces) const;

 private:
  struct Part {
    std::string name{};
    std::shared_ptr<const WordPieces> pieces{};
    bool has_places = false;
  };
  std::string bytes_{};
  std::vector<Part> parts_{};  // the document itself first
};

Result<std::vector<std::string>> places_in(std::string_view file_name, std::string_view bytes);
Result<std::string> filled(std::string_view file_name, std::string_view bytes, const TemplateValues&);

}  // namespace lianxin::documents
