#include "platform/sheets/package.h"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "base/text.h"

namespace lianxin::sheets {
namespace {

constexpr std::uint64_t ratio_counts_from = 16u << 20;
constexpr zip_int64_t most_parts = 10'000;

Error damaged(const std::string& file, std::string_view part, std::string_view why) {
  return fail(Code::invalid, "sheets.damaged", {{"file", file}, {"part", std::string(part)}, {"why", std::string(why)}});
}

// Whether the compound file (MS-CFB) holds a stream of this name; names stand in it as UTF-16.
bool has_stream(const SheetFile& file, std::string_view name) {
  std::string wide;
  for (const char c : name) (wide += c) += '\0';
  if (file.path.empty()) return file.bytes.find(wide) != std::string_view::npos;
  std::ifstream in(file.path, std::ios::binary);
  std::string window;
  std::vector<char> piece(1u << 20);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    window.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (window.find(wide) != std::string::npos) return true;
    window.erase(0, window.size() - std::min(window.size(), wide.size()));
  }
  return false;
}

std::string first_bytes(const SheetFile& file) {
  if (file.path.empty()) return std::string(file.bytes.substr(0, 512));
  std::ifstream in(file.path, std::ios::binary);
  std::string out(512, '\0');
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
  return out;
}

// What is no ZIP archive, by what it begins with.
Error stranger(const SheetFile& file, std::string_view begin) {
  const auto told = [&](std::string_view key) { return fail(Code::invalid, key, {{"file", file.name}}); };
  if (begin.empty()) return told("sheets.empty_file");
  if (begin.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return told(has_stream(file, "EncryptedPackage") ? "sheets.encrypted" : "sheets.old_format");
  for (const std::string_view other : {"%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF", "\x1F\x8B"})
    if (begin.starts_with(other)) return told("sheets.other_file");
  std::string_view words = trimmed(begin.starts_with("\xEF\xBB\xBF") ? begin.substr(3) : begin);
  if (words.starts_with("<?xml") && words.find("Excel.Sheet") != words.npos) return told("sheets.old_format");
  if (words.starts_with("<")) return told("sheets.web_page");
  return told("sheets.no_workbook");
}

zip_source_t* source_of(const SheetFile& file, zip_error_t* error) {
  if (file.path.empty()) return zip_source_buffer_create(file.bytes.data(), file.bytes.size(), 0, error);
  return zip_source_file_create(file.path.c_str(), 0, -1, error);
}

}  // namespace

void PackagePart::Close::operator()(zip_file* open) const { zip_fclose(open); }
void Package::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<Package> Package::open(const SheetFile& file, const SheetLimits& limits) {
  const std::string begin = first_bytes(file);
  if (!begin.starts_with("PK")) return stranger(file, begin);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = source_of(file, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  const std::string why = archive ? "" : zip_error_strerror(&error);
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return damaged(file.name, "", why);
  Package out;
  out.archive_.reset(archive);
  out.file_ = file.name;
  out.limits_ = limits;
  if (zip_get_num_entries(archive, 0) > most_parts) return fail(Code::invalid, "sheets.too_many_parts", {{"file", file.name}});
  return out;
}

bool Package::has(std::string_view name) const {
  return zip_name_locate(archive_.get(), std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<PackagePart> Package::part(std::string_view name) const {
  PackagePart out;
  out.name_ = name;
  const zip_int64_t at = zip_name_locate(archive_.get(), out.name_.c_str(), ZIP_FL_NOCASE);
  if (at < 0) return damaged(file_, name, "missing");
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0, &stat) != 0) return damaged(file_, name, "no entry");
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return fail(Code::invalid, "sheets.encrypted", {{"file", file_}});
  out.open_.reset(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0));
  if (!out.open_) return damaged(file_, name, zip_strerror(archive_.get()));
  out.file_ = file_;
  out.limits_ = limits_;
  out.packed_ = stat.comp_size;
  out.size_ = stat.size;
  return out;
}

Result<std::size_t> PackagePart::read(char* into, std::size_t size) {
  const zip_int64_t got = zip_fread(open_.get(), into, size);
  if (got < 0) return damaged(file_, name_, zip_file_strerror(open_.get()));
  unpacked_ += static_cast<std::uint64_t>(got);
  const bool swollen = unpacked_ > ratio_counts_from && unpacked_ / std::max<std::uint64_t>(1, packed_) > limits_.max_ratio;
  if (swollen || unpacked_ > limits_.max_unpacked_bytes)
    return fail(Code::invalid, "sheets.swells", {{"file", file_}, {"part", name_}, {"max_mb", std::to_string(limits_.max_unpacked_bytes >> 20)}});
  return static_cast<std::size_t>(got);
}

Result<std::string> Package::whole(std::string_view name, std::size_t max_bytes) const {
  std::string out;
  if (!has(name)) return out;
  auto open = part(name);
  if (!open) return std::move(open).error();
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + 64 * 1024);
    const auto got = open->read(out.data() + before, 64 * 1024);
    if (!got) return got.error();
    out.resize(before + *got);
    if (*got == 0) return out;
    if (out.size() > max_bytes)
      return fail(Code::invalid, "sheets.swells", {{"file", file_}, {"part", std::string(name)}, {"max_mb", std::to_string(max_bytes >> 20)}});
  }
}

}  // namespace lianxin::sheets
