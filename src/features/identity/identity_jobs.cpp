#include "features/identity/identity_jobs.h"

#include "features/identity/account_actions.h"
#include "features/identity/account_rules.h"
#include "features/identity/account_store.h"
#include "platform/access/sessions.h"

namespace lianxin::identity {
namespace {

constexpr int hour_s = 3600;

// Sessions and tokens that have expired, and wrong passwords of the day before yesterday.
Result<int> clean_up(db::Store& store, Moment now) {
  return store.transact([now](db::Writer& w) -> Result<int> {
    const auto expired = TRY(access::remove_expired(w, now));
    const auto forgotten = TRY(forget_attempts_before(w, now - 2 * forgotten_after_ms));
    return static_cast<int>(expired + forgotten);
  });
}

// Whoever leaves on a day leaves without an event on that day.
Result<int> refresh(db::Store& store, const Deployment& deployment, Moment now) {
  return store.transact(
      [&](db::Writer& w) { return refresh_all_accounts(w, deployment.partition, day_of(now, deployment.zone)); });
}

}  // namespace

std::vector<TimedJob> identity_jobs(const Deployment& deployment) {
  const Deployment* const d = &deployment;
  return {{"identity.clean_up", hour_s, clean_up},
          {"identity.refresh", 6 * hour_s, [d](db::Store& store, Moment now) { return refresh(store, *d, now); }}};
}

std::vector<Reaction> identity_reactions(const Deployment& deployment) {
  const Deployment* const d = &deployment;
  const auto all = [d](db::Writer& w, const journal::Row& row) -> Result<void> {
    if (row.kind == "unit.added") return {};  // nobody is in it yet
    TRY(refresh_all_accounts(w, d->partition, day_of(row.at, d->zone)));
    return {};
  };
  std::vector<Reaction> out;
  for (const std::string_view kind : {"place.moved", "place.merged", "place.split", "place.closed", "place.imported", "unit.*"})
    out.push_back({"identity.refresh_grants", kind, all});
  out.push_back({"identity.refresh_person", "person.*", [d](db::Writer& w, const journal::Row& row) -> Result<void> {
                   const auto person = parse_id<PersonId>(row.subject);
                   if (!person) return {};
                   return refresh_accounts_of(w, d->partition, *person, day_of(row.at, d->zone));
                 }});
  out.push_back({"identity.refresh_teams", "team.*", [d](db::Writer& w, const journal::Row& row) -> Result<void> {
                   for (const AccountId id : TRY(list_account_ids_with(w, d->partition, Role::team_member)))
                     TRY(refresh_account(w, d->partition, id, day_of(row.at, d->zone)));
                   return {};
                 }});
  return out;
}

}  // namespace lianxin::identity
