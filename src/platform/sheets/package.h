// The package of an office program (ECMA-376 part 2): a ZIP archive of parts, unpacked piece by piece and never beyond limits.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/sheets/cells.h"

struct zip;
struct zip_file;

namespace lianxin::sheets {

class Package;

// One part while it is unpacked.
class PackagePart {
 public:
  // How many bytes were put into `into`; 0 at the end.
  Result<std::size_t> read(char* into, std::size_t size);
  // 0…1, by what the archive says of its size.
  double progress() const { return size_ == 0 ? 0 : std::min(1.0, static_cast<double>(unpacked_) / static_cast<double>(size_)); }
  const std::string& file() const { return file_; }
  const std::string& name() const { return name_; }

 private:
  friend class Package;
  struct Close { void operator()(zip_file*) const; };
  std::unique_ptr<zip_file, Close> open_{};
  std::string file_{}, name_{};
  SheetLimits limits_{};
  std::uint64_t packed_ = 0, unpacked_ = 0, size_ = 0;
};

class Package {
 public:
  // Fails with invalid "sheets.damaged" {file, part, why}, or, where the first bytes tell what it is instead, with {file} and
  // "sheets.old_format" (.xls, .et), "sheets.encrypted", "sheets.web_page", "sheets.other_file", "sheets.empty_file", "sheets.no_workbook".
  static Result<Package> open(const SheetFile&, const SheetLimits& = {});
  bool has(std::string_view name) const;
  Result<PackagePart> part(std::string_view name) const;
  // A small part at once; empty when there is none.
  Result<std::string> whole(std::string_view name, std::size_t max_bytes = 16u << 20) const;
  const std::string& file() const { return file_; }
  const SheetLimits& limits() const { return limits_; }

 private:
  struct Discard { void operator()(zip*) const; };
  std::unique_ptr<zip, Discard> archive_{};
  std::string file_{};
  SheetLimits limits_{};
};

}  // namespace lianxin::sheets
