// Photographs and sounds made up for tests: the form of the real thing, and what a phone hides in it.
#pragma once

#include <string>
#include <string_view>

namespace lianxin::test {

// What must never come out again: the place, the camera, the first version of the picture.
constexpr std::string_view secret = "N49.8123E118.0456";

std::string jpeg_segment(int marker, std::string_view content);
// Exif with an orientation (0: none) and the secret; in one byte order or the other.
std::string exif(int orientation, bool little_endian = true);
// Tables, frame, one scan, end; `height` and `width` in points.
std::string jpeg_tables(int height = 16, int width = 16);
constexpr std::string_view jpeg_scan("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\x00\x56\xff\xd0\x78\xff\xd9", 20);
// As it is: nothing hidden.
std::string bare_jpeg(std::string_view between = {}, std::string_view behind = {});
// With the secret in every kind of place.
std::string phone_jpeg(int orientation = 1);

std::string webm(std::string_view said);
std::string mp4(std::string_view said);

}  // namespace lianxin::test
