#include "features/visits/found_actions.h"

#include "features/visits/found_store.h"
#include "features/visits/visit_actions.h"

namespace lianxin::visits {

Result<std::vector<FoundVisit>> find_visits(const db::Reader& r, std::string_view partition, const Actor& actor, const SoughtVisit& sought) {
  return store::found(r, partition, access::sight_of(actor, read_visits), actor.person, sought);
}

Result<db::SearchCount> count_visits(const db::Reader& r, std::string_view partition, const Actor& actor, const SoughtVisit& sought, std::int64_t most) {
  return store::count_found(r, partition, access::sight_of(actor, read_visits), actor.person, sought, most);
}

}  // namespace lianxin::visits
