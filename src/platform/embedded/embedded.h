// Files built into the binary: migrations, packs and the web pages. cmake/embed.cmake makes the tables.
#pragma once

#include <span>
#include <string_view>

namespace lianxin {

struct EmbeddedFile {
  std::string_view path;     // below its folder, with '/': "features/tickets/schema/….sql", "levels/default.json", "index.html"
  std::string_view content;  // a zero byte follows, outside the view
  std::string_view gzip;     // empty where packing saves less than a tenth, and for all but the web
  std::string_view brotli;   // likewise
  std::string_view etag;     // strong, with its quotation marks; changes whenever the content does
};

// Each table is sorted by path and lives as long as the program.
std::span<const EmbeddedFile> embedded_schema();  // features/*/schema/*.sql and platform/*/schema/*.sql
std::span<const EmbeddedFile> embedded_packs();   // packs/
std::span<const EmbeddedFile> embedded_contract();  // docs/openapi.yaml
std::span<const EmbeddedFile> embedded_web();     // web/dist/; empty when the pages were not built

// Null when the table has no such path.
const EmbeddedFile* find_embedded(std::span<const EmbeddedFile> files, std::string_view path);

}  // namespace lianxin
