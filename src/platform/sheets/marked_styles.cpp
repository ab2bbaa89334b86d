#include "platform/sheets/marked_styles.h"

#include <vector>

#include "platform/sheets/xml_scan.h"
#include "platform/sheets/xml_tags.h"

namespace lianxin::sheets {
namespace {

constexpr std::size_t most_variants = 30'000;  // programs take 64,000 styles

struct Piece { std::size_t begin = 0, tag_end = 0, end = 0; };  // of an element: its start tag, all of it

class StylePlaces : public XmlHandler {
 public:
  void start(std::string_view name, const char**) override {
    const auto begin = static_cast<std::size_t>(offset());
    const std::size_t end = begin + static_cast<std::size_t>(length());
    if (name == "fills" && fills.tag_end == 0) fills = {begin, end, 0};
    else if (name == "fill" && fills.end == 0 && fills.tag_end > 0) ++fill_count;
    else if (name == "cellXfs" && formats.tag_end == 0) formats = {begin, end, 0};
    else if (name == "xf" && formats.tag_end > 0 && formats.end == 0) own.push_back({begin, end, 0});
  }
  void end(std::string_view name) override {
    const auto begin = static_cast<std::size_t>(offset());
    if (name == "fills" && fills.end == 0) fills.end = begin;
    else if (name == "cellXfs" && formats.end == 0) formats.end = begin;
    else if (name == "xf" && formats.tag_end > 0 && formats.end == 0) own.back().end = begin + static_cast<std::size_t>(length());
  }
  Piece fills{}, formats{};
  std::vector<Piece> own{};
  int fill_count = 0;
};

}  // namespace

Result<MarkedStyles> marked_styles(const Package& package, std::string_view name) {
  const Error cannot = fail(Code::invalid, "sheets.cannot_mark", {{"file", package.file()}});
  if (name.empty() || !package.has(name)) return cannot;
  auto part = package.part(name);
  if (!part) return std::move(part).error();
  StylePlaces places;
  std::string xml;
  if (auto done = scan_xml(*part, places, [&](std::string_view piece) { xml += piece; }); !done) return std::move(done).error();
  const auto tag = [&](const Piece& piece) { return std::string_view(xml).substr(piece.begin, piece.tag_end - piece.begin); };
  if (places.own.empty() || places.fills.end <= places.fills.begin || closes_itself(tag(places.fills)) || places.fills.begin > places.formats.begin || !xml.starts_with('<')) return cannot;
  const std::string prefix(prefix_of(tag(places.formats)));
  const std::string fill = std::to_string(places.fill_count);
  MarkedStyles out;
  const std::size_t count = places.own.size();
  out.first_red = static_cast<int>(count);
  out.own = count <= most_variants ? static_cast<int>(count) : 0;
  std::string added;
  for (std::size_t i = 0; i < static_cast<std::size_t>(out.own); ++i) {
    const Piece& each = places.own[i];
    added += with_attribute(with_attribute(tag(each), "fillId", fill), "applyFill", "1");
    if (each.end > each.tag_end) added.append(xml, each.tag_end, each.end - each.tag_end);
  }
  const std::string basic = "<" + prefix + "xf numFmtId=\"0\" fontId=\"0\" fillId=\"" + fill + "\" borderId=\"0\" xfId=\"0\" applyFill=\"1\"";
  out.plain_red = out.first_red + out.own;
  out.reason = out.plain_red + 1;
  added += basic + "/>" + basic + " applyAlignment=\"1\"><" + prefix + "alignment vertical=\"center\" wrapText=\"1\"/></" + prefix + "xf>";
  const std::string red = "<" + prefix + "fill><" + prefix + "patternFill patternType=\"solid\"><" + prefix + "fgColor rgb=\"FFFFC7CE\"/><" + prefix +
                          "bgColor indexed=\"64\"/></" + prefix + "patternFill></" + prefix + "fill>";
  const std::string_view from = xml;
  out.xml = from.substr(0, places.fills.begin);
  out.xml += with_attribute(tag(places.fills), "count", std::to_string(places.fill_count + 1));
  out.xml += from.substr(places.fills.tag_end, places.fills.end - places.fills.tag_end);
  out.xml += red;
  out.xml += from.substr(places.fills.end, places.formats.begin - places.fills.end);
  out.xml += with_attribute(tag(places.formats), "count", std::to_string(out.reason + 1));
  out.xml += from.substr(places.formats.tag_end, places.formats.end - places.formats.tag_end);
  out.xml += added;
  out.xml += from.substr(places.formats.end);
  return out;
}

}  // namespace lianxin::sheets
