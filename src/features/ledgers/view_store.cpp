#include "features/ledgers/view_store.h"

namespace lianxin::ledgers::store {

Result<std::vector<SavedView>> views_of(const db::Reader& r, std::string_view partition, AccountId account, std::string_view type) {
  return r.list("select id, name, query from ledger_views where partition = $1 and account = $2 and type = $3 order by name, id", {partition, account, type},
                [](const db::Row& row) { return SavedView{row.get<ViewId>(0), row.get<std::string>(1), row.get<std::string>(2)}; });
}

Result<void> put_view(db::Writer& w, std::string_view partition, AccountId account, std::string_view type, const SavedView& view) {
  TRY(w.run("insert into ledger_views (partition, account, type, id, name, query) values ($1, $2, $3, $4, $5, $6) on conflict (partition, account, type, id) do update set name = excluded.name, "
            "query = excluded.query",
            {partition, account, type, view.id, view.name, view.query}));
  return {};
}

Result<bool> remove_view(db::Writer& w, std::string_view partition, AccountId account, std::string_view type, ViewId id) {
  return TRY(w.run("delete from ledger_views where partition = $1 and account = $2 and type = $3 and id = $4", {partition, account, type, id})) == 1;
}

}  // namespace lianxin::ledgers::store
