#include "platform/journal/journal.h"

#include <optional>

#include "platform/db/many_rows.h"
#include "platform/journal/many_entries.h"
#include "platform/journal/settled.h"

namespace lianxin::journal {
namespace {

constexpr std::string_view sqlite_columns =
    "0, seq, at, account, person, actor_name, via, request_id, kind, subject_kind, subject, place_path, detail";
constexpr std::string_view postgres_columns =
    "tx, seq, at, account, person, actor_name, via, request_id, kind, subject_kind, subject, place_path, detail";

// The oldest transaction that still runs; everything below it is settled.
constexpr std::string_view horizon = "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";

template <class T>
std::optional<std::string> text_unless_nil(const T& id) {
  if (id.is_nil()) return std::nullopt;
  return to_text(id);
}

bool is_sqlite(const db::Reader& reader) { return reader.dialect() == db::Dialect::sqlite; }

Settled read_settled(const db::Row& row) {
  Settled out{{row.get<std::int64_t>(0), row.get<std::int64_t>(1)}, read_row(row)};
  return out;
}

}  // namespace

std::string_view columns(db::Dialect dialect) { return dialect == db::Dialect::sqlite ? sqlite_columns : postgres_columns; }

Row read_row(const db::Row& row) {
  Row out;
  out.seq = row.get<std::int64_t>(1);
  out.at = row.get<Moment>(2);
  out.account = row.get<AccountId>(3);
  out.person = row.get<PersonId>(4);
  out.actor_name = row.get<std::string>(5);
  out.via = row.get<std::string>(6);
  out.request_id = row.get<std::string>(7);
  out.kind = row.get<std::string>(8);
  out.subject_kind = row.get<std::string>(9);
  out.subject = row.get<std::string>(10);
  out.place_path = row.get<std::string>(11);
  out.detail = row.get<std::string>(12);
  return out;
}

Result<void> record_all(db::Writer& writer, const Doing& doing, const std::vector<Entry>& entries) {
  if (entries.empty()) return {};
  db::ManyRows rows("insert into journal (at, account, person, actor_name, via, request_id, kind, subject_kind, subject, place_path, detail)", 11);
  const auto account = text_unless_nil(doing.by.account), person = text_unless_nil(doing.by.person);
  for (const Entry& each : entries)
    rows.add({doing.now, account, person, doing.by.name, doing.by.via, doing.request_id, each.kind, each.subject_kind, each.subject,
              each.place_path, each.detail});
  TRY(rows.run(writer));
  return {};
}

Result<void> record(db::Writer& writer, const Doing& doing, const Entry& entry) {
  TRY(writer.run(
      "insert into journal (at, account, person, actor_name, via, request_id, kind, subject_kind, subject, place_path, detail) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {doing.now, text_unless_nil(doing.by.account), text_unless_nil(doing.by.person), doing.by.name, doing.by.via, doing.request_id,
       entry.kind, entry.subject_kind, entry.subject, entry.place_path, entry.detail}));
  return {};
}

Result<std::vector<Row>> rows_after(const db::Reader& reader, std::int64_t seq, int limit) {
  static const std::string on_sqlite = "select " + std::string(sqlite_columns) + " from journal where seq > $1 order by seq limit $2";
  static const std::string on_postgres = "select " + std::string(postgres_columns) + " from journal where seq > $1 order by seq limit $2";
  const Position sealed = TRY(sealed_until(reader));
  return reader.list(is_sqlite(reader) ? on_sqlite : on_postgres, {seq, limit}, [&](const db::Row& row) {
    Settled found = read_settled(row);
    found.row.sealed = found.position <= sealed;
    return std::move(found.row);
  });
}

Result<std::int64_t> last_seq(const db::Reader& reader) { return reader.integer("select coalesce(max(seq), 0) from journal", {}); }

Result<std::vector<Settled>> settled_after(const db::Reader& reader, Position position, int limit) {
  if (is_sqlite(reader)) {
    static const std::string sql = "select " + std::string(sqlite_columns) + " from journal where seq > $1 order by seq limit $2";
    return reader.list(sql, {position.seq, limit}, read_settled);
  }
  static const std::string sql = "select " + std::string(postgres_columns) + " from journal where (tx, seq) > ($1, $2) and tx < " +
                                 std::string(horizon) + " order by tx, seq limit $3";
  return reader.list(sql, {position.tx, position.seq, limit}, read_settled);
}

Result<Position> sealed_until(const db::Reader& reader) {
  const auto found = TRY(reader.find("select last_tx, last_seq from journal_batches order by no desc limit 1", {}, [](const db::Row& row) {
    return Position{row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
  }));
  return found.value_or(Position{});
}

Result<bool> adopt_restored(db::Writer& writer) {
  if (is_sqlite(writer)) return false;
  const auto foreign = TRY(writer.integer(
      "select count(*) from (select 1 from journal where tx >= cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint) "
      "and tx <> cast(cast(pg_current_xact_id() as text) as bigint) limit 1) as one", {}));
  if (foreign == 0) return false;
  const Position sealed = TRY(sealed_until(writer));
  TRY(writer.run("update journal set tx = case when (tx, seq) <= ($1, $2) then 0 else 1 end", {sealed.tx, sealed.seq}));
  TRY(writer.run("update journal_batches set last_tx = 0", {}));
  return true;
}

Position as_restored(Position kept, Position sealed_until_before) { return {kept <= sealed_until_before ? 0 : 1, kept.seq}; }

}  // namespace lianxin::journal
