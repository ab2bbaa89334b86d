#include "features/portal/plain_card_json.h"

#include "platform/http/texts.h"

namespace lianxin::portal {
namespace {

using visits::Confirmation;

constexpr std::size_t max_card_code = 40, max_words = 500;

void add_answer(Html& h, std::string_view kind, std::string_view name, std::string_view post, std::string_view phone) {
  h.markup("<li>");
  if (!kind.empty()) h.markup("<span class=\"muted\">").text(kind).markup("</span> ");
  h.element("b", name);
  if (!post.empty()) h.markup(" <span class=\"muted\">").text(post).markup("</span>");
  if (!phone.empty()) {
    h.markup(" <a class=\"below\"").attribute("href", "tel:" + std::string(phone)).markup(">").text(phone).markup("</a>");
  }
  h.markup("</li>");
}

Html answers_of(const Plain& p, const cards::CardBook& book, const cards::CardFacts& facts) {
  Html h;
  h.element("h2", p.say("portal.plain.card.who")).markup("<ul>");
  for (const auto& a : facts.answers) {
    const auto* kind = book.links->packs.kind(a.kind);
    const std::string words = !kind ? p.say("cards.kind_team") : p.language() == http::Language::zh ? kind->zh : kind->en;
    add_answer(h, words, a.name, a.post, a.phone);
    if (!a.stands_in.empty()) add_answer(h, p.say("portal.plain.card.stands_in"), a.stands_in, "", a.stands_in_phone);
  }
  if (!facts.office.empty()) add_answer(h, p.say("cards.sheet.office"), facts.office, "", facts.office_phone);
  add_answer(h, "", p.say("cards.sheet.line_name"), "", "12345");
  return h.markup("</ul>");
}

Html said_of(const Plain& p, const visits::Visit& v) {
  static constexpr std::pair<Confirmation, std::string_view> keys[] = {{Confirmation::confirmed, "portal.plain.card.said_yes"},
                                                                        {Confirmation::disputed, "portal.plain.card.said_no"},
                                                                        {Confirmation::upheld, "portal.plain.card.upheld"},
                                                                        {Confirmation::dismissed, "portal.plain.card.dismissed"}};
  Html h;
  for (const auto& [said, key] : keys)
    if (said == v.confirmation) h.paragraph("note", p.say(key));
  if (!v.confirmation_words.empty()) h.paragraph("said", v.confirmation_words);
  return h;
}

Html word_form(const Plain& p, const visits::Visit& v, std::string_view code) {
  const std::string words = "words-" + to_text(v.id);
  Html h;
  h.add(form_begin(p.address("/card/said"))).add(hidden("code", code)).add(hidden("visit", to_text(v.id)));
  h.markup("<p class=\"row\"><button type=\"submit\" class=\"main\" name=\"was_so\" value=\"yes\">").text(p.say("portal.plain.card.yes"));
  h.markup("</button> <button type=\"submit\" name=\"was_so\" value=\"no\">").text(p.say("portal.plain.card.no")).markup("</button></p>");
  h.markup("<div class=\"field\"><label").attribute("for", words).markup(">").text(p.say("portal.plain.card.words")).markup("</label>");
  h.markup("<input type=\"text\" name=\"words\" autocomplete=\"off\"").attribute("id", words).attribute("maxlength", std::to_string(max_words));
  return h.markup("></div></form>");
}

Html visit_of(const Plain& p, const visits::Visit& v, std::string_view code) {
  std::string names;
  for (const auto& person : v.visited_by) names += (names.empty() ? "" : p.language() == http::Language::zh ? "、" : ", ") + person.name;
  Html h;
  h.markup("<section class=\"card\">");
  if (!names.empty()) h.element("h3", names);
  h.paragraph("muted", p.phrases().day(v.day, p.today()) + " · " + p.say("visits.kind." + std::string(name_of(v.kind))));
  h.add(said_of(p, v));
  const bool is_settled = v.confirmation == Confirmation::upheld || v.confirmation == Confirmation::dismissed;
  if (!is_settled) h.add(word_form(p, v, code));
  return h.markup("</section>");
}

}  // namespace

Html card_code_page(const Plain& p, std::string_view code, const Trouble& trouble) {
  Html h;
  h.element("h1", p.say("portal.plain.card.ask")).add(summary_of(trouble, p)).add(form_begin(p.address("/card")));
  h.add(text_box({.name = "code", .label = p.say("portal.plain.card.code"), .hint = p.say("portal.plain.card.code_hint"), .value = code,
                  .max = max_card_code, .autocomplete = "off"},
                 trouble));
  return h.add(button(p.say("portal.plain.card.look"))).markup("</form>");
}

Html card_page(const Plain& p, const cards::CardBook& book, const cards::HouseholdView& view, std::string_view code, bool is_noted, const Trouble& trouble) {
  const cards::CardFacts& facts = view.facts;
  Html h;
  h.element("h1", p.say("portal.plain.card.title")).add(summary_of(trouble, p));
  if (is_noted) h.paragraph("note", p.say("portal.plain.card.noted"));
  h.element("p", p.say("cards.sheet.household", {{"number", facts.number}, {"name", facts.name}})).paragraph("muted", facts.place.full_name);
  h.add(answers_of(p, book, facts)).element("h2", p.say("portal.plain.card.visits"));
  h.element("p", p.say(view.visits.empty() ? "portal.plain.card.none" : "portal.plain.card.lead"));
  for (const auto& visit : view.visits) h.add(visit_of(p, visit, code));
  h.element("h2", p.say("portal.plain.card.need")).markup("<ul class=\"ways\"><li><a").attribute("href", p.address("/say")).markup(">");
  return h.text(p.say("portal.plain.say.title")).markup("</a></li></ul>");
}

Result<PlainWord> word_of(const Form& form) {
  const auto visit = parse_id<visits::VisitId>(form.value("visit"));
  if (!visit) return invalid_field("visit", "cards.no_such_visit");
  const std::string_view was_so = form.value("was_so");
  if (was_so != "yes" && was_so != "no") return invalid_field("was_so", "portal.plain.card.wanted");
  return PlainWord{*visit, was_so == "yes", form.filled("words").value_or("")};
}

}  // namespace lianxin::portal
