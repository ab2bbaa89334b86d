// Which ledgers there are, and how a new version of one comes into force.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/formula_rules.h"
#include "features/ledgers/paper_template.h"
#include "features/ledgers/type_store.h"
#include "features/tickets/tickets.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::ledgers {

inline const access::Verb read_ledgers{
    .name = "ledger.read", .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb write_ledgers{.name = "ledger.write", .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre}};
// The declarations themselves, which hold for the whole tree.
inline const access::Verb design_ledgers{.name = "ledger.design", .roles = {Role::administrator, Role::office}};
// What a ledger asks and counts, not what is in it: also for who designs without reading records.
inline const access::Verb read_declarations{
    .name = "ledger.read_declaration", .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector, Role::administrator}};
inline const access::Verb look_at_ledgers{.name = "ledger.look_up", .open_to_anybody = true};

// Versions that were read once; safe to use from many threads.
class CompiledCache {
 public:
  CompiledType find(const std::string& digest) const;
  void put(const std::string& digest, CompiledType) const;

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, CompiledType> types_;
};

struct LedgerBook {
  std::string partition{};
  std::string secret_key{};  // seals files
  Zone zone{};
  std::shared_ptr<const tickets::DeskSource> desk{};
  Refused refused{};
  std::map<std::string, CompiledType, std::less<>> shipped{};
  std::map<std::string, std::string, std::less<>> digests{};  // of shipped ones
  std::vector<PaperTemplate> templates{};  // shipped ones
  std::shared_ptr<const CompiledCache> cache = std::make_shared<const CompiledCache>();
};

inline Day today_of(const Doing& doing, const LedgerBook& book) { return day_of(doing.now, book.zone); }
std::string digest_of(std::string_view declaration);

// The version in force: what was published last, or the shipped one where that is newer or nothing was. not_found.
Result<CompiledType> type_named(const db::Reader&, const LedgerBook&, std::string_view key);
// The version a record was written with. internal when it is not there.
Result<CompiledType> type_of_version(const db::Reader&, const LedgerBook&, std::string_view key, std::int64_t version);
// In the order of groups and names.
Result<std::vector<CompiledType>> types_in_force(const db::Reader&, const LedgerBook&);
// For who reads it, or designs ledgers where `design` says so; to others it is not there.
enum class For { reading, reading_or_design };
Result<CompiledType> type_seen(const db::Reader&, const Doing&, const LedgerBook&, std::string_view key, For = For::reading);
// The verbs as the type narrows them.
access::Verb reading_of(const LedgerType&);
access::Verb writing_of(const LedgerType&);
// Whether records may still be entered: conflict "ledgers.closed_for_entry" {on}.
Result<void> check_open(const LedgerType&, Day today);
// A shipped version stays in the database once a record was written with it.
Result<void> keep_version(db::Writer&, const LedgerBook&, const Doing&, const LedgerType&);

// A field of another ledger that asks for the same thing: by data element, or by name and kind (§3.15).
struct AskedElsewhere {
  std::string field{};  // of the declaration: "fields[2]"
  std::string ledger{};
  std::string ledger_zh{}, ledger_en{};
  std::string key{};
  std::string zh{}, en{};
};
struct Checked {
  CompiledType type{};
  std::vector<AskedElsewhere> elsewhere{};
  // What would become of records: fields gone or of another kind, and how many records have something there.
  struct Lost {
    std::string key{};
    std::string zh{};
    std::int64_t records = 0;
  };
  std::vector<Lost> lost{};
  std::int64_t records = 0;
};
// The faults of compiled(); the dry run of publishing.
Result<Checked> check_type(const db::Reader&, const LedgerBook&, LedgerType);

// Whether he holds the whole tree, for which a declaration is.
Result<bool> may_design(const db::Reader&, const Doing&, const LedgerBook&);

struct Publishing {
  LedgerType type{};
  std::string note{};
};
// Becomes the version after the newest. forbidden to who does not hold the whole tree; stale "base.stale" when `before` is not the version
// in force (0: there was none); "admission.until" ledgers.until_past.
Result<CompiledType> publish_type(db::Writer&, const Doing&, const LedgerBook&, Publishing, std::int64_t before);

}  // namespace lianxin::ledgers
