#include "features/tickets/found_store.h"

#include "features/tickets/ticket_sight_store.h"
#include "platform/db/search.h"

namespace lianxin::tickets::store {
namespace {

Found found_from(const db::Row& row) {
  Said said{.id = row.get<TicketId>(1),
            .number = row.get<std::string>(2),
            .state = static_cast<TicketState>(row.integer(3)),
            .kind = static_cast<TicketKind>(row.integer(4)),
            .channel = static_cast<Channel>(row.integer(5)),
            .submitter = static_cast<Submitter>(row.integer(6)),
            .place = row.get<std::string>(7),
            .title = row.get<std::string>(8),
            .text = row.get<std::string>(9),
            .category = row.get<std::optional<std::string>>(10),
            .registered_at = row.get<Moment>(11)};
  return {std::move(said), row.integer(0)};
}

db::SearchPlan plan_of(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const Sought& sought) {
  return {.index = "tickets",
          .query = db::search_query(r.dialect(), sought.words),
          .partition = partition,
          .table = "tickets t",
          .subject = "t.id",
          .columns = "t.id, t.number, t.state, t.kind, t.channel, t.submitter, t.place, t.title, t.body, t.category, t.registered_at",
          .restrict_to = [&actor, &sight, problems = sought.problems](db::Conditions& where) {
            where.add("t.partition = $1");
            where.add(std::string("t.kind ") + (problems ? "= " : "<> ") + where.bind(static_cast<int>(TicketKind::problem)));
            add_sight(where, actor, sight, "t.");
          }};
}

}  // namespace

std::string searched_text(std::string_view number, std::string_view title, std::string_view text) {
  return std::string(number).append("\n").append(title).append("\n").append(text);
}

Result<std::vector<Found>> found(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const Sought& sought) {
  std::vector<Found> out;
  const auto plan = plan_of(r, partition, actor, sight, sought);
  if (plan.query.empty()) return out;
  TRY(db::walk_matches(r, plan, sought.before, sought.most, [&](const db::Row& row) { out.push_back(found_from(row)); }));
  return out;
}

Result<db::SearchCount> count_found(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight,
                                    const Sought& sought, std::int64_t most) {
  const auto plan = plan_of(r, partition, actor, sight, sought);
  if (plan.query.empty()) return db::SearchCount{};
  return db::count_matches(r, plan, most);
}

Result<std::vector<db::SearchText>> searched_texts(const db::Reader& r, std::string_view partition, std::string_view after, int most) {
  return r.list("select id, number, title, body, registered_at from tickets where partition = $1 and id > $2 order by id limit $3", {partition, after, most},
                [](const db::Row& row) {
                  return db::SearchText{row.get<std::string>(0), searched_text(row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)), row.get<Moment>(4)};
                });
}

}  // namespace lianxin::tickets::store
