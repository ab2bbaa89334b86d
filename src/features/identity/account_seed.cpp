#include "features/identity/account_seed.h"

#include <future>

#include "features/identity/account_actions.h"
#include "features/identity/account_store.h"
#include "features/identity/demo_account.h"
#include "features/identity/password_actions.h"
#include "features/people/demo_person.h"
#include "features/places/demo_unit.h"

namespace lianxin::identity {
namespace {

NewAccount account_of(const people::DemoPerson& person) {
  NewAccount account{.id = demo_account_id(person.login_name), .login_name = std::string(person.login_name),
                     .person = people::demo_person_id(person.name), .must_change_password = false};
  NewGrant grant{.role = person.role, .reach = person.reach};
  if (person.reach == Reach::own_unit) grant.unit = places::demo_unit_id(person.place, person.unit_key);
  else grant.place = std::string(person.reach_place);
  account.grants.push_back(std::move(grant));
  return account;
}

Result<void> note_what_is_there(const db::Reader& r, std::string_view partition, std::vector<bool>& there) {
  for (const auto& person : people::demo_people()) {
    const auto found = TRY(find_account(r, partition, demo_account_id(person.login_name)));
    there.push_back(found.has_value());
  }
  return {};
}

}  // namespace

Result<void> seed_accounts(db::Store& store, const Deployment& deployment, const SeedOptions& options) {
  const auto people = people::demo_people();
  std::vector<bool> there;
  TRY(store.reading([&](db::Reader& r) { return note_what_is_there(r, deployment.partition, there); }));
  // 25 ms each, on as many cores as there are.
  std::vector<std::future<std::string>> hashes;
  for (std::size_t i = 0; i < people.size(); ++i)
    if (!there[i]) hashes.push_back(std::async(std::launch::async, [] { return hashed(demo_password); }));
  std::vector<std::string> ready;
  for (auto& hash : hashes) ready.push_back(hash.get());
  const Doing doing{.by = system_actor("seed"), .now = options.now, .zone = deployment.zone};
  return store.transact([&](db::Writer& w) -> Result<void> {
    for (std::size_t i = 0, next = 0; i < people.size(); ++i)
      if (!there[i]) TRY(create_account(w, doing, deployment.partition, account_of(people[i]), ready[next++]));
    return {};
  });
}

}  // namespace lianxin::identity
