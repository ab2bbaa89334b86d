#include "features/ledgers/migration_store.h"

namespace lianxin::ledgers::store {
namespace {

const std::string columns = "id, type, version, lose, account, by_name, started_at, ended_at, state, after_record, all_records, moved, stayed, stayed_list";

MigrationRun run_from(const db::Row& row) {
  MigrationRun out{.id = row.get<std::string>(0), .type = row.get<std::string>(1), .version = row.integer(2), .lose = row.get<bool>(3), .account = row.get<AccountId>(4),
                   .by_name = row.get<std::string>(5), .started_at = row.get<Moment>(6), .ended_at = row.get<std::optional<Moment>>(7)};
  out.state = named<MigrationState>(row.text(8)).value_or(MigrationState::failed);
  out.after = row.get<std::string>(9);
  out.all = row.integer(10);
  out.moved = row.integer(11);
  out.stayed = row.integer(12);
  out.stayed_list = row.get<std::string>(13);
  return out;
}

}  // namespace

Result<void> insert_migration(db::Writer& w, std::string_view partition, const MigrationRun& m) {
  TRY(w.run("insert into ledger_migrations (partition, id, type, version, lose, account, by_name, started_at, ended_at, state, after_record, all_records, moved, stayed, stayed_list) values "
            "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            {partition, m.id, m.type, m.version, m.lose, m.account, m.by_name, m.started_at, m.ended_at, name_of(m.state), m.after, m.all, m.moved, m.stayed, m.stayed_list}));
  return {};
}

Result<void> save_migration(db::Writer& w, std::string_view partition, const MigrationRun& m) {
  TRY(w.run("update ledger_migrations set ended_at = $3, state = $4, after_record = $5, moved = $6, stayed = $7, stayed_list = $8 where partition = $1 and id = $2",
            {partition, m.id, m.ended_at, name_of(m.state), m.after, m.moved, m.stayed, m.stayed_list}));
  return {};
}

Result<std::optional<MigrationRun>> find_migration(const db::Reader& r, std::string_view partition, std::string_view id) {
  return r.find("select " + columns + " from ledger_migrations where partition = $1 and id = $2", {partition, id}, run_from);
}

Result<std::vector<MigrationRun>> migrations_of(const db::Reader& r, std::string_view partition, std::string_view type, int most) {
  return r.list("select " + columns + " from ledger_migrations where partition = $1 and type = $2 order by started_at desc, id desc limit $3", {partition, type, most}, run_from);
}

Result<std::vector<MigrationRun>> running_migrations(const db::Reader& r, std::string_view partition) {
  return r.list("select " + columns + " from ledger_migrations where partition = $1 and state = 'running' order by started_at, id", {partition}, run_from);
}

Result<std::vector<Record>> records_before(const db::Reader& r, std::string_view partition, std::string_view type, std::int64_t version, std::string_view after, int most) {
  return r.list("select " + record_columns + " from ledger_records r where r.partition = $1 and r.type = $2 and r.type_version < $3 and r.id > $4 order by r.id limit $5",
                {partition, type, version, after, most}, record_from);
}

Result<std::int64_t> count_before(const db::Reader& r, std::string_view partition, std::string_view type, std::int64_t version) {
  return r.integer("select count(*) from ledger_records where partition = $1 and type = $2 and type_version < $3", {partition, type, version});
}

}  // namespace lianxin::ledgers::store
