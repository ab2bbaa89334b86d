#include <algorithm>

#include "base/text.h"
#include "features/households/field_rules.h"
#include "features/households/household_rules.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_reason = 1000;

Day today_of(const Setting& setting) { return day_of(setting.now, setting.zone); }

void check_reason(Faults& faults, const HouseholdCommand& command, bool is_required) {
  const std::string reason = line_of(faults, "reason", command.reason.value_or(""), max_reason);
  if (is_required && reason.empty()) faults.push_back({"reason", "base.required"});
}

void rise(Household& household, const Setting& setting) {
  ++household.version;
  household.changed_at = setting.now;
}

}  // namespace

Result<Household> change_state(const Household& before, const HouseholdCommand& command, const Setting& setting) {
  if (!is_present(before.state)) return fail(Code::conflict, "households.not_present");
  Faults faults;
  check_reason(faults, command, command.command == CommandName::leave);
  check_past(faults, "on", command.on, setting);
  if (!faults.empty()) return invalid(std::move(faults));
  Household after = before;
  switch (command.command) {
    case CommandName::away:
      if (before.state == HouseholdState::away) return fail(Code::conflict, "households.is_away");
      after.state = HouseholdState::away;
      break;
    case CommandName::back:
      if (before.state != HouseholdState::away) return fail(Code::conflict, "households.is_not_away");
      after.state = HouseholdState::active;
      break;
    default: after.state = HouseholdState::left;
  }
  after.state_on = command.on.value_or(today_of(setting));
  rise(after, setting);
  return after;
}

Result<Merged> merge_households(const OpenHousehold& from, const OpenHousehold& into, const HouseholdCommand& command,
                                const Setting& setting) {
  if (!is_present(from.household.state)) return fail(Code::conflict, "households.not_present");
  Faults faults;
  check_reason(faults, command, false);
  check_past(faults, "on", command.on, setting);
  if (from.household.id == into.household.id) faults.push_back({"into", "households.same"});
  else if (!is_present(into.household.state)) faults.push_back({"into", "households.not_present"});
  else if (from.members.size() + into.members.size() >= max_members)
    faults.push_back({"into", "households.too_many", {{"max", std::to_string(max_members)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  Merged out{from, into};
  Household &gone = out.from.household, &kept = out.into.household;
  gone.state = HouseholdState::merged;
  gone.successor = kept.id;
  gone.state_on = command.on.value_or(today_of(setting));
  for (OpenMember member : out.from.members) {
    if (member.member.relation == Relation::head) member.member.relation = Relation::other;
    out.into.members.push_back(std::move(member));
  }
  // A head who stood beside the members comes along as one.
  if (static_cast<std::int64_t>(from.members.size()) < from.household.members_count) {
    OpenMember head;
    head.member = {.id = MemberId{new_uuid(setting.now)}, .relation = Relation::other, .name = from.household.name,
                   .has_phone = !from.secrets.phone.empty()};
    head.secrets = {.name = from.secrets.head, .phone = from.secrets.phone};
    out.into.members.push_back(std::move(head));
  }
  out.from.members.clear();
  gone.members_count = 0;
  kept.members_count = count_of(out.into.members);
  rise(gone, setting);
  rise(kept, setting);
  return out;
}

Result<Split> split_household(const OpenHousehold& before, OpenHousehold made, const HouseholdCommand& command, const Setting& setting) {
  if (!is_present(before.household.state)) return fail(Code::conflict, "households.not_present");
  Faults faults;
  check_reason(faults, command, false);
  Split out{before, std::move(made)};
  const auto wanted = command.members.value_or(std::vector<MemberId>{});
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    auto& members = out.from.members;
    const auto at = std::ranges::find_if(members, [&](const OpenMember& m) { return m.member.id == wanted[i]; });
    if (at == members.end()) {
      faults.push_back({"members[" + std::to_string(i) + "]", "households.no_such_member"});
      continue;
    }
    OpenMember member = std::move(*at);
    members.erase(at);
    // The new head is the one of this name; nobody else is a head there.
    member.member.relation = member.secrets.name == out.made.secrets.head ? Relation::head : Relation::other;
    out.made.members.push_back(std::move(member));
  }
  if (out.made.members.size() > max_members) faults.push_back({"members", "households.too_many", {{"max", std::to_string(max_members)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  out.from.household.members_count = count_of(out.from.members);
  out.made.household.members_count = count_of(out.made.members);
  out.made.household.origin = before.household.id;
  rise(out.from.household, setting);
  return out;
}

Result<Tag> make_tag(const Household& household, const HouseholdCommand& command, const TagList& list, const Setting& setting) {
  if (!is_present(household.state)) return fail(Code::conflict, "households.not_present");
  Faults faults;
  const Day today = today_of(setting);
  check_reason(faults, command, true);
  if (!command.tag || !find_choice(list.tags, *command.tag)) faults.push_back({"tag", "households.no_such_tag"});
  if (!command.until_on) faults.push_back({"until_on", "base.required"});
  else if (*command.until_on < today) faults.push_back({"until_on", "households.tag_ended"});
  else if (*command.until_on > today + list.most_days)
    faults.push_back({"until_on", "households.tag_too_long", {{"days", std::to_string(list.most_days)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return Tag{*command.tag, std::string(trimmed(*command.reason)), today, *command.until_on};
}

}  // namespace lianxin::households
