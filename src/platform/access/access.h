// Access: may this actor do that here? Deny by default. Knows accounts, verbs and a bare tree of scopes; what they
// mean is the features' business.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"

namespace lianxin::access {

// What may be done, named by the feature that does it: "ticket.assign". `roles` carry it. A verb with `open_to_anybody`
// needs no account; one `of_every_account` is carried by any account whatever its grants (its own session, its tokens).
struct Verb {
  std::string_view name;
  std::vector<Role> roles{};
  bool open_to_anybody = false;
  bool of_every_account = false;
};

// Where a record lies, as far as rights are concerned.
struct Scope {
  std::string place_path{};
  std::vector<UnitId> units{};          // holder, owner, lead, joint: any of them gives `own_unit` reach
  AccountId entered_by{};               // own entries give `own_links` reach
  std::vector<UnitId> about_units{};    // recusal: these units, their subordinates …
  std::vector<PersonId> about_people{}; // … and these people neither see it nor handle it (E2)
};

// Whether the record is about the actor, the actor's unit or a unit above it.
bool is_recused(const Actor&, const Scope&);
// Whether some grant carries the verb at all, wherever: the check at the route.
bool may_somewhere(const Actor&, const Verb&);
// Whether a grant carries the verb and reaches the scope, and the actor is not recused.
bool may(const Actor&, const Verb&, const Scope&);
// The check in the action. `reading` is the verb that shows the record: who may not even see it gets not_found
// "base.not_found"; who sees it but may not do this, forbidden "base.forbidden".
Result<void> allow(const Actor&, const Verb& verb, const Verb& reading, const Scope&);

// For lists: the place ranges and units through which the actor's grants carry the verb.
struct Sight {
  std::vector<PathRange> ranges{};
  std::vector<UnitId> units{};
  bool own_entries = false;
  bool nothing() const { return ranges.empty() && units.empty() && !own_entries; }
};
Sight sight_of(const Actor&, const Verb&);

}  // namespace lianxin::access
