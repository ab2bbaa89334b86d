#include "features/portal/plain_form_json.h"

#include <algorithm>

#include "base/text.h"
#include "platform/http/url.h"

namespace lianxin::portal {
namespace {

std::string with_plain_lines(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') continue;
      out += '\n';
    } else {
      out += text[at];
    }
  }
  return out;
}

bool is_form(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::ranges::transform(type, type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return type == "application/x-www-form-urlencoded";
}

}  // namespace

Result<Form> Form::read(const http::Request& request) {
  Form out;
  if (request.body.empty()) return out;
  if (!is_form(request.header("content-type"))) return fail(Code::unsupported, "base.unsupported");
  for (const std::string_view pair : split(request.body, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = http::percent_decoded(pair.substr(0, equals), true);
    auto value = http::percent_decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value || out.has(*name) || out.fields_.size() == max_form_fields)
      return fail(Code::malformed, "base.bad_request");
    out.fields_.emplace_back(std::move(*name), with_plain_lines(std::move(*value)));
  }
  return out;
}

Form Form::of(std::string_view name, std::string_view value) {
  Form out;
  out.fields_.emplace_back(name, value);
  return out;
}

std::string_view Form::value(std::string_view name) const {
  for (const auto& [key, value] : fields_)
    if (key == name) return value;
  return {};
}

bool Form::has(std::string_view name) const {
  return std::ranges::any_of(fields_, [&](const auto& field) { return field.first == name; });
}

std::optional<std::string> Form::filled(std::string_view name) const {
  const std::string_view text = trimmed(value(name));
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

}  // namespace lianxin::portal
