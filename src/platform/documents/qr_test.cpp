#include "platform/documents/qr.h"

#include <doctest/doctest.h>

namespace lianxin::documents {

TEST_CASE("a QR code is a drawing with its quiet zone, the same for the same text") {
  const auto svg = qr_svg("https://lianxin.example.cn/k#7K3M92QF4HTR", "连心卡 \"7K3M\"");
  REQUIRE(svg.has_value());
  CHECK(svg->starts_with("<svg class=\"qr\" role=\"img\" aria-label=\"连心卡 &quot;7K3M&quot;\" viewBox=\"0 0 37 37\""));  // 29 modules: version 3
  CHECK(svg->find("d=\"M4 4h7v1h-7z") != std::string::npos);  // the upper edge of the first finder pattern
  CHECK(svg->find("style") == std::string::npos);
  CHECK(*svg == *qr_svg("https://lianxin.example.cn/k#7K3M92QF4HTR", "连心卡 \"7K3M\""));
  CHECK(*svg != *qr_svg("https://lianxin.example.cn/k#7K3M92QF4HTS", "连心卡 \"7K3M\""));
}

TEST_CASE("more than a QR code holds is refused, not cut") {
  CHECK(qr_svg(std::string(2331, 'x'), "").has_value());
  const auto refused = qr_svg(std::string(2332, 'x'), "");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Code::internal);
}

}  // namespace lianxin::documents
