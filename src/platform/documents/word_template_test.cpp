// An office's own Word file, filled.
#include "platform/documents/word_template.h"

#include <doctest/doctest.h>

#include "platform/documents/zip.h"
#include "platform/sheets/package.h"

using namespace lianxin;
using namespace lianxin::documents;

namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)";
constexpr std::string_view foot = "</w:body></w:document>";

std::string word_file(std::string_view body, std::string_view header = "") {
  std::vector<ZipFile> files{{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", std::string(head) + std::string(body) + std::string(foot)}, {"word/media/seal.png", "\x89PNG not touched"}};
  if (!header.empty()) files.push_back({"word/header1.xml", std::string(header)});
  return documents::zip(files);
}

std::string body_of(const Result<std::string>& file, std::string_view part = "word/document.xml") {
  REQUIRE(file.has_value());
  const auto package = sheets::Package::open({.name = "x.docx", .bytes = *file});
  REQUIRE(package.has_value());
  const auto xml = package->whole(part);
  REQUIRE(xml.has_value());
  return *xml;
}

TemplateValues values() {
  TemplateValues out;
  out.value = [](std::string_view name) -> std::optional<std::string> {
    if (name == "事项") return "修桥 <急> & 补路";
    if (name == "unit") return "水利局\n交通局";
    if (name == "empty") return "";
    return std::nullopt;
  };
  out.rows = [](std::string_view table) -> std::optional<std::size_t> {
    if (table == "funds") return 2;
    if (table == "none") return 0;
    return std::nullopt;
  };
  out.cell = [](std::string_view, std::string_view column, std::size_t row) -> std::optional<std::string> {
    if (column == "source") return row == 0 ? "旗级" : "自筹";
    if (column == "amount") return std::to_string((row + 1) * 100);
    return std::nullopt;
  };
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("places are filled in the looks of their beginning, also when Word has parted them") {
  const std::string file = word_file("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>事项：{{事</w:t></w:r><w:r><w:t>项}</w:t></w:r><w:r><w:t>}，请办。</w:t></w:r></w:p><w:p><w:r><w:t>{{ unit }}{{empty}}{{谁}}</w:t></w:r></w:p>");
  const std::string body = body_of(filled("order.docx", file, values()));
  CHECK(has(body, "<w:rPr><w:b/></w:rPr><w:t>事项：修桥 &lt;急&gt; &amp; 补路</w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t>，请办。</w:t>"));
  CHECK(has(body, "<w:t>水利局</w:t><w:br/><w:t xml:space=\"preserve\">交通局{{谁}}</w:t>"));
  CHECK(body_of(filled("order.docx", file, values()), "word/media/seal.png") == "\x89PNG not touched");
  const auto places = places_in("order.docx", file);
  REQUIRE(places.has_value());
  CHECK(*places == std::vector<std::string>{"事项", "unit", "empty", "谁"});
}

TEST_CASE("a row with places of a table stands once for each of its rows, once and empty for none") {
  const auto row = [](std::string_view table) {
    const std::string t(table);
    return "<w:tr><w:tc><w:p><w:r><w:t>{{" + t + ".source}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{" + t + ".amount}}元</w:t></w:r></w:p></w:tc></w:tr>";
  };
  const std::string body = body_of(filled("list.docx", word_file("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>来源</w:t></w:r></w:p></w:tc></w:tr>" + row("funds") + row("none") + row("unknown") + "</w:tbl><w:p><w:r><w:t>{{事项}}</w:t></w:r></w:p>"), values()));
  CHECK(has(body, "<w:t>旗级</w:t>"));
  CHECK(has(body, "<w:t>100元</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>自筹</w:t>"));
  CHECK(has(body, "<w:t>200元</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t></w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>元</w:t>"));
  CHECK(has(body, "{{unknown.source}}"));
  CHECK(has(body, "修桥"));
}

TEST_CASE("heads and feet of pages are filled too; a file without places comes back as it is") {
  const std::string header = R"(<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{{事项}}</w:t></w:r></w:p></w:hdr>)";
  CHECK(has(body_of(filled("x.docx", word_file("<w:p/>", header), values()), "word/header1.xml"), "修桥"));
  const std::string plain = word_file("<w:p><w:r><w:t>不填{ {事项}}，{{}}，{{没有完</w:t></w:r></w:p>");
  CHECK(filled("x.docx", plain, values()).value() == plain);
}

TEST_CASE("what is no Word file is told, and nothing hostile is unpacked") {
  const auto fault = [](const std::string& bytes) { return filled("坏.docx", bytes, {}).error().key; };
  CHECK(fault("not a package") == "sheets.no_workbook");
  CHECK(fault(documents::zip({{"xl/workbook.xml", "<x/>"}})) == "documents.no_word_file");
  CHECK(fault(std::string(max_template_bytes + 1, 'x')) == "documents.template_too_large");
  CHECK(fault(word_file("<w:p>")) == "sheets.xml");
  CHECK(fault(documents::zip({{"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document xmlns:w=\"w\">&a;</w:document>"}})) == "sheets.xml_entities");
}

TEST_CASE("many stand in one file, each on pages of its own that begin with 1; what a header says cannot differ") {
  const std::string sect = R"(<w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:top="1"/><w:cols w:space="1"/></w:sectPr>)";
  const auto numbered = [](const std::string& order) {
    TemplateValues out;
    out.value = [order](std::string_view name) -> std::optional<std::string> { return name == "no" ? std::optional(order) : std::nullopt; };
    return out;
  };
  const auto made = WordTemplate::read("order.docx", word_file("<w:p><w:r><w:t>第{{no}}号</w:t></w:r></w:p>" + sect));
  REQUIRE(made.has_value());
  CHECK(made->joins());
  CHECK(made->places() == std::vector<std::string>{"no"});
  const std::string body = body_of(made->joined({made->piece(numbered("1")), made->piece(numbered("2")), made->piece(numbered("3"))}));
  const std::string of_pages = R"(<w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:top="1"/><w:pgNumType w:start="1"/><w:cols w:space="1"/></w:sectPr>)";
  std::size_t sections = 0;
  for (std::size_t at = body.find(of_pages); at != std::string::npos; at = body.find(of_pages, at + 1)) ++sections;
  CHECK(sections == 3);
  CHECK(body.find("第1号") < body.find("第2号"));
  CHECK(body.find("第2号") < body.find("第3号"));
  CHECK(has(body, of_pages + "</w:pPr></w:p><w:p><w:r><w:t>第2号"));
  CHECK(body.ends_with(of_pages + "</w:body></w:document>"));
  const auto plain = WordTemplate::read("order.docx", word_file("<w:p><w:r><w:t>{{no}}</w:t></w:r></w:p>"));
  REQUIRE(plain.has_value());
  CHECK(has(body_of(plain->joined({plain->piece(numbered("1")), plain->piece(numbered("2"))})), R"(<w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>2)"));
  const auto headed = WordTemplate::read("order.docx", word_file("<w:p/>", R"(<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{{no}}</w:t></w:r></w:p></w:hdr>)"));
  REQUIRE(headed.has_value());
  CHECK_FALSE(headed->joins());
}
