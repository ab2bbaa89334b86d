#include "features/tickets/order_form_json.h"

#include "base/markup.h"
#include "base/text.h"
#include "features/tickets/names_json.h"

namespace lianxin::tickets {
namespace {

std::string table(const std::vector<OrderRow>& rows) {
  std::string out = "<table>";
  for (const OrderRow& row : rows) {
    out += row.tall ? "<tr class=\"tall\">" : "<tr>";
    for (const OrderCell& c : row.cells) {
      out += "<th>" + as_markup(c.head, "<br>") + "</th><td" + (c.whole_row ? " colspan=\"3\">" : ">") + as_markup(c.value, "<br>") + "</td>";
    }
    out += "</tr>";
  }
  return out + "</table>";
}
std::string signs(const std::vector<std::string>& texts) {
  std::string out = "<p class=\"sign\">";
  for (const std::string& text : texts) out += "<span>" + as_markup(text, "<br>") + "</span>";
  return out + "</p>";
}

std::string box(std::string_view word, bool ticked) { return std::string(word) + (ticked ? "☑" : "☐"); }

std::string_view chinese(Urgency u) { return u == Urgency::urgent ? "急" : u == Urgency::serious ? "重" : "一般"; }
std::string_view chinese(Difficulty d) { return d == Difficulty::easy ? "易" : d == Difficulty::medium ? "中" : "难"; }

std::string units_text(const Names& names, const std::vector<JointPart>& parts) {
  std::string out;
  for (const JointPart& p : parts) out += (out.empty() ? "" : "、") + names.unit(p.unit).name;
  return out.empty() ? "无" : out;
}

std::string source_of(const Desk& desk, const Ticket& ticket) {
  const PackItem* channel = desk.channels.find(name_of(ticket.channel));
  return (channel ? channel->name : std::string(name_of(ticket.channel))) + "，" + ticket.number;
}

// Characters that the sheet's boxes hold, so that it stays one A4 page with all of them full.
constexpr std::size_t fits_title = 40, fits_matter = 115, fits_words = 78, fits_units = 30, fits_reason = 20;

// On running lines; what is beyond the box stands in the system, and the sheet says so.
std::string fitting(std::string_view text, std::size_t fits, const Ticket& ticket) {
  std::string out;
  for (const char c : text) c == '\n' ? out += "　" : out += c;
  if (length_of(out) <= fits) return out;
  return shortened(out, fits) + "（全文见系统 " + ticket.number + "）";
}

// Names are never cut. Beyond these characters one of them takes a further line, and the sheet is set smaller.
constexpr std::size_t fits_head = 22, fits_half = 28;

bool is_dense(const Names& names, const ShownAssignment& shown) {
  const Assignment& a = shown.order.assignment;
  return length_of(names.unit(a.office).name) > fits_head || length_of(names.unit(a.lead_unit).name) > fits_half ||
         length_of(names.place(shown.ticket.place).full_name) > fits_half;
}

std::string matter_of(const Ticket& ticket) {
  return shortened(ticket.title, fits_title) + "\n" + fitting(ticket.text, fits_matter, ticket);
}

std::vector<OrderRow> order_rows(const Telling& t, const Names& names, const ShownAssignment& shown) {
  const Assignment& a = shown.order.assignment;
  const Ticket& ticket = shown.ticket;
  const auto category = category_of(t.desk, ticket.category, http::Language::zh);
  const std::string difficulty = std::string(ticket.difficulty ? chinese(*ticket.difficulty) : "") + " · " +
                                 std::string(ticket.urgency ? chinese(*ticket.urgency) : "");
  const bool joint = !a.parts.empty();
  const bool escalated = ticket.owner_unit != a.office;
  const std::string level = box("本级", !joint && !escalated) + "　" + box("联合", joint) + "　" + box("上报", escalated);
  const std::string who = ticket.submitter == Submitter::anonymous ? "匿名" : "（身份另存，凭事由查阅）";
  const std::string due = to_chinese_text(a.due_on) + "前（" + std::to_string(a.working_days) + "个工作日）" +
                          (a.due_reason.empty() ? "" : "　" + shortened(a.due_reason, fits_reason));
  return {
      {{{"承办单位", names.unit(a.lead_unit).name}, {"协办单位", shortened(units_text(names, a.parts), fits_units)}}},
      {{{"交办日期", to_chinese_text(day_of(a.issued_at, t.desk.zone))}, {"事项来源", source_of(t.desk, ticket)}}},
      {{{"反映人", who}, {"联系方式", ticket.may_contact ? "经登记后查阅" : "不提供"}}},
      {{{"事项类别", category ? category->name : ""}, {"难易缓急", difficulty}}},
      {{{"事项地点", names.place(ticket.place).full_name}, {"办理层级", level}}},
      {{{"事项内容", matter_of(ticket), true}}, true},
      {{{"交办意见", fitting(a.instruction, fits_words, ticket), true}}, true},
      {{{"办理时限", due, true}}},
  };
}

std::vector<OrderRow> receipt_rows(const Telling& t, const Ticket& ticket, const Assignment& a) {
  // Only what this unit itself answered: another order's words are not its receipt.
  const auto& reply = ticket.handling.reply;
  return {
      {{{"签收人", a.accepted_by.value_or("")}, {"签收时间", a.accepted_at ? to_chinese_text(day_of(*a.accepted_at, t.desk.zone)) : ""}}},
      {{{"是否退回", a.state == AssignmentState::returned ? "已退回" : "", true}}},
      {{{"办理情况与结果", reply && reply->unit == a.lead_unit ? fitting(reply->text, fits_words, ticket) : "", true}}, true},
      {{{"反馈群众", "时间　　　　　方式　　　　　经办人", true}}},
      {{{"群众意见", box("满意", false) + "　" + box("基本满意", false) + "　" + box("不满意", false), true}}},
  };
}

}  // namespace

Result<OrderSheet> order_sheet(const Telling& t, const ShownAssignment& shown) {
  const Assignment& a = shown.order.assignment;
  const Names names = TRY(Names::at(t.db, t.desk));
  return OrderSheet{
      .title = names.unit(a.office).name + "意见建议交办单",
      .number = a.number,
      .void_line = a.state == AssignmentState::void_ ? "作废　" + a.void_reason : "",
      .is_dense = is_dense(names, shown),
      .order = order_rows(t, names, shown),
      .order_signs = {"签发人", "经办人　" + a.issued_by.name, "办公室（盖章）"},
      .cut = "回　执",
      .receipt = receipt_rows(t, shown.ticket, a),
      .receipt_signs = {"承办单位负责人（签字、盖章）", "年　　月　　日"},
  };
}

std::string write_order_form(const OrderSheet& sheet) {
  std::string out =
      "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
      as_markup(sheet.number, "<br>") + "</title><link rel=\"stylesheet\" href=\"/api/v1/assignments/order.css\"></head><body>";
  out += sheet.is_dense ? "<main class=\"dense\">" : "<main>";
  out += "<h1>" + as_markup(sheet.title, "<br>") + "</h1><p class=\"no\">" + as_markup(sheet.number, "<br>") + "</p>";
  if (!sheet.void_line.empty()) out += "<p class=\"void\">" + as_markup(sheet.void_line, "<br>") + "</p>";
  out += table(sheet.order) + signs(sheet.order_signs);
  out += "<p class=\"cut\">" + as_markup(sheet.cut, "<br>") + "</p>" + table(sheet.receipt) + signs(sheet.receipt_signs);
  return out + "</main></body></html>\n";
}

http::Reply order_form_style(const http::Request&) {
  http::Reply out;
  out.content_type = "text/css; charset=utf-8";
  out.headers.push_back({"cache-control", "public, max-age=3600"});
  out.body = R"(@page { size: A4; margin: 16mm 20mm 14mm }
* { box-sizing: border-box }
body { margin: 0; background: #f6f4ef; color: #111; font: 12pt/1.5 "FangSong_GB2312", "FangSong", "仿宋", "Noto Serif CJK SC", serif }
main { width: 170mm; min-height: 262mm; margin: 8mm auto; padding: 6mm 0; background: #fff; box-shadow: 0 0 0 10mm #fff, 0 0 0 10.3mm #ddd }
h1 { margin: 0; color: #c00; text-align: center; font: 700 20pt/1.4 "FZXiaoBiaoSong-B05S", "方正小标宋简体", "STZhongsong", "Noto Serif CJK SC", serif }
.no { margin: 2mm 0 0; padding-bottom: 2mm; border-bottom: 1.2pt solid #c00; text-align: center }
.void { margin: 2mm 0 0; color: #c00; text-align: center; font-weight: 700 }
table { width: 100%; margin-top: 3mm; border-collapse: collapse; table-layout: fixed }
th, td { border: .6pt solid #111; padding: 1mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { width: 24mm; font-weight: 400; text-align: center; vertical-align: middle; font-family: "SimHei", "黑体", "Noto Sans CJK SC", sans-serif }
.tall td { height: 26mm }
.sign { display: flex; justify-content: space-between; gap: 10mm; margin: 3mm 2mm }
.sign span { flex: 1 }
.dense { font-size: 10pt; line-height: 1.35 }
.dense h1 { font-size: 14pt }
.dense table { margin-top: 2mm }
.dense .tall td { height: 20mm }
.cut { margin: 4mm 0 0; padding-top: 3mm; border-top: .8pt dashed #111; text-align: center; font-weight: 700 }
@media (max-width: 720px) { main { width: auto; margin: 0; padding: 4mm; box-shadow: none } th { width: 20mm } }
@media print { body { background: none } main { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none } tr { break-inside: avoid } }
)";
  return out;
}

}  // namespace lianxin::tickets
