#include "features/portal/plain_follow_json.h"

#include <array>

#include "base/text.h"
#include "features/portal/submission.h"

namespace lianxin::portal {
namespace {

Html code_form(const Plain& p, std::string_view code, const Trouble& trouble) {
  Html h;
  h.add(form_begin(p.address("/follow")));
  h.add(text_box({.name = "code",
                  .label = p.say("portal.plain.follow.code"),
                  .hint = p.say("portal.plain.follow.code_hint"),
                  .value = code,
                  .max = max_code,
                  .autocomplete = "off"},
                 trouble));
  return h.add(button(p.say("portal.plain.follow.look"))).markup("</form>");
}

Html saying_begin(const Plain& p, std::string_view path, std::string_view code) {
  Html h;
  return h.add(form_begin(p.address(path))).add(hidden("code", code));
}

Html rate_form(const Plain& p, const Form& typed, const Trouble& trouble) {
  Html h;
  h.add(saying_begin(p, "/rate", typed.value("code")));
  h.markup("<div id=\"solved\" tabindex=\"-1\">").add(fault_of("solved", trouble)).markup("</div>");
  h.add(text_box(
      {.name = "words", .label = p.say("portal.plain.rate.words"), .value = typed.value("words"), .max = max_reason, .rows = 3},
      trouble));
  h.markup("<p class=\"row\"><button type=\"submit\" name=\"solved\" value=\"no\">");
  h.text(p.say("portal.plain.rate.not_solved")).markup("</button></p>");
  h.markup("<fieldset id=\"satisfied\" tabindex=\"-1\"><legend>").text(p.say("portal.plain.rate.satisfied"));
  h.markup("</legend>").add(fault_of("satisfied", trouble));
  for (const char* level : {"5", "4", "3", "2", "1"})
    h.add(radio("satisfied", level, p.say(std::string("portal.plain.rate.level.") + level), typed.value("satisfied") == level,
                std::string("satisfied-") + level));
  h.markup("</fieldset><p class=\"row\"><button type=\"submit\" class=\"main\" name=\"solved\" value=\"yes\">");
  return h.text(p.say("portal.plain.rate.solved")).markup("</button></p></form>");
}

struct SayingTexts {
  std::string_view path, field, title, text, button;
  std::size_t max;
};
const SayingTexts& texts_of(Saying saying) {
  static constexpr std::array<SayingTexts, 5> all{{
      {"/rate", "words", "portal.plain.rate.ask", "portal.plain.rate.ask", "portal.plain.rate.solved", max_reason},
      {"/object", "text", "portal.plain.object.title", "portal.plain.object.text", "portal.plain.object.send", max_answer},
      {"/answer", "text", "portal.plain.answer.title", "portal.plain.answer.text", "portal.plain.answer.send", max_answer},
      {"/withdraw", "reason", "portal.plain.withdraw.title", "portal.plain.withdraw.text", "portal.plain.withdraw.send",
       max_reason},
      {"/not-mine", "reason", "portal.plain.not_mine.title", "portal.plain.not_mine.text", "portal.plain.not_mine.send", max_reason},
  }};
  return all[static_cast<std::size_t>(saying)];
}

Html saying_form(const Plain& p, Saying saying, const Form& typed, const Trouble& trouble) {
  if (saying == Saying::rate) return rate_form(p, typed, trouble);
  const SayingTexts& texts = texts_of(saying);
  Html h;
  h.add(saying_begin(p, texts.path, typed.value("code")));
  h.add(text_box(
      {.name = texts.field, .label = p.say(texts.text), .value = typed.value(texts.field), .max = texts.max, .rows = 4},
      trouble));
  return h.add(button(p.say(texts.button))).markup("</form>");
}

Html saying_card(const Plain& p, Saying saying, const Form& code) {
  Html h;
  h.markup("<section class=\"card\">").element("h2", p.say(texts_of(saying).title));
  return h.add(saying_form(p, saying, code, {})).markup("</section>");
}

Html steps_of(const Plain& p, const Track& track) {
  Html h;
  h.element("h2", p.say("portal.plain.track.steps")).markup("<ol class=\"steps\">");
  for (const TrackStep& step : track.steps) {
    h.markup("<li").attribute("class", step.mark == Mark::late ? "late" : "").markup(">").element("b", step.text);
    std::string under;
    if (step.day)
      under = p.phrases().day(*step.day, p.today());
    else if (step.mark == Mark::now)
      under = p.say("portal.plain.track.now");
    else if (step.mark == Mark::ahead)
      under = p.say("portal.plain.track.ahead");
    h.markup("<span class=\"muted\">").text(under).markup("</span>");
    if (step.detail) h.paragraph("office", *step.detail);
    h.markup("</li>");
  }
  return h.markup("</ol>");
}

Html reply_of(const Plain& p, const TrackReply& reply) {
  Html h;
  h.markup("<section class=\"card\">").element("h2", p.say("portal.plain.track.reply"));
  h.paragraph("muted", p.phrases().day(reply.released_on, p.today()));
  h.paragraph("office", reply.text);
  if (reply.rule) h.element("p", p.say("portal.sentence.rule", {{"rule", *reply.rule}}));
  if (reply.planned_on)
    h.element("p", p.say("portal.plain.track.planned", {{"day", p.phrases().day(*reply.planned_on, p.today())}}));
  return h.markup("</section>");
}

}  // namespace

Html plain_home(const Plain& p, const Html& rounds) {
  Html h;
  h.element("h1", p.say("portal.plain.hero")).element("p", p.say("portal.plain.lead"));
  h.markup("<ul class=\"ways\"><li><a").attribute("href", p.address("/say")).markup(">").text(p.say("portal.plain.say.title"));
  h.markup("</a></li><li><a").attribute("href", p.address("/follow")).markup(">").text(p.say("portal.plain.follow.title"));
  h.markup("</a></li><li><a").attribute("href", p.address("/card")).markup(">").text(p.say("portal.plain.card.ask"));
  return h.markup("</a></li></ul>").add(rounds).paragraph("muted", p.say("portal.plain.no_scripts"));
}

Html follow_page(const Plain& p, std::string_view code, const Trouble& trouble) {
  Html h;
  h.element("h1", p.say("portal.plain.follow.title")).add(summary_of(trouble, p)).add(code_form(p, code, trouble));
  return h.element("h2", p.say("portal.plain.follow.lost")).element("p", p.say("portal.plain.follow.lost_text"));
}

Html track_page(const Plain& p, const Track& track, std::string_view code) {
  const Form with_code = Form::of("code", code);
  Html h;
  h.element("h1", track.headline).paragraph("muted", track.number);
  for (const std::string& sentence : track.sentences) h.element("p", sentence);
  if (track.question) {
    h.markup("<section class=\"card\">").element("h2", p.say("portal.plain.answer.title"));
    h.paragraph("office", track.question->text);
    if (track.may_answer) h.add(saying_form(p, Saying::answer, with_code, {}));
    h.markup("</section>");
  }
  if (track.reply) h.add(reply_of(p, *track.reply));
  if (track.may_rate) h.add(saying_card(p, Saying::rate, with_code));
  if (track.rating && !track.may_rate) {
    const bool solved = track.rating->solved;
    h.paragraph("note", p.say(solved ? "portal.plain.rate.said_solved" : "portal.plain.rate.said_not_solved"));
  }
  if (track.may_object) h.add(saying_card(p, Saying::object, with_code));
  h.add(steps_of(p, track)).element("h2", p.say("portal.plain.track.words")).paragraph("said", track.text);
  h.paragraph("muted", track.place.full_name + " · " + p.phrases().day(track.said_on, p.today()));
  if (track.may_say_not_mine) h.add(saying_card(p, Saying::not_mine, with_code));
  if (track.may_withdraw) h.add(saying_card(p, Saying::withdraw, with_code));
  h.markup("<p><a class=\"below\"").attribute("href", p.address("/follow")).markup(">");
  return h.text(p.say("portal.plain.follow.other")).markup("</a></p>");
}

Html saying_page(const Plain& p, Saying saying, const Form& typed, const Trouble& trouble) {
  Html h;
  h.element("h1", p.say(texts_of(saying).title)).add(summary_of(trouble, p));
  // A code that cannot be is typed again; anything else is put right here.
  if (!trouble.with("code").empty()) return h.add(code_form(p, typed.value("code"), trouble));
  h.add(saying_form(p, saying, typed, trouble));
  h.add(saying_begin(p, "/follow", typed.value("code"))).markup("<p><button type=\"submit\">");
  return h.text(p.say("portal.plain.follow.again")).markup("</button></p></form>");
}

Html done_page(const Plain& p, std::string_view what) {
  Html h;
  bool known = false;
  for (const std::string_view one : {"solved", "not_solved", "object", "answer", "withdraw", "not_mine"}) known = known || what == one;
  if (!known) return h;
  h.element("h1", p.say("portal.plain.done.title")).element("p", p.say("portal.plain.done." + std::string(what)));
  return h.add(code_form(p, {}, {}));
}

Result<tickets::Rate> rating_of(const Form& form) {
  std::vector<FieldFault> faults;
  const std::string_view solved = form.value("solved");
  if (solved != "yes" && solved != "no") faults.push_back({"solved", "portal.plain.wanted_solved"});
  const std::string_view level = form.value("satisfied");
  std::optional<int> satisfied;
  if (level.size() == 1 && level.front() >= '1' && level.front() <= '5') satisfied = level.front() - '0';
  // "Not solved" is enough by itself.
  if (!satisfied && (solved != "no" || !level.empty())) faults.push_back({"satisfied", "portal.plain.wanted_satisfied"});
  if (!faults.empty()) return invalid(std::move(faults));
  return tickets::Rate{.solved = solved == "yes",
                       .satisfied = satisfied,
                       .words = form.filled("words").value_or(""),
                       .via = tickets::RatingVia::code};
}

}  // namespace lianxin::portal
