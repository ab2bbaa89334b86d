#include "features/ledgers/template_store.h"

#include "platform/crypto/digest.h"
#include "platform/json/json.h"

namespace lianxin::ledgers::store {

Result<PaperTemplate> read_template(std::string_view text) {
  const auto document = TRY(json::parse(text));
  return json::read<PaperTemplate>(document.root(), {.is_own = true});
}

Result<std::vector<OwnTemplate>> own_templates(const db::Reader& r, std::string_view partition, std::string_view type) {
  return r.list("select key, name, at, by_name from ledger_templates where partition = $1 and type = $2 order by name, key", {partition, type}, [](const db::Row& row) {
    return OwnTemplate{.key = row.get<std::string>(0), .name = row.get<std::string>(1), .at = row.get<Moment>(2), .by = row.get<std::string>(3)};
  });
}

Result<std::optional<OwnTemplate>> find_template(const db::Reader& r, std::string_view partition, std::string_view type, std::string_view key) {
  return r.find("select key, name, at, by_name, file from ledger_templates where partition = $1 and type = $2 and key = $3", {partition, type, key}, [](const db::Row& row) {
    return OwnTemplate{.key = row.get<std::string>(0), .name = row.get<std::string>(1), .bytes = crypto::from_base64url(row.text(4)).value_or(""), .at = row.get<Moment>(2), .by = row.get<std::string>(3)};
  });
}

Result<void> put_template(db::Writer& w, std::string_view partition, std::string_view type, const OwnTemplate& t) {
  TRY(w.run("insert into ledger_templates (partition, type, key, name, file, at, by_name) values ($1, $2, $3, $4, $5, $6, $7) on conflict (partition, type, key) do update set name = excluded.name, "
            "file = excluded.file, at = excluded.at, by_name = excluded.by_name",
            {partition, type, t.key, t.name, crypto::base64url(t.bytes), t.at, t.by}));
  return {};
}

Result<bool> remove_template(db::Writer& w, std::string_view partition, std::string_view type, std::string_view key) {
  return TRY(w.run("delete from ledger_templates where partition = $1 and type = $2 and key = $3", {partition, type, key})) == 1;
}

}  // namespace lianxin::ledgers::store
