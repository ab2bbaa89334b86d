#include "features/portal/plain_say_json.h"

#include "base/text.h"
#include "features/portal/submission_rules.h"

namespace lianxin::portal {
namespace {

constexpr std::size_t longest_shown_name = 200;

std::string_view yes(bool b) { return b ? "yes" : ""; }

}  // namespace

SayForm empty_say_form(Moment now) { return {.id = to_text(new_uuid(now))}; }

SayForm read_say_form(const Form& form) {
  SayForm out;
  out.id = form.value("id");
  const std::string_view round = form.value("round");
  out.round = round.substr(0, round.find(' '));
  if (out.round.size() < round.size()) out.round_title = shortened(round.substr(out.round.size() + 1), longest_shown_name);
  out.source = form.value("source");
  out.text = form.value("text");
  out.category = form.value("category");
  const std::string_view place = form.value("place");
  const std::size_t blank = place.find(' ');
  out.place = place.substr(0, blank);
  if (blank != std::string_view::npos) out.place_name = shortened(place.substr(blank + 1), longest_shown_name);
  out.search = form.value("q");
  if (form.value("anonymous") == "yes") out.anonymous = true;
  if (form.value("anonymous") == "no") out.anonymous = false;
  out.name = form.value("name");
  out.phone = form.value("phone");
  out.may_contact = form.value("may_contact") == yes(true);
  out.may_publish = form.value("may_publish") == yes(true);
  out.understood = form.value("understood") == yes(true);
  out.asks_understood = out.understood;
  return out;
}

Result<Submission> submission_of(const SayForm& form, const Phrases& phrases) {
  Submission out;
  out.id = parse_uuid(form.id);
  out.text = std::string(trimmed(form.text));
  out.place = form.place;
  if (!form.category.empty()) out.category = form.category;
  if (!form.round.empty()) out.round = parse_id<rounds::RoundId>(form.round).value_or(rounds::RoundId{});  // none has that one
  if (out.round && !form.source.empty()) out.source = form.source;
  out.anonymous = form.anonymous.value_or(false);
  if (!is_blank(form.name)) out.name = std::string(trimmed(form.name));
  if (!is_blank(form.phone)) out.phone = std::string(trimmed(form.phone));
  // The box is ticked from the beginning: it says something only beside a number.
  out.may_contact = !out.anonymous && out.phone && form.may_contact;
  out.may_publish = form.may_publish;
  out.understood_personal_data = form.understood;
  std::vector<FieldFault> faults;
  const auto checked = check_submission(out, phrases);
  if (!checked) faults = checked.error().fields;
  if (!form.anonymous) std::erase_if(faults, [](const FieldFault& f) { return f.field == "name" || f.field == "phone"; });
  if (!form.anonymous) faults.push_back({"anonymous", "portal.plain.wanted_anonymous"});
  if (form.place.empty()) faults.push_back({"place", "portal.plain.wanted_place"});
  if (!out.id) faults.push_back({"id", "base.json_not_an_id"});
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

}  // namespace lianxin::portal
