// What a photograph tells besides the picture: where and when it was taken, with which camera, its first version as a thumbnail.
// All of that is taken out; the picture itself stays as it is, bit for bit (E3, domain §7 "stripped of EXIF").
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::files {

constexpr int max_picture_side = 12'000;  // points

// The tables, frame and scans of a JPEG, its kind of colours (JFIF, Adobe) and which way up it is held, each written anew; no
// other application segment, no comment, nothing behind the end. Colour profiles go too: they name devices.
// invalid "files.broken_picture" when it is no JPEG that a browser could show, or cut off; "files.picture_too_wide" {max}.
Result<std::string> cleaned_jpeg(std::string_view);

}  // namespace lianxin::files
