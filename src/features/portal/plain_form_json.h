// Form: what a page without scripts sends (application/x-www-form-urlencoded, WHATWG URL §5.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "platform/http/message.h"

namespace lianxin::portal {

constexpr std::size_t max_form_fields = 40;

class Form {
 public:
  // unsupported "base.unsupported" for another content type; malformed "base.bad_request" for what cannot be decoded, a
  // field that comes twice and too many fields.
  static Result<Form> read(const http::Request&);
  // With one field.
  static Form of(std::string_view name, std::string_view value);

  // As it was typed, lines end with "\n"; empty when it was not sent.
  std::string_view value(std::string_view name) const;
  bool has(std::string_view name) const;
  // Without blanks at the ends; nullopt when nothing is left.
  std::optional<std::string> filled(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace lianxin::portal
