#include "features/portal/plain_html.h"

#include "base/markup.h"

namespace lianxin::portal {

Html& Html::text(std::string_view text) {
  out_ += as_markup(text);
  return *this;
}

Html& Html::attribute(Markup name, std::string_view value) {
  return markup(" ").markup(name).markup("=\"").text(value).markup("\"");
}

Html& Html::element(Markup tag, std::string_view content) {
  return markup("<").markup(tag).markup(">").text(content).markup("</").markup(tag).markup(">");
}

Html& Html::paragraph(Markup css_class, std::string_view content) {
  return markup("<p").attribute("class", css_class.text).markup(">").text(content).markup("</p>");
}

}  // namespace lianxin::portal
