#include "features/visits/paper_words_json.h"

namespace lianxin::visits {

std::string PaperWords::word(std::string_view key, const std::vector<Arg>& args) const {
  return http::translated("visits.paper." + std::string(key), args, language_);
}

std::string PaperWords::kind(VisitKind kind) const { return http::translated("visits.kind." + std::string(name_of(kind)), {}, language_); }

std::string PaperWords::day(Day day) const { return is_chinese() ? to_chinese_text(day) : to_text(day); }

std::string PaperWords::span(Day from, Day to) const { return word("span", {{"from", day(from)}, {"to", day(to)}}); }

std::string PaperWords::weekday(Day day) const { return word("weekday." + std::to_string(weekday_of(day))); }

std::string PaperWords::hours(const Visit& v) const {
  const auto hour = [&](Moment at) { return to_text(at, doing_.zone).substr(11, 5); };
  return hour(v.began_at) + (v.ended_at ? "–" + hour(*v.ended_at) : "");
}

std::string PaperWords::joined(const std::vector<std::string>& words) const {
  std::string out;
  for (const auto& word : words) out.append(out.empty() ? "" : is_chinese() ? "、" : ", ").append(word);
  return out;
}

std::string PaperWords::people(const std::vector<people::PersonRef>& people) const {
  std::vector<std::string> names;
  for (const auto& person : people) names.push_back(person.name);
  return joined(names);
}

std::string PaperWords::need(const std::string& key) const {
  const Need* need = book_.needs.find(key);
  return !need ? key : is_chinese() ? need->zh : need->en;
}

std::string PaperWords::needs(const Visit& v) const {
  std::vector<std::string> names;
  for (const auto& key : v.needs)
    if (key != all_is_well) names.push_back(need(key));
  return joined(names);
}

std::string PaperWords::post(const Visit& v) const { return v.post.empty() ? std::string() : links::name_of_post(*book_.links, v.post, language_); }

std::string PaperWords::promised(const Visit& v) const {
  std::string out;
  for (const auto& one : v.promised) {
    std::string when;
    if (one.done_on) when = word("done_on", {{"day", day(*one.done_on)}});
    else if (one.due_on) when = word("due_on", {{"day", day(*one.due_on)}});
    out += (out.empty() ? "" : "\n") + one.text + when;
  }
  return out;
}

std::string PaperWords::requests(const std::vector<store::TicketOfVisit>& tickets) const {
  std::string out;
  for (const auto& ticket : tickets)
    out += (out.empty() ? "" : "\n") + word("request", {{"number", ticket.number}, {"title", ticket.title}, {"state", word("state." + ticket.state)}});
  return out;
}

std::string PaperWords::household(const store::VisitRow& row, const std::string& open_name) const {
  if (!row.visit.household) return {};
  return word("household_of", {{"number", row.household_number}, {"name", open_name.empty() ? row.household_name : open_name}});
}

std::string PaperWords::standing(const Visit& v) const {
  if (v.status == VisitStatus::disputed || v.status == VisitStatus::void_ || v.status == VisitStatus::attempt) return word("status." + std::string(name_of(v.status)));
  return {};
}

}  // namespace lianxin::visits
