#include "tests/support/pictures.h"

namespace lianxin::test {

using namespace std::string_literals;

std::string jpeg_segment(int marker, std::string_view content) {
  const std::size_t length = content.size() + 2;
  std::string out = "\xff";
  for (const std::size_t one : {static_cast<std::size_t>(marker), length >> 8, length & 0xff}) out += static_cast<char>(one);
  return out.append(content);
}

std::string exif(int orientation, bool little_endian) {
  const auto number = [&](unsigned value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * (little_endian ? i : bytes - 1 - i) & 0xff);
    return out;
  };
  const auto entry = [&](unsigned tag, unsigned type, unsigned count, const std::string& value) { return number(tag, 2) + number(type, 2) + number(count, 4) + value; };
  std::string out = "Exif\0\0"s + (little_endian ? "II" : "MM") + number(42, 2) + number(8, 4) + number(orientation == 0 ? 1 : 2, 2);
  out += entry(0x010f, 2, static_cast<unsigned>(secret.size()), number(60, 4));
  if (orientation != 0) out += entry(0x0112, 3, 1, number(static_cast<unsigned>(orientation), 2) + number(0, 2));
  return (out + number(0, 4)).append(secret);
}

std::string jpeg_tables(int height, int width) {
  std::string frame = "\x08"s;
  for (const int side : {height, width}) frame.append({static_cast<char>(side >> 8), static_cast<char>(side & 0xff)});
  return jpeg_segment(0xdb, "\0"s + std::string(64, '\1')) + jpeg_segment(0xc0, frame + "\x01\x01\x11\0"s) +
         jpeg_segment(0xc4, "\0\1"s + std::string(15, '\0') + "\0"s);
}

std::string bare_jpeg(std::string_view between, std::string_view behind) {
  return ("\xff\xd8" + std::string(between) + jpeg_tables()).append(jpeg_scan).append(behind);
}

std::string phone_jpeg(int orientation) {
  const std::string hidden(secret);
  return bare_jpeg(jpeg_segment(0xe0, "JFIF\0\1\1\0\0\x48\0\x48\2\2"s + hidden) + jpeg_segment(0xe1, exif(orientation)) +
                       jpeg_segment(0xe1, "http://ns.adobe.com/xap/1.0/\0"s + hidden) + jpeg_segment(0xe2, "MPF\0"s + hidden) +
                       jpeg_segment(0xed, "Photoshop 3.0\0"s + hidden) + jpeg_segment(0xfe, hidden),
                   bare_jpeg(jpeg_segment(0xe1, exif(1))));
}

std::string webm(std::string_view said) { return "\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"s.append(said); }
std::string mp4(std::string_view said) { return "\0\0\0\x18" "ftypM4A \0\0\0\0"s.append(said); }

}  // namespace lianxin::test
