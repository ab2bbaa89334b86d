#include "features/ledgers/view_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/view_store.h"

namespace lianxin::ledgers {
namespace {

constexpr int most_tied = 100;

}  // namespace

Result<std::vector<SavedView>> list_views(const db::Reader& r, const Doing& doing, const LedgerBook& book, const LedgerType& type) {
  return store::views_of(r, book.partition, doing.by.account, type.key);
}

Result<void> save_view(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, SavedView view) {
  view.name = trimmed(view.name);
  if (view.name.empty()) return invalid_field("name", "base.required");
  if (length_of(view.name) > max_view_name) return invalid_field("name", "base.too_long", {{"max", std::to_string(max_view_name)}});
  if (view.query.size() > max_view_query) return invalid_field("query", "base.too_long", {{"max", std::to_string(max_view_query)}});
  const auto there = TRY(store::views_of(w, book.partition, doing.by.account, type.key));
  if (there.size() >= max_views && std::ranges::find(there, view.id, &SavedView::id) == there.end()) return fail(Code::conflict, "ledgers.too_many_views", {{"max", std::to_string(max_views)}});
  return store::put_view(w, book.partition, doing.by.account, type.key, view);
}

Result<void> drop_view(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, ViewId id) {
  if (!TRY(store::remove_view(w, book.partition, doing.by.account, type.key, id))) return fail(Code::not_found, "base.not_found");
  return {};
}

Result<std::vector<Opened>> records_tied_to(const db::Reader& r, const Doing& doing, const LedgerBook& book, TieKind kind, std::string_view target) {
  auto found = TRY(store::find_records(r, book.partition, TRY(store::tied_to(r, book.partition, kind, target, most_tied))));
  std::ranges::sort(found, [](const Record& a, const Record& b) { return to_text(a.id) > to_text(b.id); });
  std::vector<Opened> out;
  for (Record& each : found) {
    if (each.is_void) continue;
    Opened one = TRY(opened(r, book, std::move(each)));
    if (access::may(doing.by, reading_of(one.type->type), scope_of(one.record))) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace lianxin::ledgers
