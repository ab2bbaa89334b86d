// QR codes (ISO/IEC 18004) as drawings: for paper that leads to a page.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::documents {

// One <svg> element, black on white with the quiet zone of four modules, error correction M; nothing in it but the drawing.
// `label` says what it is to who cannot see it. internal "base.internal" for text that no QR code holds (above 2,331 bytes).
Result<std::string> qr_svg(std::string_view text, std::string_view label);

}  // namespace lianxin::documents
