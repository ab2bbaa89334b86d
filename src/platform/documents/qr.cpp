#include "platform/documents/qr.h"

#include <qrencode.h>

#include <memory>

#include "base/markup.h"

namespace lianxin::documents {
namespace {

constexpr int quiet = 4;

// Dark modules beside each other are one bar.
std::string bars_of(const QRcode& code) {
  std::string out;
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      const int begin = x;
      while (x + 1 < code.width && is_dark(x + 1, y)) ++x;
      const std::string length = std::to_string(x - begin + 1);
      out += "M" + std::to_string(begin + quiet) + " " + std::to_string(y + quiet) + "h" + length + "v1h-" + length + "z";
    }
  }
  return out;
}

}  // namespace

Result<std::string> qr_svg(std::string_view text, std::string_view label) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return fail(Code::internal, "base.internal");
  const std::string side = std::to_string(code->width + 2 * quiet);
  return "<svg class=\"qr\" role=\"img\" aria-label=\"" + as_markup(label) + "\" viewBox=\"0 0 " + side + " " + side +
         "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "h-" + side + "z\"/><path d=\"" + bars_of(*code) + "\"/></svg>";
}

}  // namespace lianxin::documents
