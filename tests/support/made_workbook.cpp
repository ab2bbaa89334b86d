#include "tests/support/made_workbook.h"

#include "platform/documents/zip.h"
#include "platform/sheets/sheet_book.h"

namespace lianxin::tests {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string main_ns = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string out(head);
  out += R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (std::size_t i = 0; i < targets.size(); ++i)
    out += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + relation + "/" + targets[i].first + "\" Target=\"" + targets[i].second + "\"/>";
  return out + "</Relationships>";
}

}  // namespace

std::string MadeWorkbook::bytes() const {
  std::map<std::string, std::string, std::less<>> all = parts;
  const auto add = [&](const std::string& name, std::string content) { all.try_emplace(name, std::move(content)); };
  const std::string start(head);
  add("[Content_Types].xml", start + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>)");
  add("_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}}));
  add("xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"}, {"styles", "styles.xml"}, {"sharedStrings", "sharedStrings.xml"}}));
  add("xl/workbook.xml", start + "<workbook" + main_ns + " xmlns:r=\"" + relation + "\"><workbookPr " + book_properties + "/><sheets><sheet name=\"" +
                             sheet_name + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  add("xl/worksheets/sheet1.xml", start + "<worksheet" + main_ns + ">" + sheet + "</worksheet>");
  if (!strings.empty()) add("xl/sharedStrings.xml", start + "<sst" + main_ns + ">" + strings + "</sst>");
  if (!styles.empty()) add("xl/styles.xml", start + "<styleSheet" + main_ns + ">" + styles + "</styleSheet>");
  std::vector<documents::ZipFile> files;
  for (const auto& [name, content] : all)
    if (!content.empty()) files.push_back({name, content});
  return documents::zip(files);
}

std::string kind_name(sheets::CellKind kind) {
  constexpr const char* names[] = {"text", "number", "date", "boolean", "error", "formula"};
  return names[static_cast<int>(kind)];
}

std::vector<std::string> rows_of(const sheets::SheetFile& file, const sheets::SheetLimits& limits, int sheet) {
  std::vector<std::string> out;
  const auto failed = [&](const Error& error) {
    std::string line = error.key;
    for (const Arg& arg : error.args)
      if (arg.name == "cell" || arg.name == "part") line += " " + arg.value;
    out.push_back(line);
  };
  auto book = sheets::SheetBook::open(file, limits);
  if (!book) return failed(book.error()), out;
  const auto done = book->read(sheet, [&](const sheets::Row& row) {
    std::string line = std::to_string(row.number) + (row.hidden ? " hidden:" : ":");
    for (const auto& cell : row.cells) line += " " + sheets::column_name(cell.column) + "=" + kind_name(cell.kind) + ":" + std::string(cell.text);
    if (!row.fault.empty()) line += " " + std::string(row.fault);
    out.push_back(line);
    return true;
  });
  if (!done) failed(done.error());
  return out;
}

}  // namespace lianxin::tests
