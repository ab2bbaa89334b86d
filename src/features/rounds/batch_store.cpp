#include "features/rounds/batch_store.h"

#include "platform/crypto/sealing.h"
#include "platform/json/json.h"

namespace lianxin::rounds::store {
namespace {

constexpr std::string_view purpose = "typed sheet";

const std::string select_batch =
    "select b.id, b.round, b.number, b.place, coalesce(f.now_path, ''), b.channel, b.point, b.state, b.first_account, b.first_name, b.second_account, b.second_name, b.sheets, "
    "b.valid, b.opinions, b.version from round_batches b left join places_facts f on f.partition = b.partition and f.code = b.place where b.partition = $1 ";

Batch batch_from(const db::Row& row) {
  Batch b;
  b.id = row.get<BatchId>(0);
  b.round = row.get<RoundId>(1);
  b.number = row.integer(2);
  b.place = row.get<std::string>(3);
  b.place_path = row.get<std::string>(4);
  b.channel = row.get<std::string>(5);
  b.point = row.get<std::string>(6);
  b.state = named<BatchState>(row.text(7)).value_or(BatchState::void_);
  b.first = {row.get<AccountId>(8), row.get<std::string>(9)};
  if (!row.is_null(10)) b.second = Clerk{row.get<AccountId>(10), row.get<std::string>(11)};
  b.sheets = row.integer(12);
  b.valid = row.integer(13);
  b.opinions = row.integer(14);
  b.version = row.integer(15);
  return b;
}

int number_of(Typing typing) { return static_cast<int>(typing) + 1; }

std::string subject_of(const std::string& batch, int typing, std::int64_t sheet) { return batch + " " + std::to_string(typing) + " " + std::to_string(sheet); }

}  // namespace

Result<std::optional<Batch>> find_batch(const db::Reader& r, std::string_view partition, BatchId id) { return r.find(select_batch + "and b.id = $2", {partition, id}, batch_from); }

Result<std::vector<Batch>> batches_of(const db::Reader& r, std::string_view partition, RoundId round) {
  return r.list(select_batch + "and b.round = $2 order by b.number desc limit 500", {partition, round}, batch_from);
}

Result<std::int64_t> last_batch_number(const db::Reader& r, std::string_view partition, RoundId round) {
  return r.integer("select coalesce(max(number), 0) from round_batches where partition = $1 and round = $2", {partition, round});
}

Result<void> insert_batch(db::Writer& w, std::string_view partition, const Batch& b) {
  TRY(w.run("insert into round_batches (partition, id, round, number, place, channel, point, state, first_account, first_name, sheets, valid, opinions, version) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            {partition, b.id, b.round, b.number, b.place, b.channel, b.point, name_of(b.state), b.first.account, b.first.name, b.sheets, b.valid, b.opinions, b.version}));
  return {};
}

Result<void> save_batch(db::Writer& w, std::string_view partition, const Batch& b, std::int64_t before) {
  const auto done = TRY(w.run("update round_batches set state = $4, second_account = $5, second_name = $6, sheets = $7, valid = $8, opinions = $9, version = $10 "
                              "where partition = $1 and id = $2 and version = $3",
                              {partition, b.id, before, name_of(b.state), b.second ? db::Value(b.second->account) : db::Value(), b.second ? db::Value(b.second->name) : db::Value(),
                               b.sheets, b.valid, b.opinions, b.version}));
  if (done != 1) return fail(Code::stale, "base.stale");
  return {};
}

Result<Typings> typings_of(const db::Reader& r, std::string_view partition, std::string_view key, BatchId batch) {
  Typings out;
  const std::string id = to_text(batch);
  std::optional<Error> broken;
  TRY(r.select("select typing, sheet, sealed from round_typings where partition = $1 and batch = $2 order by typing, sheet", {partition, id}, [&](const db::Row& row) {
    const int typing = row.get<int>(0);
    const std::int64_t sheet = row.integer(1);
    const auto text = crypto::unseal(key, purpose, subject_of(id, typing, sheet), row.text(2));
    Result<TypedSheet> typed = fail(Code::internal, "rounds.sheet_broken");
    if (text) typed = json::read<TypedSheet>(*text, {.is_own = true});
    if (!typed) {
      broken = Error{.code = Code::internal, .key = "rounds.sheet_broken"};
      return;
    }
    Sheets& into = typing == 1 ? out.first : typing == 2 ? out.second : out.settled;
    into.emplace(sheet, *std::move(typed));
  }));
  if (broken) return *std::move(broken);
  return out;
}

Result<void> put_sheet(db::Writer& w, std::string_view partition, std::string_view key, BatchId batch, Typing typing, std::int64_t sheet, const TypedSheet& typed) {
  const std::string id = to_text(batch);
  const int number = number_of(typing);
  const std::string sealed = crypto::seal(key, purpose, subject_of(id, number, sheet), json::write(typed));
  TRY(w.run("insert into round_typings (partition, batch, typing, sheet, sealed) values ($1, $2, $3, $4, $5) on conflict (partition, batch, typing, sheet) do update set sealed = excluded.sealed",
            {partition, id, number, sheet, sealed}));
  return {};
}

Result<void> drop_sheet(db::Writer& w, std::string_view partition, BatchId batch, Typing typing, std::int64_t sheet) {
  TRY(w.run("delete from round_typings where partition = $1 and batch = $2 and typing = $3 and sheet = $4", {partition, batch, number_of(typing), sheet}));
  return {};
}

Result<void> drop_typings(db::Writer& w, std::string_view partition, BatchId batch) {
  TRY(w.run("delete from round_typings where partition = $1 and batch = $2", {partition, batch}));
  return {};
}

}  // namespace lianxin::rounds::store
