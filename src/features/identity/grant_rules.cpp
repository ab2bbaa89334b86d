#include "features/identity/grant_rules.h"

#include <algorithm>

namespace lianxin::identity {

Reach reach_of(Role role) {
  switch (role) {
    case Role::administrator:
    case Role::office:
    case Role::inspector:
    case Role::auditor: return Reach::subtree;
    case Role::unit_clerk:
    case Role::unit_leader: return Reach::own_unit;
    case Role::team_member:
    case Role::village_cadre: return Reach::own_links;
  }
  return Reach::own_unit;
}

Hand hand_of(Role role) {
  if (role == Role::administrator) return Hand::administration;
  if (role == Role::auditor) return Hand::audit;
  return Hand::content;
}

Result<void> check_shape(const NewGrant& grant) {
  if (grant.reach != reach_of(grant.role))
    return invalid_field("scope.kind", "identity.scope_of_role", {{"role", std::string(name_of(grant.role))}});
  std::vector<FieldFault> faults;
  const bool by_unit = grant.reach == Reach::own_unit;
  if (grant.reach == Reach::subtree && !grant.place) faults.push_back({"scope.place", "base.json_missing"});
  if (by_unit && !grant.unit) faults.push_back({"scope.unit", "base.json_missing"});
  if (by_unit && grant.place) faults.push_back({"scope.place", "identity.scope_not_both"});
  if (!by_unit && grant.unit) faults.push_back({"scope.unit", "identity.scope_not_both"});
  if (!faults.empty()) return invalid(std::move(faults));
  return {};
}

Result<void> check_grant(const GrantCase& c, const NewGrant& grant) {
  const bool same_account = !c.by_account.is_nil() && c.by_account == c.account;
  const bool same_person = c.person && !c.by_person.is_nil() && *c.person == c.by_person;
  if (same_account || same_person) return fail(Code::forbidden, "identity.not_for_oneself");
  const Hand hand = hand_of(grant.role);
  const auto other_hand = [hand](Role role) { return hand_of(role) != hand; };
  if (std::ranges::any_of(c.held, other_hand, &AccountGrant::role) || std::ranges::any_of(c.roles_of_person, other_hand))
    return fail(Code::conflict, "identity.hands_apart");
  if (c.held.size() >= most_grants) return fail(Code::conflict, "identity.too_many_grants", {{"max", std::to_string(most_grants)}});
  return {};
}

const AccountGrant* same_grant(std::span<const AccountGrant> held, const NewGrant& grant) {
  const auto found = std::ranges::find_if(held, [&](const AccountGrant& h) {
    return h.role == grant.role && h.reach == grant.reach && h.place == grant.place && h.unit == grant.unit;
  });
  return found == held.end() ? nullptr : &*found;
}

}  // namespace lianxin::identity
