// Whatever is sent as a declaration is refused by path, or it is a ledger: written it reads as the same, and its rules do with any record.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/figure_rules.h"
#include "features/ledgers/formula_rules.h"
#include "features/ledgers/migration_rules.h"
#include "features/ledgers/record_rules.h"

using namespace lianxin;
using namespace lianxin::ledgers;

namespace {

void hold(bool what) {
  if (!what) std::abort();
}

const Refused& refused() {
  static const Refused words{.words = {"民族"}, .names = {"religion"}};
  return words;
}

// An empty record, which may break every rule but must break none of the program's.
void try_record(const CompiledType& made) {
  const LedgerType& type = made->type;
  const WorkCalendar calendar(std::vector<CalendarYear>{});
  const Around around{.state = type.states.empty() ? "" : std::string_view(type.states.front().key), .place = "150725200201", .entered = {16'190}, .today = {16'210}, .calendar = &calendar};
  Entries entries(type);
  complete(*made, entries, around);
  Faults faults;
  check_entries(*made, entries, around, faults);
  hold(shown_fields(*made, entries, around).size() == type.fields.size() && needed_fields(*made, entries, around).size() == type.fields.size());
  for (const Fact& each : facts_of(*made, entries, around)) hold(type.figure(each.figure) != nullptr);
  keys_of(type, entries, around.state);
  due_of(*made, entries, around);
  const auto again = store::entries_from(type, store::write_entries(type, entries));
  hold(again.has_value());
  if (const auto same = mapping_of(made, made)) hold(carried(*same, entries, around).entries.size() == type.fields.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto type = store::read_declaration(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!type) return 0;
  const std::string written = store::write_declaration(*type);
  if (written.size() <= max_declaration_bytes) {
    const auto again = store::read_declaration(written);
    hold(again.has_value() && store::write_declaration(*again) == written);
  }
  const auto made = compiled(*type, refused());
  if (!made) {
    hold(!made.error().fields.empty());
    for (const FieldFault& each : made.error().fields) hold(!each.field.empty() && !each.key.empty());
    return 0;
  }
  try_record(*made);
  return 0;
}
