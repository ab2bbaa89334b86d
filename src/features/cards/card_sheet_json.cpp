#include "features/cards/card_sheet_json.h"

#include <algorithm>

#include "base/markup.h"
#include "base/text.h"
#include "features/cards/card_json.h"
#include "features/cards/card_rules.h"
#include "platform/http/texts.h"

namespace lianxin::cards {
namespace {

constexpr std::size_t on_a_sheet = 4;
// Characters that a card holds, so that four answers and the code fit on it however long names and posts are.
constexpr std::size_t fits_name = 26, fits_post = 26, fits_place = 30;

std::string say(std::string_view key, const std::vector<Arg>& args = {}) { return as_markup(http::translated(key, args, http::Language::zh)); }

// `tag` with its class: "p class=\"where\"".
std::string element(std::string_view tag, const std::string& content) {
  return "<" + std::string(tag) + ">" + content + "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
}

std::string line_of(std::string_view css, std::string_view kind, std::string_view name, const std::string& post, std::string_view phone) {
  std::string who = element("span class=\"kind\"", std::string(kind)) + element("b", as_markup(shortened(name, fits_name)));
  if (!post.empty()) who += element("span class=\"post\"", as_markup(shortened(post, fits_post)));
  const std::string number = phone.empty() ? "" : element("span class=\"phone\"", as_markup(phone));
  return element("li class=\"" + std::string(css) + "\"", element("span class=\"who\"", who) + number);
}

std::string post_of(const Answer& a) {
  if (a.post.empty() || a.unit.empty()) return a.post + a.unit;
  return a.unit + " · " + a.post;
}

std::string answers_of(const CardBook& book, const CardFacts& facts) {
  std::string out;
  for (const Answer& a : facts.answers) out += line_of("answer", as_markup(words_of_kind(book, a, http::Language::zh)), a.name, post_of(a), a.phone);
  if (!facts.office.empty()) out += line_of("office", say("cards.sheet.office"), facts.office, "", facts.office_phone);
  return element("ul", out + line_of("office", say("cards.sheet.line"), http::translated("cards.sheet.line_name", {}, http::Language::zh), "", "12345"));
}

std::string front_of(const CardBook& book, const CardFace& face) {
  const CardFacts& facts = face.card.facts;
  std::string out = "<header>" + element("h2", say("cards.sheet.title")) + element("p", as_markup(shortened(facts.place.full_name, fits_place)));
  out += element("p class=\"household\"", say("cards.sheet.household", {{"number", facts.number}, {"name", facts.name}})) + "</header>";
  out += element("h3", say("cards.sheet.call")) + answers_of(book, facts);
  std::string foot = face.qr + "<div>" + element("b", say("cards.sheet.scan")) + element("p", say("cards.sheet.scan_for"));
  foot += element("p class=\"code\"", as_markup(shown_code(face.card.code)));
  foot += element("p class=\"small\"", say("cards.sheet.printed", {{"day", to_chinese_text(face.card.card.printed_on)}})) + "</div>";
  return element("section class=\"card\"", out + element("footer", foot));
}

std::string list_of(std::string_view title, std::initializer_list<std::string_view> keys) {
  std::string items;
  for (const auto key : keys) items += element("li", say(key));
  return element("h3", say(title)) + element("ul", items);
}

std::string back_of(const CardBook& book) {
  std::string out = list_of("cards.sheet.ask", {"cards.sheet.ask_help", "cards.sheet.ask_repair", "cards.sheet.ask_paper", "cards.sheet.ask_any"});
  out += list_of("cards.sheet.how", {"cards.sheet.how_call", "cards.sheet.how_scan", "cards.sheet.how_visit"});
  out += list_of("cards.sheet.yours", {"cards.sheet.yours_word", "cards.sheet.yours_kept", "cards.sheet.yours_lost"});
  out += element("p class=\"small\"", say("cards.sheet.address", {{"address", book.public_address + "/portal"}}));
  return element("section class=\"card back\"", out);
}

}  // namespace

std::string write_sheets(const CardBook& book, const std::vector<CardFace>& faces) {
  std::string out = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><title>" +
                    say("cards.sheet.title") + "</title><link rel=\"stylesheet\" href=\"/api/v1/cards/print.css\"></head><body>";
  const std::string back = back_of(book);
  for (std::size_t begin = 0; begin < faces.size(); begin += on_a_sheet) {
    const std::size_t end = std::min(faces.size(), begin + on_a_sheet);
    std::string fronts, backs;
    for (std::size_t i = begin; i < end; ++i) {
      fronts += front_of(book, faces[i]);
      backs += back;
    }
    out += element("main", fronts) + element("main class=\"backs\"", backs);
  }
  return out + "</body></html>\n";
}

http::Reply sheet_style(const http::Request&) {
  http::Reply out;
  out.content_type = "text/css; charset=utf-8";
  out.headers.push_back({"cache-control", "public, max-age=3600"});
  out.body = R"(@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0; padding: 0 }
body { background: #f6f4ef; color: #111; font: 9.5pt/1.45 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "SimHei", sans-serif; -webkit-print-color-adjust: exact; print-color-adjust: exact }
main { width: 210mm; height: 296.8mm; margin: 8mm auto; display: grid; grid-template: 148.4mm 148.4mm / 105mm 105mm; background: #fff; box-shadow: 0 0 0 .3mm #ddd; overflow: hidden }
.backs { direction: rtl }
.backs > * { direction: ltr }
.card { display: flex; flex-direction: column; gap: 2mm; min-width: 0; padding: 7mm 8mm 6mm; outline: .2mm dashed #999; overflow: hidden }
header { padding-bottom: 1.5mm; border-bottom: .5mm solid #0f5a5a }
h2 { color: #0f5a5a; font: 700 18pt/1.15 "Noto Serif CJK SC", "STZhongsong", "SimSun", serif; letter-spacing: .2em }
h3 { color: #0f5a5a; font-size: 11pt }
.household { font-weight: 700 }
ul { list-style: none }
.card > ul { display: grid; gap: 1.2mm }
.answer, .office { display: flex; align-items: flex-end; justify-content: space-between; gap: 3mm; padding-bottom: 1mm; border-bottom: .15mm solid #ccc }
.who { min-width: 0; overflow-wrap: anywhere; line-height: 1.3 }
.who b { font-size: 11.5pt; margin-right: 1.5mm }
.kind { display: block; color: #555; font-size: 8pt; line-height: 1.2 }
.post { color: #333; font-size: 8.5pt }
.office .kind { display: inline; margin-right: 1.5mm }
.office b { font-size: 9.5pt }
.phone { flex: none; font: 700 12.5pt/1.2 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums; white-space: nowrap }
.office .phone { font-size: 11pt }
footer { display: flex; gap: 4mm; align-items: center; margin-top: auto }
.qr { flex: none; width: 29mm; height: 29mm; margin: -1mm 0 -1mm -2mm }
.code { margin: 1mm 0; font: 700 12pt/1.3 "Noto Sans Mono CJK SC", "Consolas", monospace; letter-spacing: .04em; white-space: nowrap }
.small { color: #555; font-size: 7.5pt; line-height: 1.35 }
.back { gap: 3mm; font-size: 11pt }
.back h3 { font: 700 14pt/1.3 "Noto Serif CJK SC", "STZhongsong", "SimSun", serif }
.back > ul { gap: 1.6mm; padding-left: 5mm; list-style: square }
.back > .small { margin-top: auto; overflow-wrap: anywhere }
@media print { body { background: none } main { margin: 0; box-shadow: none; break-after: page } main:last-child { break-after: auto } }
)";
  return out;
}

}  // namespace lianxin::cards
