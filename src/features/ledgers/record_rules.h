// What becomes of a record's fields, and which steps it may take. Values in, values out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/expressions/evaluate.h"
#include "base/work_calendar.h"
#include "features/ledgers/compiled.h"
#include "features/ledgers/declaration_rules.h"
#include "features/ledgers/entries.h"
#include "features/ledgers/ledger_record.h"

namespace lianxin::ledgers {

// What rules look at besides the fields.
struct Around {
  std::string_view state{};
  std::string_view place{};  // its code
  Day entered{};
  Day today{};
  const WorkCalendar* calendar = nullptr;
};

// Computes what is computed, and takes away what is not visible; computed fields that see it are computed without it.
void complete(const Compiled&, Entries&, const Around&);
// By field: whether a form shows it.
std::vector<bool> shown_fields(const Compiled&, const Entries&, const Around&);
std::vector<bool> needed_fields(const Compiled&, const Entries&, const Around&);
// Whether what it says of everybody's sight holds: sights.public_when; without one it does.
bool is_shown_to_all(const Compiled&, const Entries&, const Around&);
// base.required for what is missing, "ledgers.said" {zh, en} for each check that is broken. REQUIRES: complete.
void check_entries(const Compiled&, const Entries&, const Around&, Faults&);

// A step of the record's course. conflict "ledgers.no_such_step" {step, state} from where it is not; forbidden "ledgers.step_not_yours",
// "ledgers.another_must" when who took the last step may not take this one; invalid with base.required for what it asks for,
// responsibility slots among them when it issues; "ledgers.said" when its condition does not hold; "note" base.required.
Result<void> check_step(const Compiled&, const Entries&, const Record&, const Transition&, const Actor&, std::string_view note, const Around&);
// Steps that this actor may take from where it stands, whatever is still to be filled in.
std::vector<const Transition*> steps_from(const LedgerType&, const Record&, const Actor&);

// By when it is to be ended; no_due without a term, without its date, or when its course has ended. A year without calendar counts its
// weekdays.
Day due_of(const Compiled&, const Entries&, const Around&);
Light light_of(const LedgerType&, const Record&, Day today, const WorkCalendar&);
// The words that name it: at most 120 characters.
std::string title_of(const LedgerType&, const Entries&);

// "{prefix}调〔{yyyy}〕{n}号"; "{n:3}" is at least three digits.
std::string written_number(std::string_view pattern, std::string_view prefix, int year, std::int64_t n);

// What lists find it by: a row for each value of a declared filter, and its state.
std::vector<RecordKey> keys_of(const LedgerType&, const Entries&, std::string_view state);
// A value as the keys hold it, so that texts are in the order of what they stand for.
std::string key_text(const Value&);
// Nothing when a part of it is missing: then no row is the same.
std::optional<std::string> business_key_of(const LedgerType&, const Entries&, std::string_view place);
// Links that stand in fields.
std::vector<Tie> ties_of(const LedgerType&, const Entries&);
// Words that a search finds it by; nothing personal.
std::string searched_text(const LedgerType&, const Entries&, std::string_view number);

}  // namespace lianxin::ledgers
