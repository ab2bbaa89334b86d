#include "features/portal/plain_round_json.h"
#include "features/portal/plain_say_json.h"

namespace lianxin::portal {
namespace {

Html place_radio(const places::Place& place, std::string_view chosen, const std::string& label) {
  return radio("place", place.code + " " + place.full_name, label, place.code == chosen, "place-" + place.code);
}

Html all_places(const Plain& p) {
  Html h;
  h.markup("<p><button type=\"submit\" name=\"below\" value=\"\"").attribute("formaction", p.address("/say/place"));
  return h.markup(">").text(p.say("portal.plain.place.all")).markup("</button></p>");
}

Html place_rows(const Plain& p, const SayForm& form, const PlaceChoice& choice) {
  Html h;
  if (choice.here || choice.searched) h.add(all_places(p));
  h.markup("<ul class=\"places\">");
  if (choice.here) {
    const auto label = p.say("portal.plain.place.just", {{"name", choice.here->name}});
    h.markup("<li>").add(place_radio(*choice.here, form.place, label)).markup("</li>");
  }
  for (const places::Place& place : choice.rows) {
    h.markup("<li>").add(place_radio(place, form.place, choice.searched ? place.full_name : place.name));
    if (place.has_children) {
      h.markup("<button type=\"submit\" name=\"below\"").attribute("value", place.code);
      h.attribute("formaction", p.address("/say/place"));
      h.attribute("aria-label", p.say("portal.plain.place.below_of", {{"name", place.name}})).markup(">");
      h.text(p.say("portal.plain.place.below")).markup("</button>");
    }
    h.markup("</li>");
  }
  h.markup("</ul>");
  if (choice.rows.empty() && choice.searched) h.paragraph("note", p.say("portal.plain.place.none"));
  if (choice.has_more) h.paragraph("hint", p.say("portal.plain.place.more"));
  return h;
}

bool shows(const PlaceChoice* choice, const std::string& code) {
  if (!choice) return false;
  if (choice->here && choice->here->code == code) return true;
  for (const auto& place : choice->rows)
    if (place.code == code) return true;
  return false;
}

Html place_part(const Plain& p, const SayForm& form, const PlaceChoice* choice, const Trouble& trouble) {
  Html h;
  h.markup("<fieldset id=\"place\"").markup(" tabindex=\"-1\"><legend>").text(p.say("portal.plain.place.title"));
  h.markup("</legend>").add(fault_of("place", trouble));
  if (!form.place.empty() && !shows(choice, form.place)) {
    const std::string& name = form.place_name.empty() ? form.place : form.place_name;
    h.add(radio("place", form.place + " " + form.place_name, name, true, "place-chosen"));
  }
  h.paragraph("hint", p.say("portal.plain.place.hint"));
  h.markup("<label for=\"q\">").text(p.say("portal.plain.place.search")).markup("</label>");
  h.markup("<div class=\"find\"><input type=\"search\" id=\"q\" name=\"q\" maxlength=\"100\"").attribute("value", form.search);
  h.markup("><button type=\"submit\" name=\"find\" value=\"yes\"").attribute("formaction", p.address("/say/place"));
  h.markup(">").text(p.say("portal.plain.place.find")).markup("</button></div>");
  h.add(choice ? place_rows(p, form, *choice) : all_places(p));
  return h.markup("</fieldset>");
}

Html category_part(const Plain& p, const tickets::Desk& desk, const SayForm& form) {
  const bool english = p.language() == http::Language::en;
  Html h;
  h.markup("<div class=\"field\"><label for=\"category\">").text(p.say("portal.plain.say.category"));
  h.markup("</label><select id=\"category\" name=\"category\"><option value=\"\">");
  h.text(p.say("portal.plain.say.category_none")).markup("</option>");
  for (const auto& item : desk.categories.items) {
    if (item.parent) continue;
    h.markup("<option").attribute("value", item.code);
    if (item.code == form.category) h.markup(" selected");
    h.markup(">").text(english && !item.name_en.empty() ? item.name_en : item.name).markup("</option>");
  }
  return h.markup("</select></div>");
}

Html who_part(const Plain& p, const SayForm& form, const Trouble& trouble) {
  Html h;
  h.markup("<fieldset id=\"anonymous\" tabindex=\"-1\"><legend>").text(p.say("portal.plain.who.ask")).markup("</legend>");
  h.add(fault_of("anonymous", trouble));
  h.add(radio("anonymous", "no", p.say("portal.plain.who.named"), form.anonymous == false, "anonymous-no"));
  h.add(radio("anonymous", "yes", p.say("portal.plain.who.anonymous"), form.anonymous == true, "anonymous-yes"));
  h.add(text_box({.name = "name",
                  .label = p.say("portal.plain.who.name"),
                  .value = form.name,
                  .max = max_name,
                  .autocomplete = "name"},
                 trouble));
  h.add(text_box({.name = "phone",
                  .label = p.say("portal.plain.who.phone"),
                  .hint = p.say("portal.plain.who.phone_hint"),
                  .value = form.phone,
                  .max = 30,
                  .type = "tel",
                  .autocomplete = "tel"},
                 trouble));
  h.add(tick("may_contact", p.say("portal.plain.who.may_contact"), form.may_contact));
  return h.markup("</fieldset>");
}

}  // namespace

Html say_page(const Plain& p, const SayLists& lists, const SayForm& form, const PlaceChoice* choice, const rounds::Round* round,
              const Trouble& trouble) {
  Html h;
  h.element("h1", p.say(form.round.empty() ? "portal.plain.say.title" : "portal.plain.round.heading")).add(summary_of(trouble, p));
  h.add(form_begin(p.address("/say"))).add(hidden("id", form.id));
  if (!form.round.empty()) h.add(round_part(p, lists.book, form, round, trouble));
  h.add(text_box({.name = "text",
                  .label = p.say("portal.plain.say.text"),
                  .hint = p.say("portal.plain.say.text_hint"),
                  .value = form.text,
                  .max = max_words,
                  .rows = 7},
                 trouble));
  if (form.asks_understood) h.add(tick("understood", p.say("portal.plain.say.understood"), form.understood));
  h.add(place_part(p, form, choice, trouble)).add(category_part(p, lists.desk, form)).add(who_part(p, form, trouble));
  h.add(tick("may_publish", p.say("portal.plain.who.may_publish"), form.may_publish));
  return h.add(button(p.say("portal.plain.say.send"))).markup("</form>");
}

Html receipt_page(const Plain& p, const Receipt& receipt, bool anonymous) {
  Html h;
  h.element("h1", p.say(receipt.receipt_code ? "portal.plain.receipt.title" : "portal.plain.receipt.again"));
  h.element("p", receipt.message);
  if (receipt.receipt_code) {
    h.markup("<div class=\"card\">").element("p", p.say("portal.plain.receipt.code"));
    h.paragraph("code", *receipt.receipt_code);
    h.paragraph("muted", p.say("portal.plain.receipt.number", {{"number", receipt.number}}));
    if (receipt.first_answer_by)
      h.element("p", p.say("portal.plain.receipt.first_by", {{"day", p.phrases().day(*receipt.first_answer_by, p.today())}}));
    h.markup("</div>");
    h.paragraph("note", p.say(anonymous ? "portal.plain.receipt.once" : "portal.plain.receipt.keep"));
    h.add(form_begin(p.address("/follow"))).add(hidden("code", *receipt.receipt_code));
    h.add(button(p.say("portal.plain.receipt.look"))).markup("</form>");
  }
  h.markup("<p><a class=\"below\"").attribute("href", p.address("")).markup(">").text(p.say("portal.plain.home"));
  return h.markup("</a></p>");
}

}  // namespace lianxin::portal
