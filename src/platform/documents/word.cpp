#include "platform/documents/word.h"

#include "base/markup.h"
#include "platform/documents/zip.h"

namespace lianxin::documents {
namespace {

constexpr int twips_of_mm(double mm) { return static_cast<int>(mm * 1440 / 25.4 + 0.5); }
constexpr int text_mm = 170, head_mm = 24, value_mm = (text_mm - 2 * head_mm) / 2;

struct Look {
  std::string_view font = "仿宋";
  int half_points = 24;
  std::string_view more{};  // of the run
};

std::string run(std::string_view text, const Look& look) {
  const std::string size = std::to_string(look.half_points);
  return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" + std::string(look.font) + "\"/>" +
         std::string(look.more) + "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr><w:t xml:space=\"preserve\">" +
         as_markup(text, "") + "</w:t></w:r>";
}
std::string paragraph(std::string_view properties, std::string_view runs) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + std::string(runs) + "</w:p>";
}

std::string cell(int width_mm, int columns, bool centred, std::string_view paragraphs) {
  std::string out = "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(twips_of_mm(width_mm)) + "\" w:type=\"dxa\"/>";
  if (columns > 1) out += "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>";
  if (centred) out += "<w:vAlign w:val=\"center\"/>";
  return out + "</w:tcPr>" + std::string(paragraphs) + "</w:tc>";
}

std::string value_paragraphs(std::string_view value) {
  std::string out;
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t to = std::min(value.find('\n', from), value.size());
    out += paragraph("", run(value.substr(from, to - from), {}));
    from = to + 1;
  }
  return out;
}

std::string borders() {
  std::string out = "<w:tblBorders>";
  for (const std::string side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    out += "<w:" + side + " w:val=\"single\" w:sz=\"5\" w:space=\"0\" w:color=\"111111\"/>";
  }
  return out + "</w:tblBorders>";
}

std::string row(const WordRow& r) {
  std::string out = "<w:tr><w:trPr><w:cantSplit/>";
  if (r.height_mm > 0) out += "<w:trHeight w:val=\"" + std::to_string(twips_of_mm(r.height_mm)) + "\" w:hRule=\"atLeast\"/>";
  out += "</w:trPr>";
  for (const WordCell& c : r.cells) {
    out += cell(head_mm, 1, true, paragraph("<w:jc w:val=\"center\"/>", run(c.head, {.font = "黑体"})));
    out += cell(c.whole_row ? text_mm - head_mm : value_mm, c.whole_row ? 3 : 1, false, value_paragraphs(c.value));
  }
  return out + "</w:tr>";
}

constexpr std::string_view types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

}  // namespace

void Word::line(WordLine kind, std::string_view text) {
  const std::string centre = "<w:jc w:val=\"center\"/>";
  constexpr std::string_view red = "<w:color w:val=\"CC0000\"/>", strong_red = "<w:b/><w:color w:val=\"CC0000\"/>", strong = "<w:b/>";
  switch (kind) {
    case WordLine::title:
      body_ += paragraph(centre, run(text, {"方正小标宋简体", 40, red}));
      return;
    case WordLine::number:
      body_ += paragraph("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"6\" w:color=\"CC0000\"/></w:pBdr><w:spacing w:after=\"170\"/>" + centre,
                         run(text, {}));
      return;
    case WordLine::red:
      body_ += paragraph(centre, run(text, {"仿宋", 24, strong_red}));
      return;
    case WordLine::cut:
      body_ += paragraph("<w:pBdr><w:top w:val=\"dashed\" w:sz=\"6\" w:space=\"8\" w:color=\"111111\"/></w:pBdr><w:spacing w:before=\"170\" w:after=\"120\"/>" + centre,
                         run(text, {"仿宋", 24, strong}));
      return;
  }
}

void Word::form(const std::vector<WordRow>& rows) {
  body_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(twips_of_mm(text_mm)) + "\" w:type=\"dxa\"/>" + borders() +
           "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int mm : {head_mm, value_mm, head_mm, value_mm}) body_ += "<w:gridCol w:w=\"" + std::to_string(twips_of_mm(mm)) + "\"/>";
  body_ += "</w:tblGrid>";
  for (const WordRow& r : rows) body_ += row(r);
  body_ += "</w:tbl>";
}

void Word::signs(const std::vector<std::string>& texts) {
  std::string tabs = "<w:tabs>";
  std::string runs;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const int at = static_cast<int>(i) * text_mm / static_cast<int>(texts.size());
    if (i > 0) {
      tabs += "<w:tab w:val=\"left\" w:pos=\"" + std::to_string(twips_of_mm(at)) + "\"/>";
      runs += "<w:r><w:tab/></w:r>";
    }
    runs += run(texts[i], {});
  }
  body_ += paragraph((texts.size() > 1 ? tabs + "</w:tabs>" : "") + "<w:spacing w:before=\"170\"/>", runs);
}

std::string Word::file() const {
  std::string document =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
      body_ + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"907\" w:right=\"1134\" w:bottom=\"794\" w:left=\"1134\" "
      "w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
  return zip({{"[Content_Types].xml", std::string(types)}, {"_rels/.rels", std::string(relations)}, {"word/document.xml", std::move(document)}});
}

}  // namespace lianxin::documents
