#include "features/portal/plain_round_json.h"

namespace lianxin::portal {
namespace {

Html asked_in(const Plain& p, const rounds::Round& round) {
  Html h;
  h.paragraph("muted", p.say("portal.plain.round.by", {{"unit", round.unit_name}, {"day", p.phrases().day(round.closes_on, p.today())}}));
  if (round.asks.empty()) return h;
  h.markup("<ul>");
  for (const auto& asked : round.asks) h.element("li", asked);
  return h.markup("</ul>");
}

Html source_part(const Plain& p, const rounds::RoundBook& book, const SayForm& form, const Trouble& trouble) {
  Html h;
  h.markup("<div class=\"field\"><label for=\"source\">").text(p.say("portal.plain.round.source")).markup("</label>");
  h.markup("<p class=\"hint\" id=\"source-hint\">").text(p.say("portal.plain.round.source_hint")).markup("</p>").add(fault_of("source", trouble));
  h.markup("<select id=\"source\" name=\"source\" aria-describedby=\"source-hint\"><option value=\"\">");
  h.text(p.say("portal.plain.round.source_none")).markup("</option>");
  for (const auto& source : book.words.sources) {
    h.markup("<option").attribute("value", source.key);
    if (source.key == form.source) h.markup(" selected");
    h.markup(">").text(p.language() == http::Language::en && !source.en.empty() ? source.en : source.zh).markup("</option>");
  }
  return h.markup("</select></div>");
}

}  // namespace

Html open_rounds_part(const Plain& p, const std::vector<rounds::Round>& open) {
  Html h;
  if (open.empty()) return h;
  h.element("h2", p.say("portal.plain.round.title"));
  for (const auto& round : open) {
    h.markup("<section class=\"card\">").element("h3", round.title).add(asked_in(p, round));
    h.markup("<p><a class=\"below\"").attribute("href", p.address("/rounds/" + to_text(round.id))).markup(">");
    h.text(p.say("portal.plain.round.say", {{"title", round.title}})).markup("</a></p></section>");
  }
  return h;
}

Html round_part(const Plain& p, const rounds::RoundBook& book, const SayForm& form, const rounds::Round* round, const Trouble& trouble) {
  const std::string& title = round ? round->title : form.round_title;
  Html h;
  h.add(hidden("round", form.round + " " + title)).markup("<section class=\"card\">");
  h.element("h2", p.say("portal.plain.round.to", {{"title", title}}));
  if (round) h.add(asked_in(p, *round));
  h.add(source_part(p, book, form, trouble)).markup("<p><a class=\"below\"").attribute("href", p.address("/say")).markup(">");
  return h.text(p.say("portal.plain.round.other")).markup("</a></p></section>");
}

}  // namespace lianxin::portal
