#include "features/households/field_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/households/id_number_rules.h"
#include "features/households/masking_rules.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_name = 100, max_phone = 30, max_line = 200;

const OpenMember* find_member(const std::vector<OpenMember>& members, const std::optional<MemberId>& id) {
  if (!id) return nullptr;
  const auto at = std::ranges::find_if(members, [&](const OpenMember& m) { return m.member.id == *id; });
  return at == members.end() ? nullptr : &*at;
}

std::string kept_or_read_id(Faults& faults, const std::string& field, const std::string& before, const std::optional<std::string>& given) {
  if (!given || (!before.empty() && *given == mask_id_number(before))) return before;
  auto read = read_id_number(*given, field);
  if (read) return *std::move(read);
  faults.push_back(read.error().fields.front());
  return {};
}

OpenMember member_of(Faults& faults, const std::string& at, const OpenMember* before, const NewMember& given, Moment now) {
  OpenMember out;
  if (before) out = *before;
  out.member.id = before ? before->member.id : given.id.value_or(MemberId{new_uuid(now)});
  out.member.relation = given.relation;
  if (given.away) out.member.away = *given.away;
  if (!before || given.name != before->member.name) out.secrets.name = name_of_person(faults, at + ".name", given.name);
  if (given.phone && *given.phone != mask_phone(out.secrets.phone)) out.secrets.phone = line_of(faults, at + ".phone", *given.phone, max_phone);
  out.secrets.id_number = kept_or_read_id(faults, at + ".id_number", out.secrets.id_number, given.id_number);
  out.member.name = mask_name(out.secrets.name);
  out.member.has_phone = !out.secrets.phone.empty();
  out.member.has_id_number = !out.secrets.id_number.empty();
  return out;
}

}  // namespace

std::string line_of(Faults& faults, std::string_view field, std::string_view text, std::size_t max) {
  std::string out(trimmed(text));
  if (length_of(out) > max) faults.push_back({std::string(field), "base.too_long", {{"max", std::to_string(max)}}});
  return out;
}

std::string name_of_person(Faults& faults, std::string_view field, std::string_view text) {
  std::string out = with_plain_middle_dot(trimmed(text));
  if (out.empty()) faults.push_back({std::string(field), "base.required"});
  else if (length_of(out) > max_name) faults.push_back({std::string(field), "base.too_long", {{"max", std::to_string(max_name)}}});
  return out;
}

void put_place(Faults& faults, Household& household, std::string_view field, const std::string& code, const Setting& setting) {
  const auto at = setting.places.find(code);
  const auto no = [&](std::string_view key) { faults.push_back({std::string(field), std::string(key)}); };
  if (code.empty()) return no("base.required");
  if (at == setting.places.end()) return no("households.no_such_place");
  const places::Place& place = at->second;
  if (place.is_closed()) return no("households.place_closed");
  if (std::ranges::find(setting.upper_levels, place.level) != setting.upper_levels.end()) return no("households.not_a_village");
  household.place = place.code;
  household.path = place.path;
}

void put_camps(Faults& faults, OpenHousehold& open, const std::vector<NewCamp>& given, const Setting& setting) {
  if (given.size() > max_camps) return faults.push_back({"camps", "households.too_many", {{"max", std::to_string(max_camps)}}});
  open.household.camps.clear();
  open.secrets.camp_words.clear();
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string at = "camps[" + std::to_string(i) + "]";
    if (given[i].place && !setting.places.contains(*given[i].place)) faults.push_back({at + ".place", "households.no_such_place"});
    open.household.camps.push_back({given[i].season, given[i].place});
    open.secrets.camp_words.push_back(line_of(faults, at + ".words", given[i].words.value_or(""), max_line));
  }
}

std::vector<OpenMember> members_of(Faults& faults, const std::vector<OpenMember>& before, const std::vector<NewMember>& given, Moment now) {
  std::vector<OpenMember> out;
  if (given.size() > max_members) {
    faults.push_back({"members", "households.too_many", {{"max", std::to_string(max_members)}}});
    return out;
  }
  std::set<MemberId> seen;
  int heads = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string at = "members[" + std::to_string(i) + "]";
    out.push_back(member_of(faults, at, find_member(before, given[i].id), given[i], now));
    if (!seen.insert(out.back().member.id).second) faults.push_back({at + ".id", "households.member_twice"});
    if (given[i].relation == Relation::head && ++heads > 1) faults.push_back({at + ".relation", "households.two_heads"});
  }
  return out;
}

void check_past(Faults& faults, std::string_view field, const std::optional<Day>& day, const Setting& setting) {
  if (day && *day > day_of(setting.now, setting.zone)) faults.push_back({std::string(field), "households.in_future"});
}

}  // namespace lianxin::households
