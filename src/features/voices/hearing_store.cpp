#include "features/voices/hearing_store.h"

#include "features/tickets/vocabulary.h"

namespace lianxin::voices::store {
namespace {

constexpr std::string_view source = "from voices v join ticket_words_facts t on t.partition = v.partition and t.id = v.ticket where v.partition = $1 and ";

Result<std::int64_t> count_of(const db::Reader& r, const std::string& sql, const db::Conditions& sight) {
  std::int64_t out = 0;
  TRY(r.select(sql, sight.values(), [&](const db::Row& row) { out = row.integer(0); }));
  return out;
}

}  // namespace

Result<std::int64_t> count_copies(const db::Reader& r, db::Conditions sight, std::int64_t first) {
  const std::string number = sight.bind(first);
  return count_of(r, "select count(*) " + std::string(source) + "(v.copy_of = " + number + " or v.number = " + number + ")" + sight.sql(), sight);
}

Result<std::int64_t> count_group(const db::Reader& r, db::Conditions sight, std::int64_t group) {
  const std::string number = sight.bind(group);
  return count_of(r, "select count(*) " + std::string(source) + "v.group_number = " + number + sight.sql(), sight);
}

Result<std::optional<SeenTicket>> find_seen(const db::Reader& r, db::Conditions sight, std::int64_t number) {
  const std::string asked = sight.bind(number);
  std::optional<SeenTicket> out;
  TRY(r.select("select t.id, t.number, t.title " + std::string(source) + "v.number = " + asked + sight.sql(), sight.values(), [&](const db::Row& row) {
    out = SeenTicket{row.get<TicketId>(0), row.get<std::string>(1), row.get<std::string>(2)};
  }));
  return out;
}

Result<std::vector<Answered>> list_answered(const db::Reader& r, db::Conditions where, const Like& like) {
  where.add("t.state in (" + where.bind(static_cast<int>(tickets::TicketState::replied)) + ", " + where.bind(static_cast<int>(tickets::TicketState::closed)) + ")");
  std::string any = "v.group_number = " + where.bind(like.group) + " or v.copy_of = " + where.bind(like.family) + " or v.number = " + where.bind(like.family);
  if (!like.category.empty()) any += " or t.category = " + where.bind(std::string(like.category));
  where.add("(" + any + ") and v.number <> " + where.bind(like.except));
  return r.list("select v.number, t.id, t.title, t.body, v.copy_of, v.group_number " + std::string(source) + "v.group_number is not null" + where.sql() +
                    " order by v.number desc limit 200",
                where.values(), [](const db::Row& row) {
                  return Answered{row.integer(0), row.get<TicketId>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::optional<std::int64_t>>(4),
                                  row.get<std::optional<std::int64_t>>(5)};
                });
}

}  // namespace lianxin::voices::store
