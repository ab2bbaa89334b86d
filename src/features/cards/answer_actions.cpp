#include "features/cards/answer_actions.h"

#include <algorithm>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::cards {
namespace {

constexpr std::size_t at_once = 100;
constexpr std::string_view village = "village", group = "group", household = "household";

}  // namespace

Result<Candidate> Answering::candidate(const links::store::LinkRow& row, std::string_view of) {
  Candidate out{.of = std::string(of)};
  Answer& a = out.answer;
  a.kind = row.link.kind;
  a.who = row.link.who;
  a.name = row.who_name;
  a.post = row.who_post;
  a.unit = row.who_unit;
  a.phone = row.who_phone;
  if (!row.substitute) return out;
  a.stands_in = row.substitute->name;
  const auto [known, is_new] = substitute_phones_.try_emplace(row.substitute->id);
  if (is_new) {
    if (const auto person = TRY(people::find_person(r_, book_.partition, row.substitute->id))) known->second = person->phone;
  }
  a.stands_in_phone = known->second;
  return out;
}

Result<void> Answering::add_links(std::vector<Candidate>& out, const std::string& place, std::string_view of) {
  for (const auto& row : TRY(links::links_to(r_, book_.partition, {}, place, today_))) out.push_back(TRY(candidate(row, of)));
  return {};
}

// By its leader: who is named on paper must be somebody to call.
Result<void> Answering::add_team(std::vector<Candidate>& out, const std::string& place) {
  for (const auto& team : TRY(people::teams_serving(r_, book_.partition, place, today_))) {
    if (!team.leader) continue;
    Candidate& one = out.emplace_back(Candidate{.of = std::string(village)});
    one.answer.who = team.leader->id.value;
    one.answer.name = team.leader->name;
    one.answer.unit = team.name;
    one.answer.phone = team.phone;
  }
  return {};
}

Result<const Answering::OfPlace*> Answering::of_place(const std::string& code) {
  if (const auto found = places_.find(code); found != places_.end()) return &found->second;
  OfPlace out;
  const auto place = TRY(places::find_place(r_, book_.partition, code));
  if (!place) return fail(Code::internal, "base.internal");
  out.place = {place->code, place->name, place->full_name};
  const bool is_group = place->level == group;
  TRY(add_links(out.candidates, code, is_group ? group : village));
  const std::string whole = is_group && place->parent ? *place->parent : code;
  if (is_group) TRY(add_links(out.candidates, whole, village));
  TRY(add_team(out.candidates, whole));
  if (const auto office = TRY(places::office_for(r_, book_.partition, place->now_path))) {
    out.office = office->name;
    out.office_phone = office->phone;
  }
  return &places_.emplace(code, std::move(out)).first->second;
}

Result<std::vector<CardFacts>> Answering::some(const std::vector<households::Household>& all, std::size_t begin, std::size_t end) {
  std::vector<HouseholdId> ids;
  PathRange within = places::range_of(all[begin].path);
  for (std::size_t i = begin; i < end; ++i) {
    ids.push_back(all[i].id);
    const PathRange here = places::range_of(all[i].path);
    within = {std::min(within.begin, here.begin), std::max(within.end, here.end)};
  }
  std::map<HouseholdId, std::vector<Candidate>> own;
  for (const auto& row : TRY(links::links_to_all(r_, book_.partition, ids, within, today_)))
    if (row.link.household) own[*row.link.household].push_back(TRY(candidate(row, household)));
  std::vector<CardFacts> out;
  for (std::size_t i = begin; i < end; ++i) {
    const OfPlace& place = *TRY(of_place(all[i].place));
    CardFacts& facts = out.emplace_back(CardFacts{.household = all[i].id, .number = all[i].number, .name = all[i].name, .place = place.place});
    auto candidates = std::move(own[all[i].id]);
    candidates.insert(candidates.end(), place.candidates.begin(), place.candidates.end());
    facts.answers = answers_for(std::move(candidates));
    facts.office = place.office;
    facts.office_phone = place.office_phone;
  }
  return out;
}

Result<std::vector<CardFacts>> Answering::facts_of(const std::vector<households::Household>& all) {
  std::vector<CardFacts> out;
  for (std::size_t begin = 0; begin < all.size(); begin += at_once)
    for (auto& facts : TRY(some(all, begin, std::min(all.size(), begin + at_once)))) out.push_back(std::move(facts));
  return out;
}

}  // namespace lianxin::cards
