#include "features/ledgers/found_actions.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/ledgers/found_store.h"
#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {
namespace {

// Ledgers that are read by the same roles are seen alike.
Result<std::vector<store::LedgersSeen>> seen_by(const db::Reader& r, const Actor& actor, const LedgerBook& book, const SoughtRecord& sought) {
  std::map<std::vector<Role>, store::LedgersSeen> by_roles;
  for (const CompiledType& each : TRY(types_in_force(r, book))) {
    const LedgerType& type = each->type;
    const access::Verb verb = reading_of(type);
    if ((!sought.ledger.empty() && type.key != sought.ledger) || !access::may_somewhere(actor, verb)) continue;
    auto roles = type.sights.read;
    std::ranges::sort(roles);
    auto& seen = by_roles[std::move(roles)];
    if (seen.ledgers.empty()) seen.sight = access::sight_of(actor, verb);
    seen.ledgers.push_back(type.key);
  }
  std::vector<store::LedgersSeen> out;
  for (auto& [roles, seen] : by_roles) out.push_back(std::move(seen));
  return out;
}

}  // namespace

Result<std::vector<FoundRecord>> find_in_ledgers(const db::Reader& r, const Actor& actor, const LedgerBook& book, const SoughtRecord& sought) {
  std::map<RecordId, std::int64_t> ranks;
  std::vector<RecordId> ids;
  const auto seen = TRY(seen_by(r, actor, book, sought));
  for (const auto& [id, rank] : TRY(store::found(r, book.partition, actor, seen, sought))) {
    ranks[id] = rank;
    ids.push_back(id);
  }
  std::vector<FoundRecord> out;
  for (Record& each : TRY(store::find_records(r, book.partition, ids))) {
    const Opened one = TRY(opened(r, book, std::move(each)));
    const LedgerType& type = one.type->type;
    out.push_back({.id = one.record.id, .ledger = type.key, .ledger_zh = type.zh, .ledger_en = type.en, .number = one.record.number, .title = one.record.title,
                   .text = std::string(trimmed(searched_text(type, one.entries, ""))), .place = one.record.place, .entered_at = one.record.entered_at, .rank = ranks.at(one.record.id)});
  }
  std::ranges::sort(out, std::ranges::greater{}, &FoundRecord::rank);
  return out;
}

Result<db::SearchCount> count_in_ledgers(const db::Reader& r, const Actor& actor, const LedgerBook& book, const SoughtRecord& sought, std::int64_t most) {
  return store::count_found(r, book.partition, actor, TRY(seen_by(r, actor, book, sought)), sought, most);
}

}  // namespace lianxin::ledgers
