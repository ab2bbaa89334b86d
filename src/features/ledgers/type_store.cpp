#include "features/ledgers/type_store.h"

namespace lianxin::ledgers::store {
namespace {

Published published_from(const db::Row& row) {
  return {.key = row.get<std::string>(0), .version = row.integer(1), .declaration = row.get<std::string>(2), .digest = row.get<std::string>(3), .shipped = row.get<bool>(4),
          .at = row.get<Moment>(5), .by = row.get<std::string>(6), .note = row.get<std::string>(7)};
}

}  // namespace

Result<std::optional<std::string>> find_digest(const db::Reader& r, std::string_view partition, std::string_view key, std::int64_t version) {
  return r.find("select digest from ledger_types where partition = $1 and key = $2 and version = $3", {partition, key, version}, [](const db::Row& row) { return row.get<std::string>(0); });
}

Result<std::optional<Published>> find_version(const db::Reader& r, std::string_view partition, std::string_view key, std::int64_t version) {
  return r.find("select key, version, declaration, digest, shipped, published_at, published_by, note from ledger_types where partition = $1 and key = $2 and version = $3",
                {partition, key, version}, published_from);
}

Result<std::vector<Published>> versions_of(const db::Reader& r, std::string_view partition, std::string_view key) {
  return r.list("select key, version, '', digest, shipped, published_at, published_by, note from ledger_types where partition = $1 and key = $2 order by version desc", {partition, key}, published_from);
}

Result<std::vector<Published>> newest_versions(const db::Reader& r, std::string_view partition) {
  return r.list("select t.key, t.version, '', t.digest, t.shipped, t.published_at, t.published_by, t.note from ledger_types t where t.partition = $1 and t.version = "
                "(select max(n.version) from ledger_types n where n.partition = t.partition and n.key = t.key) order by t.key",
                {partition}, published_from);
}

Result<void> insert_version(db::Writer& w, std::string_view partition, const Published& p) {
  TRY(w.run("insert into ledger_types (partition, key, version, declaration, digest, shipped, published_at, published_by, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {partition, p.key, p.version, p.declaration, p.digest, p.shipped, p.at, p.by, p.note}));
  return {};
}

Result<std::vector<VersionCount>> count_by_version(const db::Reader& r, std::string_view partition, std::string_view key) {
  return r.list("select type_version, count(*) from ledger_records where partition = $1 and type = $2 group by type_version order by type_version", {partition, key},
                [](const db::Row& row) { return VersionCount{row.integer(0), row.integer(1)}; });
}

Result<std::int64_t> count_with_field(const db::Reader& r, std::string_view partition, std::string_view key, std::string_view field) {
  // Keys are letters, digits and "_", which "like" takes for any character: good enough to say how many might be touched.
  const std::string like = "%\"" + std::string(field) + "\":%";
  return r.integer("select count(*) from ledger_records where partition = $1 and type = $2 and fields like $3", {partition, key, like});
}

}  // namespace lianxin::ledgers::store
