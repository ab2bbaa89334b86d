#include "platform/sheets/xml_tags.h"

namespace lianxin::sheets {
namespace {

struct Place { std::size_t begin = 0, end = 0; };  // ` name="value"` with the blank before it; both 0: none

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Place find(std::string_view tag, std::string_view name) {
  std::size_t at = 1;
  while (at < tag.size() && !is_blank(tag[at])) ++at;
  while (at < tag.size()) {
    const std::size_t begin = at;
    while (at < tag.size() && is_blank(tag[at])) ++at;
    const std::size_t word = at;
    while (at < tag.size() && tag[at] != '=' && !is_blank(tag[at])) ++at;
    const auto found = tag.substr(word, at - word);
    const std::size_t open = tag.find_first_of("\"'", at);
    if (open == tag.npos) return {};
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == tag.npos) return {};
    at = close + 1;
    if (found == name) return {begin, at};
  }
  return {};
}

}  // namespace

bool closes_itself(std::string_view tag) { return tag.ends_with("/>"); }

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
  const std::string written = " " + std::string(name) + "=\"" + std::string(value) + "\"";
  std::string out(tag);
  const Place place = find(tag, name);
  if (place.end > 0) return out.replace(place.begin, place.end - place.begin, written);
  return out.insert(out.size() - (closes_itself(tag) ? 2 : 1), written);
}

std::string without_attribute(std::string_view tag, std::string_view name) {
  std::string out(tag);
  const Place place = find(tag, name);
  return out.erase(place.begin, place.end - place.begin);
}

std::string_view prefix_of(std::string_view tag) {
  const std::size_t end = tag.find_first_of(" \t\r\n/>:", 1);
  return end != tag.npos && tag[end] == ':' ? tag.substr(1, end) : std::string_view();
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out;
}

}  // namespace lianxin::sheets
