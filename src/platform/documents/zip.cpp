#include "platform/documents/zip.h"

#include <zlib.h>

namespace lianxin::documents {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xff);
}

std::uint32_t sum_of(std::string_view content) {
  return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

// What the head before a file and its line in the directory have alike.
void put_entry(std::string& out, const ZipFile& file) {
  constexpr std::uint32_t version = 20, utf8_names = 1u << 11, stored = 0, midnight = 0, first_day = (1 << 5) | 1;  // 1980-01-01
  put(out, version, 2);
  put(out, utf8_names, 2);
  put(out, stored, 2);
  put(out, midnight, 2);
  put(out, first_day, 2);
  put(out, sum_of(file.content), 4);
  put(out, static_cast<std::uint32_t>(file.content.size()), 4);
  put(out, static_cast<std::uint32_t>(file.content.size()), 4);
  put(out, static_cast<std::uint32_t>(file.name.size()), 2);
  put(out, 0, 2);  // nothing extra
}

}  // namespace

std::string zip(const std::vector<ZipFile>& files) {
  std::string out;
  std::string directory;
  for (const ZipFile& file : files) {
    const auto begin = static_cast<std::uint32_t>(out.size());
    put(out, 0x04034b50, 4);
    put_entry(out, file);
    out += file.name;
    out += file.content;
    put(directory, 0x02014b50, 4);
    put(directory, 20, 2);
    put_entry(directory, file);
    put(directory, 0, 2);  // no comment
    put(directory, 0, 4);  // first disk; no inner attributes
    put(directory, 0, 4);  // no outer attributes
    put(directory, begin, 4);
    directory += file.name;
  }
  const auto count = static_cast<std::uint32_t>(files.size());
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);  // one disk
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace lianxin::documents
