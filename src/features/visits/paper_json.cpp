#include "features/visits/paper_json.h"

#include "base/markup.h"
#include "platform/http/call.h"
#include "platform/http/texts.h"

namespace lianxin::visits {
namespace {

std::string line_of(std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string out = "<p class=\"" + std::string(name) + "\">";
  for (const auto& text : texts) out += "<span>" + as_markup(text, "<br>") + "</span>";
  return out + "</p>";
}

std::string form_of(const PaperForm& form, const std::string& nothing) {
  std::string out = "<section>";
  if (!form.head.empty()) out += "<h2>" + as_markup(form.head, "<br>") + "</h2>";
  out += "<table>";
  for (const auto& row : form.rows) {
    out += row.tall ? "<tr class=\"tall\">" : "<tr>";
    for (const auto& field : row.fields)
      out += "<th scope=\"row\">" + as_markup(field.head, "<br>") + "</th><td" + (field.whole_row ? " colspan=\"3\">" : ">") + as_markup(field.value.empty() ? nothing : field.value, "<br>") + "</td>";
    out += "</tr>";
  }
  return out + "</table>" + line_of("sign", form.signs) + "</section>";
}

std::string table_of(const PaperTable& table, const std::string& nothing) {
  if (table.heads.empty()) return {};
  std::string out = "<table class=\"roster\"><thead><tr>";
  for (const auto& head : table.heads) out += "<th scope=\"col\">" + as_markup(head, "<br>") + "</th>";
  out += "</tr></thead><tbody>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (const auto& cell : row) out += "<td>" + as_markup(cell.empty() ? nothing : cell, "<br>") + "</td>";
    out += "</tr>";
  }
  out += "</tbody>";
  if (!table.total.empty()) out += "<tfoot><tr><td colspan=\"" + std::to_string(table.heads.size()) + "\">" + as_markup(table.total, "<br>") + "</td></tr></tfoot>";
  return out + "</table>";
}

constexpr std::string_view style = R"(@page { size: A4; margin: 16mm 18mm 16mm }
@page roster { size: A4 landscape; margin: 14mm 12mm 14mm }
* { box-sizing: border-box }
body { margin: 0; background: #f6f4ef; color: #111; font: 11pt/1.55 "FangSong_GB2312", "FangSong", "仿宋", "Noto Serif CJK SC", serif }
main { width: 174mm; min-height: 262mm; margin: 8mm auto; padding: 6mm 0; background: #fff; box-shadow: 0 0 0 10mm #fff, 0 0 0 10.3mm #ddd }
main.ledger { page: roster; width: 273mm; min-height: 180mm; font-size: 9pt }
h1 { margin: 0; text-align: center; letter-spacing: .12em; font: 700 18pt/1.4 "FZXiaoBiaoSong-B05S", "方正小标宋简体", "STZhongsong", "Noto Serif CJK SC", serif }
.under { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8mm; margin: 2mm 1mm 3mm }
section { break-inside: avoid; margin: 0 0 7mm }
h2 { margin: 0 1mm 1mm; font: 700 11pt/1.5 "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; break-after: avoid }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { border: .6pt solid #111; padding: 1mm 2mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere }
th { width: 25mm; font-weight: 400; text-align: center; font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif }
.tall td { height: 26mm; vertical-align: top }
.record .tall td { height: 38mm }
.roster { table-layout: auto }
.roster th { width: auto; padding: 1.2mm 1.5mm }
.roster td { padding: 1mm 1.5mm; vertical-align: top }
.roster :is(th, td):is(:nth-child(-n + 3), :nth-child(9), :nth-child(11)) { white-space: nowrap }
.roster th, .roster td { overflow-wrap: break-word }
.roster :is(th, td):nth-child(8) { width: 24% }
thead { display: table-header-group }
tr { break-inside: avoid }
.sign { display: flex; justify-content: space-between; gap: 8mm; margin: 3mm 2mm 0 }
.sign span { flex: 1 }
.note { margin: 3mm 1mm 0; font-size: 9pt }
.note span { display: block }
@media (max-width: 720px) { main, main.ledger { width: auto; min-height: 0; margin: 0; padding: 4mm; box-shadow: none; overflow-x: auto } th { width: 20mm } }
@media print { body { background: none } main, main.ledger { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none } }
)";

}  // namespace

http::Reply write_paper(const Paper& paper, http::Language language) {
  const std::string nothing = http::translated("visits.paper.nothing", {}, language);
  std::string out = "<!doctype html>\n<html lang=\"" + std::string(language == http::Language::zh ? "zh-CN" : "en") +
                    "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + as_markup(paper.title, "<br>") +
                    "</title><link rel=\"stylesheet\" href=\"/api/v1/visits/paper.css\"></head><body>";
  out += paper.kind == PaperKind::ledger ? "<main class=\"ledger\">" : paper.kind == PaperKind::diary ? "<main class=\"diary\">" : "<main class=\"record\">";
  out += "<h1>" + as_markup(paper.title, "<br>") + "</h1>" + line_of("under", paper.under);
  for (const auto& form : paper.forms) out += form_of(form, nothing);
  out += table_of(paper.table, nothing) + line_of("sign", paper.signs) + line_of("note", paper.notes) + "</main></body></html>\n";
  http::Reply reply = http::html(std::move(out));
  reply.headers.push_back({"content-security-policy", "default-src 'none'; style-src 'self'; frame-ancestors 'self'; base-uri 'none'"});
  return reply;
}

http::Reply paper_style() {
  http::Reply out;
  out.content_type = "text/css; charset=utf-8";
  out.headers.push_back({"cache-control", "public, max-age=3600"});
  out.body = style;
  return out;
}

}  // namespace lianxin::visits
