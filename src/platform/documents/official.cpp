#include "platform/documents/official.h"

#include "base/markup.h"
#include "platform/documents/zip.h"

namespace lianxin::documents {
namespace {

constexpr int twips_of_mm(double mm) { return static_cast<int>(mm * 1440 / 25.4 + 0.5); }
constexpr int body_size = 32, title_size = 44;  // half points: 3号 and 2号
constexpr int line_twips = 580;                 // 22 lines in 225 mm
constexpr int two_characters = 640;             // of the body
constexpr int type_area_mm = 156;

constexpr std::string_view song = "方正小标宋简体", fang = "仿宋_GB2312", hei = "黑体", kai = "楷体_GB2312";
constexpr std::string_view namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
constexpr std::string_view red = "<w:color w:val=\"E60000\"/>";
constexpr std::string_view centred = "<w:jc w:val=\"center\"/>";

std::string run(std::string_view text, std::string_view font, int size, std::string_view more = {}) {
  const std::string points = std::to_string(size);
  return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" + std::string(font) + "\"/>" + std::string(more) + "<w:sz w:val=\"" + points +
         "\"/><w:szCs w:val=\"" + points + "\"/></w:rPr><w:t xml:space=\"preserve\">" + as_markup(text, "") + "</w:t></w:r>";
}

std::string paragraph(std::string_view runs, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + std::string(runs) + "</w:p>";
}

std::string spacing(int before = 0, int after = 0) {
  return "<w:spacing w:before=\"" + std::to_string(before) + "\" w:after=\"" + std::to_string(after) + "\" w:line=\"" + std::to_string(line_twips) + "\" w:lineRule=\"exact\"/>";
}

std::string rule(std::string_view side, std::string_view colour, int eighths) {
  return "<w:pBdr><w:" + std::string(side) + " w:val=\"single\" w:sz=\"" + std::to_string(eighths) + "\" w:space=\"6\" w:color=\"" + std::string(colour) + "\"/></w:pBdr>";
}

std::string body_line(const OfficialParagraph& p) {
  const std::string_view font = p.level == OfficialParagraph::Level::head ? hei : p.level == OfficialParagraph::Level::second ? kai : fang;
  return paragraph(run(p.text, font, body_size), spacing() + "<w:ind w:firstLine=\"" + std::to_string(two_characters) + "\"/><w:jc w:val=\"both\"/>");
}

std::string table_cell(std::string_view text, int width, std::string_view font) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>" +
         paragraph(run(text, font, 24), "<w:spacing w:before=\"40\" w:after=\"40\"/>" + std::string(centred)) + "</w:tc>";
}

std::string table(const OfficialTable& t) {
  if (t.heads.empty()) return {};
  const int width = twips_of_mm(type_area_mm) / static_cast<int>(t.heads.size());
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(twips_of_mm(type_area_mm)) + "\" w:type=\"dxa\"/><w:tblBorders>";
  for (const std::string side : {"top", "left", "bottom", "right", "insideH", "insideV"}) out += "<w:" + side + " w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>";
  out += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; i < t.heads.size(); ++i) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  out += "</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>";
  for (const std::string& each : t.heads) out += table_cell(each, width, hei);
  out += "</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>";
  for (const std::string& each : t.cells) out += table_cell(each, width, fang);
  return out + "</w:tr></w:tbl>" + paragraph("", spacing());
}

std::string head_of(const OfficialPaper& p) {
  if (p.kind == OfficialKind::sheet) return paragraph(run(p.title, song, title_size), spacing(0, 200) + std::string(centred)) + (p.number.empty() ? "" : paragraph(run(p.number, fang, 28), spacing() + "<w:jc w:val=\"right\"/>"));
  std::string out = paragraph(run(p.issuer, song, p.kind == OfficialKind::paper ? 64 : 72, red), "<w:spacing w:before=\"200\" w:after=\"400\"/>" + std::string(centred));
  if (p.kind == OfficialKind::bulletin) {
    // The number stands in the middle, unit and day at the two ends above the rule.
    out += paragraph(run(p.number, kai, body_size), spacing() + std::string(centred));
    return out + paragraph(run(p.signed_by, kai, 28) + "<w:r><w:tab/></w:r>" + run(p.signed_on, kai, 28),
                           rule("bottom", "E60000", 12) + "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + std::to_string(twips_of_mm(type_area_mm)) + "\"/></w:tabs>" + spacing(0, 300)) +
           paragraph(run(p.title, song, title_size), spacing(200, 300) + std::string(centred));
  }
  out += paragraph(run(p.number, fang, body_size), rule("bottom", "E60000", 12) + spacing(0, 400) + std::string(centred));
  return out + paragraph(run(p.title, song, title_size), "<w:spacing w:before=\"300\" w:after=\"300\" w:line=\"640\" w:lineRule=\"exact\"/>" + std::string(centred));
}

std::string foot_of(const OfficialPaper& p) {
  std::string out;
  if (p.kind == OfficialKind::minutes)
    for (const std::string& each : p.lists) out += paragraph(run(each, fang, body_size), spacing() + "<w:ind w:left=\"960\" w:hanging=\"960\"/>");
  if (p.kind == OfficialKind::paper || p.kind == OfficialKind::sheet) {
    // The day stands four characters from the right, the name above its middle.
    const std::string right = spacing() + "<w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>";
    if (!p.signed_by.empty()) out += paragraph("", spacing()) + paragraph(run(p.signed_by, fang, body_size), right);
    if (!p.signed_on.empty()) out += paragraph(run(p.signed_on, fang, body_size), right);
  }
  if (p.copies.empty() && p.printed.empty()) return out;
  out += paragraph("", spacing());
  if (!p.copies.empty()) out += paragraph(run("抄送：" + p.copies, fang, 28), rule("top", "000000", 8) + "<w:ind w:left=\"280\" w:right=\"280\"/>");
  if (!p.printed.empty()) out += paragraph(run(p.printed, fang, 28), "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"000000\"/></w:pBdr><w:ind w:left=\"280\" w:right=\"280\"/>");
  return out;
}

std::string page_number(std::string_view side) {
  const std::string size = "<w:rPr><w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>";
  return std::string(declaration) + "<w:ftr " + std::string(namespaces) + ">" +
         paragraph("<w:r>" + size + "<w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r>" + size + "<w:t>1</w:t></w:r></w:fldSimple><w:r>" + size +
                       "<w:t xml:space=\"preserve\"> —</w:t></w:r>",
                   "<w:ind w:left=\"280\" w:right=\"280\"/><w:jc w:val=\"" + std::string(side) + "\"/>") +
         "</w:ftr>";
}

std::string document(const OfficialPaper& p) {
  std::string body = head_of(p);
  if (!p.addressee.empty()) body += paragraph(run(p.addressee + "：", fang, body_size), spacing());
  for (const OfficialParagraph& each : p.body) body += body_line(each);
  for (const OfficialTable& each : p.tables) body += table(each);
  body += foot_of(p);
  const auto mm = [](double length) { return std::to_string(twips_of_mm(length)); };
  return std::string(declaration) + "<w:document " + std::string(namespaces) + "><w:body>" + body +
         "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"even\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"" + mm(37) +
         "\" w:right=\"" + mm(26) + "\" w:bottom=\"" + mm(35) + "\" w:left=\"" + mm(28) + "\" w:header=\"0\" w:footer=\"" + mm(26) + "\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";
constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr std::string_view document_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>)";

}  // namespace

std::string official_file(const OfficialPaper& p) {
  const std::string first(declaration);
  return zip({{"[Content_Types].xml", first + std::string(types)},
              {"_rels/.rels", first + std::string(relations)},
              {"word/_rels/document.xml.rels", first + std::string(document_relations)},
              {"word/document.xml", document(p)},
              {"word/footer1.xml", page_number("right")},
              {"word/footer2.xml", page_number("left")},
              {"word/settings.xml", first + "<w:settings " + std::string(namespaces) + "><w:evenAndOddHeaders/></w:settings>"}});
}

}  // namespace lianxin::documents
