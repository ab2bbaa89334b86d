#include "features/problems/problem_seed.h"

#include "features/places/places.h"
#include "features/problems/problem_actions.h"

namespace lianxin::problems {
namespace {

constexpr std::string_view banner = "150725000000";
constexpr std::size_t most = 5, least = 2;

Result<std::vector<tickets::TicketId>> about_wells(const db::Reader& r, const tickets::Desk& desk, std::string_view path) {
  return r.list("select id from tickets_facts where partition = $1 and place_path like $2 and category like 'water.%' and problem_id is null and state in "
                "($3, $4, $5, $6) order by registered_at desc, id limit $7",
                {desk.partition, std::string(path) + "%", static_cast<int>(tickets::TicketState::assigned), static_cast<int>(tickets::TicketState::returned),
                 static_cast<int>(tickets::TicketState::in_progress), static_cast<int>(tickets::TicketState::escalated), static_cast<int>(most)},
                [](const db::Row& row) { return row.get<tickets::TicketId>(0); });
}

}  // namespace

Result<void> seed_problem(db::Store& store, const tickets::DeskSource& source, const SeedOptions& options) {
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    const auto desk = TRY(source.at(w));
    const auto place = places::place_named(w, desk->partition, banner);
    if (!place) return {};
    ProblemNew wanted{.id = tickets::TicketId{named_uuid("demo:problem:wells")}, .title = "机井老旧，冬天断水", .place = std::string(banner),
                      .category = "water.drinking.well", .urgency = tickets::Urgency::serious, .difficulty = tickets::Difficulty::hard};
    wanted.text = "几个地方的人都说：水泵坏了、水打上来发黄，人和牲畜喝水要去远处拉。";
    if (TRY(tickets::store::find_ticket(w, desk->partition, *wanted.id))) return {};
    wanted.tickets = TRY(about_wells(w, *desk, place->now_path));
    if (wanted.tickets.size() < least) return {};
    const auto office = TRY(places::office_for(w, desk->partition, place->now_path));
    if (!office) return {};
    Actor by{.kind = Actor::Kind::account, .unit = office->id};
    by.via = "demo";
    by.grants.push_back({.role = Role::office, .reach = Reach::subtree, .places = places::range_of(place->now_path), .unit = office->id});
    const Doing doing{.by = std::move(by), .now = options.now, .zone = desk->zone};
    TRY(gather(w, doing, *desk, wanted));
    return {};
  });
}

}  // namespace lianxin::problems
