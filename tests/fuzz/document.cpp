// Whatever stands in a Word file, filling it ends in a file of the same places or in an error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "platform/documents/word_template.h"
#include "platform/documents/zip.h"

using namespace lianxin;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The words of the document; a package of any bytes is the workbook's target.
  const std::string file = documents::zip({{"word/document.xml", std::string(reinterpret_cast<const char*>(data), size)}});
  documents::TemplateValues values;
  values.value = [](std::string_view name) -> std::optional<std::string> { return name.size() % 2 ? std::optional<std::string>("<值>\n二") : std::nullopt; };
  values.rows = [](std::string_view table) -> std::optional<std::size_t> { return table.size() % 3; };
  values.cell = [](std::string_view, std::string_view column, std::size_t) -> std::optional<std::string> { return std::string(column); };
  const auto places = documents::places_in("x.docx", file);
  const auto filled = documents::filled("x.docx", file, values);
  if (places.has_value() != filled.has_value()) std::abort();
  if (filled && !documents::places_in("x.docx", *filled)) std::abort();
  return 0;
}
