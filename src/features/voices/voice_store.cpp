#include "features/voices/voice_store.h"

#include "platform/json/json.h"

namespace lianxin::voices::store {
namespace {

using db::Row;
using Number = std::optional<std::int64_t>;

template <class T>
std::vector<T> kept(std::string_view text) {
  auto read = json::read<std::vector<T>>(text, {.is_own = true});
  return read ? std::move(*read) : std::vector<T>{};
}

Voice voice_from(const Row& row) {
  Voice out{.ticket = row.get<TicketId>(0), .number = row.integer(1)};
  out.judged.model = row.integer(2);
  out.judged.is_sure = row.get<bool>(3);
  out.judged.proposals = kept<Proposal>(row.text(4));
  out.judged.words = kept<std::string>(row.text(5));
  out.flags = kept<Flag>(row.text(6));
  out.copy_of = row.get<Number>(7);
  out.group = row.get<Number>(8);
  return out;
}

Words words_from(const Row& row) {
  return {row.integer(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<Number>(4), row.get<Number>(5)};
}

constexpr std::string_view select_words =
    "select v.number, t.title, t.body, t.place_path, v.copy_of, v.group_number from voices v join ticket_words_facts t on t.partition = v.partition and "
    "t.id = v.ticket where v.partition = $1 and ";

}  // namespace

Result<void> expect_voice(db::Writer& w, std::string_view partition, TicketId ticket) {
  TRY(w.run("insert into voices (partition, ticket, number, model, is_sure, proposals, words, flags) "
            "select $1, $2, coalesce(max(number), 0) + 1, 0, 0, '[]', '[]', '[]' from voices where partition = $1 "
            "having not exists (select 1 from voices v where v.partition = $1 and v.ticket = $2)",
            {partition, ticket}));
  return {};
}

Result<bool> is_problem(const db::Reader& r, std::string_view partition, TicketId ticket) {
  return TRY(r.integer("select count(*) from ticket_words_facts where partition = $1 and id = $2 and kind = $3", {partition, ticket, static_cast<int>(tickets::TicketKind::problem)})) > 0;
}

Result<std::optional<Voice>> find_voice(const db::Reader& r, std::string_view partition, TicketId ticket) {
  return r.find("select ticket, number, model, is_sure, proposals, words, flags, copy_of, group_number from voices where partition = $1 and ticket = $2",
                {partition, ticket}, voice_from);
}

Result<std::optional<std::int64_t>> number_of(const db::Reader& r, std::string_view partition, TicketId ticket) {
  return r.find("select number from voices where partition = $1 and ticket = $2", {partition, ticket}, [](const Row& row) { return row.integer(0); });
}

Result<std::vector<Words>> words_after(const db::Reader& r, std::string_view partition, std::int64_t after, std::int64_t until, int limit) {
  static const std::string sql = std::string(select_words) + "v.number > $2 and v.number <= $3 order by v.number limit $4";
  return r.list(sql, {partition, after, until, limit}, words_from);
}

Result<std::int64_t> last_number(const db::Reader& r, std::string_view partition) {
  return r.integer("select coalesce(max(number), 0) from voices where partition = $1", {partition});
}

Result<std::int64_t> last_placed(const db::Reader& r, std::string_view partition) {
  return r.integer("select coalesce((select min(number) - 1 from voices where partition = $1 and group_number is null), (select max(number) from voices where partition = $1), 0)",
                   {partition});
}

Result<void> save_found(db::Writer& w, std::string_view partition, const Found& f) {
  const std::string proposals = json::write(f.judged.proposals), words = json::write(f.judged.words), flags = json::write(f.flags);
  TRY(w.run("update voices set model = $3, is_sure = $4, proposals = $5, words = $6, flags = $7, copy_of = $8, group_number = $9 where partition = $1 and number = $2",
            {partition, f.number, f.judged.model, f.judged.is_sure, proposals, words, flags, f.copy_of, f.group}));
  return {};
}

Result<bool> save_place(db::Writer& w, std::string_view partition, std::int64_t number, Number copy_of, std::int64_t group) {
  const auto changed = TRY(w.run("update voices set copy_of = $3, group_number = $4 where partition = $1 and number = $2 and "
                                 "(group_number is null or group_number <> $4 or coalesce(copy_of, 0) <> coalesce($3, 0))",
                                 {partition, number, copy_of, group}));
  return changed > 0;
}

}  // namespace lianxin::voices::store
