#include "platform/files/jpeg_cleaning.h"

#include <cstdint>

namespace lianxin::files {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// ITU-T T.81, table B.1.
enum Marker : std::uint8_t {
  baseline = 0xc0, extended = 0xc1, progressive = 0xc2, huffman = 0xc4, first_restart = 0xd0, last_restart = 0xd7, start_of_image = 0xd8,
  end_of_image = 0xd9, start_of_scan = 0xda, quantization = 0xdb, restart_interval = 0xdd, app0 = 0xe0, app1 = 0xe1, app14 = 0xee, app15 = 0xef,
  comment = 0xfe
};

std::size_t byte(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }
std::size_t word(std::string_view text, std::size_t at) { return byte(text, at) << 8 | byte(text, at + 1); }

// Which way up the picture is held: 1 (as it is) to 8; TIFF 6.0, tag 274. Reads nothing else of it.
std::size_t orientation_of(std::string_view exif) {
  constexpr std::size_t as_it_is = 1, entry_bytes = 12;
  if (!exif.starts_with("Exif\0\0"sv)) return as_it_is;
  const std::string_view tiff = exif.substr(6);
  const bool little = tiff.starts_with("II*\0"sv);
  if (tiff.size() < 8 || (!little && !tiff.starts_with("MM\0*"sv))) return as_it_is;
  const auto two = [&](std::size_t at) { return little ? byte(tiff, at + 1) << 8 | byte(tiff, at) : word(tiff, at); };
  const auto four = [&](std::size_t at) { return little ? two(at + 2) << 16 | two(at) : two(at) << 16 | two(at + 2); };
  const std::size_t begin = four(4);
  if (begin > tiff.size() - 2) return as_it_is;
  const std::size_t entries = two(begin);
  for (std::size_t i = 0, at = begin + 2; i < entries && at + entry_bytes <= tiff.size(); ++i, at += entry_bytes) {
    if (two(at) != 0x0112 || two(at + 2) != 3) continue;
    const std::size_t found = two(at + 8);
    return found >= 1 && found <= 8 ? found : as_it_is;
  }
  return as_it_is;
}

std::string orientation_alone(std::size_t orientation) {
  std::string out = "\xff\xe1\x00\x22" "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s;
  out += static_cast<char>(orientation);
  out.append(6, '\0');
  return out;
}

class Cleaning {
 public:
  explicit Cleaning(std::string_view in) : in_(in) {}

  Result<std::string> run() {
    if (!in_.starts_with("\xff\xd8"sv)) return broken();
    at_ = 2;
    while (!ended_) TRY(next());
    return "\xff\xd8" + jfif_ + (orientation_ == 1 ? "" : orientation_alone(orientation_)) + adobe_ + picture_;
  }

 private:
  static Error broken() { return fail(Code::invalid, "files.broken_picture"); }

  Result<void> next() {
    if (at_ + 2 > in_.size() || byte(in_, at_) != 0xff) return broken();
    while (at_ < in_.size() && byte(in_, at_) == 0xff) ++at_;  // filling
    if (at_ >= in_.size()) return broken();
    const std::size_t marker = byte(in_, at_++);
    if (marker == end_of_image) {
      if (!scanned_) return broken();
      picture_ += "\xff\xd9";
      ended_ = true;
      return {};
    }
    if (at_ + 2 > in_.size()) return broken();
    const std::size_t length = word(in_, at_);
    if (length < 2 || length > in_.size() - at_) return broken();
    const std::string_view content = in_.substr(at_ + 2, length - 2);
    at_ += length;
    return segment(marker, content);
  }

  Result<void> segment(std::size_t marker, std::string_view content) {
    switch (marker) {
      case quantization: return copy_if(marker, content, are_quantizations(content));
      case huffman: return copy_if(marker, content, are_huffman_tables(content));
      case restart_interval: return copy_if(marker, content, content.size() == 2);
      case baseline:
      case extended:
      case progressive: return frame(marker, content);
      case start_of_scan: return scan(content);
      default: break;
    }
    if (marker == comment) return {};
    if (marker < app0 || marker > app15) return broken();
    if (marker == app0 && content.starts_with("JFIF\0"sv) && content.size() >= 14) {
      jfif_ = "\xff\xe0\x00\x10"s.append(content.substr(0, 12)).append(2, '\0');  // without its thumbnail
    } else if (marker == app14 && content.starts_with("Adobe"sv) && content.size() >= 12) {
      adobe_ = "\xff\xee\x00\x0e" "Adobe\0\x64\0\0\0\0"s + content[11];
    } else if (marker == app1 && orientation_ == 1) {
      orientation_ = orientation_of(content);
    }
    return {};
  }

  void copy(std::size_t marker, std::string_view content) {
    const std::size_t length = content.size() + 2;
    picture_ += '\xff';
    for (const std::size_t one : {marker, length >> 8, length & 0xff}) picture_ += static_cast<char>(one);
    picture_ += content;
  }
  Result<void> copy_if(std::size_t marker, std::string_view content, bool good) {
    if (!good) return broken();
    copy(marker, content);
    return {};
  }

  // Tables of exactly the lengths they tell: nothing else fits between them.
  static bool are_quantizations(std::string_view rest) {
    while (!rest.empty()) {
      const std::size_t table = 1 + (byte(rest, 0) >> 4 == 0 ? 64 : 128);
      if (table > rest.size()) return false;
      rest.remove_prefix(table);
    }
    return true;
  }
  static bool are_huffman_tables(std::string_view rest) {
    while (!rest.empty()) {
      if (rest.size() < 17) return false;
      std::size_t table = 17;
      for (std::size_t i = 1; i < 17; ++i) table += byte(rest, i);
      if (table > 17 + 256 || table > rest.size()) return false;
      rest.remove_prefix(table);
    }
    return true;
  }

  Result<void> frame(std::size_t marker, std::string_view content) {
    if (framed_ || content.size() < 6) return broken();
    const std::size_t height = word(content, 1), width = word(content, 3), components = byte(content, 5);
    if (components < 1 || components > 4 || content.size() != 6 + 3 * components || height == 0 || width == 0) return broken();
    if (height > max_picture_side || width > max_picture_side)
      return fail(Code::invalid, "files.picture_too_wide", {{"max", std::to_string(max_picture_side)}});
    framed_ = true;
    copy(marker, content);
    return {};
  }

  Result<void> scan(std::string_view content) {
    if (!framed_ || content.empty() || content.size() != 4 + 2 * byte(content, 0)) return broken();
    copy(start_of_scan, content);
    const std::size_t begin = at_;
    for (;; ++at_) {
      at_ = in_.find('\xff', at_);
      if (at_ == in_.npos || at_ + 1 >= in_.size()) return broken();
      const std::size_t after = byte(in_, at_ + 1);
      if (after != 0 && (after < first_restart || after > last_restart)) break;
      ++at_;
    }
    picture_ += in_.substr(begin, at_ - begin);
    scanned_ = true;
    return {};
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::size_t orientation_ = 1;
  bool framed_ = false;
  bool scanned_ = false;
  bool ended_ = false;
  std::string jfif_{};
  std::string adobe_{};
  std::string picture_{};
};

}  // namespace

Result<std::string> cleaned_jpeg(std::string_view jpeg) { return Cleaning(jpeg).run(); }

}  // namespace lianxin::files
