#include "features/ledgers/template_file_routes.h"

#include "features/ledgers/template_actions.h"
#include "features/ledgers/template_store.h"
#include "platform/documents/official.h"

namespace lianxin::ledgers {
namespace {

documents::OfficialParagraph line_of(const PaperLine& line) {
  using Level = documents::OfficialParagraph::Level;
  return {line.level == "head" ? Level::head : line.level == "second" ? Level::second : Level::plain, line.text};
}

documents::OfficialPaper paper_of(const PaperTemplate& t) {
  using Kind = documents::OfficialKind;
  documents::OfficialPaper out{.kind = t.kind == "minutes" ? Kind::minutes : t.kind == "bulletin" ? Kind::bulletin : t.kind == "sheet" ? Kind::sheet : Kind::paper,
                               .issuer = t.issuer, .number = t.number, .title = t.title, .addressee = t.addressee};
  for (const PaperLine& each : t.body) out.body.push_back(line_of(each));
  for (const PaperTable& each : t.tables) out.tables.push_back({each.heads, each.cells});
  out.lists = t.lists;
  out.signed_by = t.signed_by;
  out.signed_on = t.signed_on;
  out.copies = t.copies;
  out.printed = t.printed;
  return out;
}

// The form of a record: every field with its value, tables below.
documents::OfficialPaper sheet_of(const LedgerType& type, bool zh) {
  documents::OfficialPaper out{.kind = documents::OfficialKind::sheet, .number = "{{number}}"};
  out.title = !type.paper.title_zh.empty() && zh ? type.paper.title_zh : zh ? type.zh : type.en;
  for (const Field& field : type.fields) {
    if (field.kind == FieldKind::file) continue;
    const std::string name = zh ? field.zh : field.en;
    if (field.kind != FieldKind::table) {
      out.body.push_back({.text = name + (zh ? "：" : ": ") + "{{" + field.key + "}}" + (field.kind == FieldKind::money ? (zh ? "元" : " yuan") : zh ? field.measure_zh : " " + field.measure_en)});
      continue;
    }
    documents::OfficialTable table;
    for (const Field& column : field.columns) {
      table.heads.push_back(zh ? column.zh : column.en);
      table.cells.push_back("{{" + field.key + "." + column.key + "}}");
    }
    out.tables.push_back(std::move(table));
  }
  out.signed_by = "{{unit}}";
  out.signed_on = "{{today}}";
  return out;
}

}  // namespace

Result<TemplateFile> template_file(const db::Reader& r, const LedgerBook& book, const LedgerType& type, std::string_view key, bool zh) {
  if (auto own = TRY(store::find_template(r, book.partition, type.key, key))) return TemplateFile{std::move(own->name), std::move(own->bytes)};
  if (key == record_sheet) return TemplateFile{zh ? type.zh : type.en, documents::official_file(sheet_of(type, zh))};
  const PaperTemplate* shipped = shipped_template(book, type, key);
  if (!shipped) return fail(Code::not_found, "base.not_found");
  return TemplateFile{zh ? shipped->zh : shipped->en, documents::official_file(paper_of(*shipped))};
}

}  // namespace lianxin::ledgers
