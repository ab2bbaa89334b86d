#include "features/ledgers/type_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/declaration_store.h"
#include "features/ledgers/migration_rules.h"
#include "features/places/places.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct PublishedDetail {
  std::string name{};
  std::int64_t version = 0;
  std::string note{};
};
BOOST_DESCRIBE_STRUCT(PublishedDetail, (), (name, version, note))

namespace {

Result<CompiledType> compiled_of(const LedgerBook& book, const store::Published& published) {
  if (auto known = book.cache->find(published.digest)) return known;
  LedgerType type = TRY(store::read_declaration(published.declaration));
  type.version = published.version;
  auto made = compiled(std::move(type), Refused{});  // what was admitted then is not asked again
  if (!made) return Error{.code = Code::internal, .key = "base.internal", .detail = "ledger type " + published.key + " " + std::to_string(published.version)};
  book.cache->put(published.digest, *made);
  return *std::move(made);
}

std::optional<CompiledType> shipped_type(const LedgerBook& book, std::string_view key) {
  const auto found = book.shipped.find(key);
  return found == book.shipped.end() ? std::nullopt : std::optional(found->second);
}

// Whether what is in the database stands before what the packs say.
bool leads(const store::Published& newest, const std::optional<CompiledType>& shipped) { return !shipped || !newest.shipped || newest.version >= (*shipped)->type.version; }

bool is_alike(const Field& a, const Field& b) {
  if (!a.element.empty() || !b.element.empty()) return a.element == b.element;
  return a.kind == b.kind && a.zh == b.zh;
}

// Words that every ledger has of its own matters.
bool is_common(const Field& field) {
  static const std::vector<std::string> common{"备注", "说明", "状态", "进展", "进展情况", "责任人", "责任单位", "牵头领导", "完成时限", "时限", "附件", "地点", "时间", "日期", "名称", "内容", "类别"};
  return field.element.empty() && std::ranges::find(common, field.zh) != common.end();
}

// The mapping that brought records to the version before is done with when the next one is made.
void drop_old_mapping(LedgerType& type, const LedgerType& before) {
  if (type.migration && before.migration && json::write(*type.migration) == json::write(*before.migration)) type.migration.reset();
}

// That what it says of the version before can be done.
Result<void> check_mapping(const std::optional<CompiledType>& before, const CompiledType& now) {
  if (!now->type.migration) return {};
  if (!before) return invalid_field("migration", "ledgers.no_version_before");
  TRY(mapping_of(*before, now));
  return {};
}

}  // namespace

CompiledType CompiledCache::find(const std::string& digest) const {
  const std::scoped_lock lock(mutex_);
  const auto found = types_.find(digest);
  return found == types_.end() ? nullptr : found->second;
}

void CompiledCache::put(const std::string& digest, CompiledType type) const {
  const std::scoped_lock lock(mutex_);
  types_[digest] = std::move(type);
}

std::string digest_of(std::string_view declaration) { return crypto::hexadecimal(crypto::sha256(declaration)); }

Result<CompiledType> type_of_version(const db::Reader& r, const LedgerBook& book, std::string_view key, std::int64_t version) {
  const auto shipped = shipped_type(book, key);
  const auto digest = TRY(store::find_digest(r, book.partition, key, version));
  if (digest) {
    if (auto known = book.cache->find(*digest)) return known;
    if (const auto found = TRY(store::find_version(r, book.partition, key, version))) return compiled_of(book, *found);
  }
  if (shipped && (*shipped)->type.version == version) return *shipped;
  return Error{.code = Code::internal, .key = "base.internal", .detail = "ledger type " + std::string(key) + " " + std::to_string(version)};
}

Result<CompiledType> type_named(const db::Reader& r, const LedgerBook& book, std::string_view key) {
  const auto shipped = shipped_type(book, key);
  const auto versions = TRY(store::versions_of(r, book.partition, key));
  if (versions.empty() || !leads(versions.front(), shipped)) {
    if (!shipped) return fail(Code::not_found, "base.not_found");
    return *shipped;
  }
  return type_of_version(r, book, key, versions.front().version);
}

Result<CompiledType> type_seen(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view key, For what) {
  auto type = TRY(type_named(r, book, key));
  const bool reads = access::may_somewhere(doing.by, reading_of(type->type));
  if (!reads && !(what == For::reading_or_design && access::may_somewhere(doing.by, design_ledgers))) return fail(Code::not_found, "base.not_found");
  return type;
}

Result<std::vector<CompiledType>> types_in_force(const db::Reader& r, const LedgerBook& book) {
  std::vector<CompiledType> out;
  std::map<std::string, bool> seen;
  for (const auto& newest : TRY(store::newest_versions(r, book.partition))) {
    const auto shipped = shipped_type(book, newest.key);
    seen[newest.key] = true;
    out.push_back(leads(newest, shipped) ? TRY(type_of_version(r, book, newest.key, newest.version)) : *shipped);
  }
  for (const auto& [key, type] : book.shipped)
    if (!seen.contains(key)) out.push_back(type);
  std::ranges::sort(out, [](const CompiledType& a, const CompiledType& b) { return std::tie(a->type.group, a->type.key) < std::tie(b->type.group, b->type.key); });
  return out;
}

access::Verb reading_of(const LedgerType& type) {
  access::Verb out = read_ledgers;
  if (!type.sights.read.empty()) std::erase_if(out.roles, [&](Role role) { return std::ranges::find(type.sights.read, role) == type.sights.read.end(); });
  return out;
}

access::Verb writing_of(const LedgerType& type) {
  access::Verb out = write_ledgers;
  const auto& narrowed = type.sights.write.empty() ? type.sights.read : type.sights.write;
  if (!narrowed.empty()) std::erase_if(out.roles, [&](Role role) { return std::ranges::find(narrowed, role) == narrowed.end(); });
  return out;
}

Result<void> check_open(const LedgerType& type, Day today) {
  if (type.admission.until && *type.admission.until < today) return fail(Code::conflict, "ledgers.closed_for_entry", {{"on", to_text(*type.admission.until)}});
  return {};
}

Result<void> keep_version(db::Writer& w, const LedgerBook& book, const Doing& doing, const LedgerType& type) {
  const auto shipped = shipped_type(book, type.key);
  if (!shipped || (*shipped)->type.version != type.version || TRY(store::find_version(w, book.partition, type.key, type.version))) return {};
  return store::insert_version(w, book.partition, {.key = type.key, .version = type.version, .declaration = store::write_declaration(type), .digest = book.digests.find(type.key)->second, .shipped = true, .at = doing.now});
}

Result<Checked> check_type(const db::Reader& r, const LedgerBook& book, LedgerType asked) {
  const auto there = type_named(r, book, asked.key);
  if (!there && there.error().code != Code::not_found) return there.error();
  if (there) drop_old_mapping(asked, (*there)->type);
  Checked out{.type = TRY(compiled(std::move(asked), book.refused))};
  TRY(check_mapping(there ? std::optional(*there) : std::nullopt, out.type));
  const LedgerType& type = out.type->type;
  for (const CompiledType& other : TRY(types_in_force(r, book))) {
    if (other->type.key == type.key) {
      for (const Field& before : other->type.fields) {
        const Field* now = type.field(before.key);
        if (!now || now->kind != before.kind) out.lost.push_back({.key = before.key, .zh = before.zh});
      }
      continue;
    }
    for (std::size_t i = 0; i < type.fields.size(); ++i)
      for (const Field& theirs : other->type.fields)
        if (!is_common(type.fields[i]) && is_alike(type.fields[i], theirs)) out.elsewhere.push_back({path_of("fields", i), other->type.key, other->type.zh, other->type.en, theirs.key, theirs.zh, theirs.en});
  }
  for (const auto& each : TRY(store::count_by_version(r, book.partition, type.key))) out.records += each.records;
  for (auto& each : out.lost) each.records = TRY(store::count_with_field(r, book.partition, type.key, each.key));
  return out;
}

Result<bool> may_design(const db::Reader& r, const Doing& doing, const LedgerBook& book) {
  if (!access::may_somewhere(doing.by, design_ledgers)) return false;
  const auto root = TRY(places::find_place(r, book.partition, book.partition));
  return root && access::may(doing.by, design_ledgers, {.place_path = root->now_path});
}

Result<CompiledType> publish_type(db::Writer& w, const Doing& doing, const LedgerBook& book, Publishing asked, std::int64_t before) {
  const auto root = TRY(places::find_place(w, book.partition, book.partition));
  if (!root || !access::may(doing.by, design_ledgers, {.place_path = root->now_path})) return fail(Code::forbidden, "base.forbidden");
  const auto there = type_named(w, book, asked.type.key);
  if (!there && there.error().code != Code::not_found) return there.error();
  if ((there ? (*there)->type.version : 0) != before) return fail(Code::stale, "base.stale");
  if (asked.type.admission.until && *asked.type.admission.until < today_of(doing, book)) return invalid_field("admission.until", "ledgers.until_past");
  if (length_of(asked.note) > 400) return invalid_field("note", "base.too_long", {{"max", "400"}});
  const auto versions = TRY(store::versions_of(w, book.partition, asked.type.key));
  asked.type.version = std::max(before, versions.empty() ? 0 : versions.front().version) + 1;
  if (there) drop_old_mapping(asked.type, (*there)->type);
  auto made = TRY(compiled(std::move(asked.type), book.refused));
  TRY(check_mapping(there ? std::optional(*there) : std::nullopt, made));
  if (there) TRY(keep_version(w, book, doing, (*there)->type));
  const std::string declaration = store::write_declaration(made->type);
  TRY(store::insert_version(w, book.partition, {.key = made->type.key, .version = made->type.version, .declaration = declaration, .digest = digest_of(declaration), .at = doing.now, .by = doing.by.name, .note = asked.note}));
  TRY(journal::record(w, doing, {.kind = "ledger.published", .subject_kind = "ledger", .subject = made->type.key, .place_path = root->now_path,
                                 .detail = json::write(PublishedDetail{made->type.zh, made->type.version, asked.note})}));
  return made;
}

}  // namespace lianxin::ledgers
