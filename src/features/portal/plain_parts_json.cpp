#include <string>

#include "features/portal/plain_page_json.h"

namespace lianxin::portal {
namespace {

void describe(Html& h, std::string_view name, const Box& box, const Trouble& trouble) {
  std::string described;
  if (!box.hint.empty()) described = std::string(name) + "-hint";
  if (!trouble.with(name).empty()) {
    described += (described.empty() ? "" : " ") + std::string(name) + "-fault";
    h.attribute("aria-invalid", "true");
  }
  if (!described.empty()) h.attribute("aria-describedby", described);
}

}  // namespace

Html form_begin(std::string_view action) {
  Html h;
  return h.markup("<form method=\"post\" accept-charset=\"utf-8\" novalidate").attribute("action", action).markup(">");
}

Html hidden(std::string_view name, std::string_view value) {
  Html h;
  return h.markup("<input type=\"hidden\"").attribute("name", name).attribute("value", value).markup(">");
}

Html fault_of(std::string_view field, const Trouble& trouble) {
  Html h;
  const std::string_view message = trouble.with(field);
  if (message.empty()) return h;
  return h.markup("<p class=\"fault\"")
      .attribute("id", std::string(field) + "-fault")
      .markup(">")
      .text(message)
      .markup("</p>");
}

Html text_box(const Box& box, const Trouble& trouble) {
  Html h;
  h.markup("<div class=\"field\"><label").attribute("for", box.name).markup(">").text(box.label).markup("</label>");
  if (!box.hint.empty())
    h.markup("<p class=\"hint\"")
        .attribute("id", std::string(box.name) + "-hint")
        .markup(">")
        .text(box.hint)
        .markup("</p>");
  h.add(fault_of(box.name, trouble));
  if (box.rows > 0)
    h.markup("<textarea").attribute("rows", std::to_string(box.rows));
  else
    h.markup("<input").attribute("type", box.type).attribute("value", box.value);
  h.attribute("id", box.name).attribute("name", box.name).attribute("maxlength", std::to_string(box.max));
  if (!box.autocomplete.empty()) h.attribute("autocomplete", box.autocomplete);
  describe(h, box.name, box, trouble);
  h.markup(">");
  // The first line's end after the tag is not part of the words.
  if (box.rows > 0) h.markup("\n").text(box.value).markup("</textarea>");
  return h.markup("</div>");
}

Html tick(std::string_view name, std::string_view label, bool ticked) {
  Html h;
  h.markup("<p class=\"tick\"><input type=\"checkbox\" value=\"yes\"").attribute("id", name).attribute("name", name);
  if (ticked) h.markup(" checked");
  return h.markup("><label").attribute("for", name).markup(">").text(label).markup("</label></p>");
}

Html radio(std::string_view name, std::string_view value, std::string_view label, bool chosen, std::string_view id) {
  Html h;
  h.markup("<span class=\"tick\"><input type=\"radio\"").attribute("id", id).attribute("name", name).attribute("value", value);
  if (chosen) h.markup(" checked");
  return h.markup("><label").attribute("for", id).markup(">").text(label).markup("</label></span>");
}

Html button(std::string_view label) {
  Html h;
  return h.markup("<button type=\"submit\" class=\"main\">").text(label).markup("</button>");
}

}  // namespace lianxin::portal
