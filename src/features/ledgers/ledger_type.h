// A ledger type 台账: a kind of record that an office keeps as a list with owners, dates and figures, declared in one JSON file
// (docs/ledgers.md, packs/ledgers/schema.json). Members are named as in that file; where one is missing there, it is as here.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"

namespace lianxin::ledgers {

// What may stand in a field.
enum class FieldKind : std::uint8_t {
  text, long_text,
  number,     // exact, to six places behind the point; may carry 余, 多, 以上 where `approximate`
  money,      // yuan, to the fen
  date, period, yes_no,
  choice, choices,
  person, people, unit, units, place, household,
  ticket, problem, record,  // links: to a request, a problem, a record of `ledger`
  file, table
};
BOOST_DESCRIBE_ENUM(FieldKind, text, long_text, number, money, date, period, yes_no, choice, choices, person, people, unit, units, place, household, ticket, problem, record, file, table)

struct Choice {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::vector<std::string> synonyms{};  // what sheets call it
  bool closed = false;                  // no longer offered, still shown
};
BOOST_DESCRIBE_STRUCT(Choice, (), (key, zh, en, synonyms, closed))

// Something that must hold, and what is said when it does not.
struct Check {
  std::string holds{};  // an expression
  std::string zh{};
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(Check, (), (holds, zh, en))

struct Field {
  std::string key{};
  std::string zh{};
  std::string en{};
  FieldKind kind = FieldKind::text;
  std::string hint_zh{}, hint_en{};
  std::string why_zh{}, why_en{};    // why we ask
  std::string measure_zh{}, measure_en{};  // 万元, 亩, 公里
  std::string element{};             // data element code: what has the same one is the same thing, asked once (§3.15)
  bool approximate = false;          // 余, 多, 以上 are kept
  bool responsible = false;          // a responsibility slot: every one must be filled before it is issued (1.55)
  bool personal = false;             // about a resident: never public, reading it is recorded
  int decimals = 0;                  // of a number: behind the point
  std::optional<int> longest{};      // characters; rows of a table
  std::vector<Choice> choices{};
  std::vector<Field> columns{};      // of a table
  std::string ledger{};              // of a record: its ledger's key
  std::string required{};            // expressions; empty: never
  std::vector<std::string> required_in{};  // states in which it must be filled: known only later
  std::string visible{};             // empty: always
  std::string computed{};            // empty: entered
  std::vector<Check> checks{};
  std::vector<std::string> heads{};  // what sheets call it, besides its names
};
BOOST_DESCRIBE_STRUCT(Field, (), (key, zh, en, kind, hint_zh, hint_en, why_zh, why_en, measure_zh, measure_en, element, approximate, responsible, personal, decimals, longest, choices, columns, ledger, required, required_in, visible, computed, checks, heads))

// How a state looks, and what it means for clocks: `waiting` has none running, `done` and `stopped` have ended.
enum class Tone : std::uint8_t { open, waiting, done, stopped };
BOOST_DESCRIBE_ENUM(Tone, open, waiting, done, stopped)

struct State {
  std::string key{};
  std::string zh{};
  std::string en{};
  Tone tone = Tone::open;
  std::vector<std::string> synonyms{};  // what sheets call it
};
BOOST_DESCRIBE_STRUCT(State, (), (key, zh, en, tone, synonyms))

struct Transition {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::vector<std::string> from{};
  std::string to{};
  std::vector<Role> by{};           // empty: whoever may write
  std::string when{};               // an expression that must be true
  std::string when_zh{}, when_en{}; // what is said when it is not
  std::vector<std::string> asks{};  // fields that must be filled by then
  bool note = false;                // words must be given
  bool another = false;             // not by who took the last step or, as the first, entered it
  bool issues = false;              // gives the record its number
};
BOOST_DESCRIBE_STRUCT(Transition, (), (key, zh, en, from, to, by, when, when_zh, when_en, asks, note, another, issues))

// When a record is to be ended: a date of its own, or a term from one.
struct Due {
  std::string from{};                  // a field of kind date; empty: the day it was entered
  std::optional<int> working_days{};   // after it
  std::optional<int> days{};           // after it, in calendar days; neither: that day itself
  int warn = 3;                        // working days before which it is amber
};
BOOST_DESCRIBE_STRUCT(Due, (), (from, working_days, days, warn))

enum class Measure : std::uint8_t { count, sum, distinct, rate };
BOOST_DESCRIBE_ENUM(Measure, count, sum, distinct, rate)

// A figure over the records of a place and a period. count: records (rows, where `over` names a table); sum: of `value`;
// distinct: different values of `value`; rate: of those that `where` holds for, the share that `hit` holds for.
struct Figure {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::string unit_zh{}, unit_en{};  // 件, 次, 人次, 户, 项, 万元
  Measure measure = Measure::count;
  std::string over{};                // a table: each row counts
  std::string where{};               // an expression; empty: all
  std::string value{};
  std::string hit{};
  std::vector<std::string> by{};     // fields, or columns of `over` ("funds.source"); at most two; "state", "place" too
  std::string on{};                  // the date that puts it into a period; empty: the day it was entered
  int decimals = 0;                  // as it is shown
  std::int64_t divide = 1;           // as it is shown: yuan by 10,000 is 万元
  std::optional<std::int64_t> least{};  // what each value of the first `by` is to come to, as it is shown (of a rate in %): those below are told by name
};
BOOST_DESCRIBE_STRUCT(Figure, (), (key, zh, en, unit_zh, unit_en, measure, over, where, value, hit, by, on, decimals, divide, least))

struct Sights {
  std::vector<Role> read{};                // empty: whoever reads ledgers
  std::vector<Role> write{};               // empty: whoever writes in ledgers
  std::vector<std::string> levels{};       // of places that records may be of; empty: all
  std::vector<std::string> public_fields{};// shown to everybody, of records in `public_states`
  std::vector<std::string> public_states{};
  std::string public_when{};               // an expression that must be true besides; empty: always
};
BOOST_DESCRIBE_STRUCT(Sights, (), (read, write, levels, public_fields, public_states, public_when))

struct Listing {
  std::vector<std::string> columns{};
  std::vector<std::string> filters{};  // fields with an index of their own
  std::string sort{};                  // a field, with '-' downwards; empty: the newest first
};
BOOST_DESCRIBE_STRUCT(Listing, (), (columns, filters, sort))

struct Section {
  std::string zh{};
  std::string en{};
  std::vector<std::string> fields{};
};
BOOST_DESCRIBE_STRUCT(Section, (), (zh, en, fields))

struct Paper {
  std::string title_zh{};  // empty: the name
  bool landscape = true;
  std::vector<std::string> columns{};  // of the register; empty: those of the list
  std::string template_{};             // packs/documents/…, empty: a plain form
};
BOOST_DESCRIBE_STRUCT(Paper, (), (title_zh, landscape, columns, template_))

struct SheetRules {
  std::vector<std::string> key{};       // fields that make a row the same as a record that is there
  std::vector<std::string> skip{};      // words of rows that are no records, besides 合计
  bool wan = false;                     // money is in 万元 where the sheet says nothing
};
BOOST_DESCRIBE_STRUCT(SheetRules, (), (key, skip, wan))

// Who wanted it and for how long (§3.15): without these a type is not admitted.
struct Admission {
  std::string owner{};        // unit that answers for it
  std::string purpose_zh{}, purpose_en{};
  std::string basis{};        // number or title of the paper that asks for it
  std::optional<Day> until{}; // last day of entry
};
BOOST_DESCRIBE_STRUCT(Admission, (), (owner, purpose_zh, purpose_en, basis, until))

// How records of the version before become records of this one. What is not named is what it was, where there is a field of the same
// key and kind.
struct Mapped {
  std::string field{};
  std::string from{};   // a field of the version before
  std::string value{};  // or an expression over its fields
};
BOOST_DESCRIBE_STRUCT(Mapped, (), (field, from, value))
struct Renamed {
  std::string field{};  // of a choice: where it is chosen, "funds.source" in a table; of a state nothing
  std::string from{};
  std::string to{};
};
BOOST_DESCRIBE_STRUCT(Renamed, (), (field, from, to))
struct Migration {
  std::vector<Mapped> fields{};
  std::vector<Renamed> choices{};
  std::vector<Renamed> states{};
};
BOOST_DESCRIBE_STRUCT(Migration, (), (fields, choices, states))
// What records of another ledger are made of: a decision of a meeting becomes a task letter. `over` a table: of each of its rows.
struct Given {
  std::string field{};  // of the other ledger
  std::string from{};   // a column of `over`, or a field; "id": the record itself
};
BOOST_DESCRIBE_STRUCT(Given, (), (field, from))
struct Making {
  std::string key{};
  std::string zh{};      // what the button says: 下达任务书
  std::string en{};
  std::string over{};
  std::string ledger{};  // what is made
  std::string link{};    // the field, or column, that then names it
  std::vector<Given> fields{};
};
BOOST_DESCRIBE_STRUCT(Making, (), (key, zh, en, over, ledger, link, fields))

struct LedgerType {
  std::string key{};        // "disputes"
  std::int64_t version = 1;
  std::string zh{};
  std::string en{};
  std::string unit_zh{}, unit_en{};  // what one record is counted in: 件
  std::string group{};      // where it stands in the menu: rectification, projects, meetings, study, service, people, office
  Admission admission{};
  std::string title{};      // the field that names a record
  std::string number{};     // pattern "整任〔{yyyy}〕{n}号"; empty: none. Given when entered, or by the transition that issues
  std::vector<Field> fields{};
  std::vector<State> states{};          // the first is the one it begins in; none: it has no course
  std::vector<Transition> transitions{};
  std::optional<Due> due{};
  Sights sights{};
  Listing list{};
  std::vector<Figure> figures{};
  std::vector<Section> form{};          // empty: one section with all
  Paper paper{};
  SheetRules sheet{};
  std::optional<Migration> migration{};
  std::vector<Making> makes{};

  const Field* field(std::string_view key) const;
  const State* state(std::string_view key) const;
  const Transition* transition(std::string_view key) const;
  const Figure* figure(std::string_view key) const;
};
BOOST_DESCRIBE_STRUCT(LedgerType, (), (key, version, zh, en, unit_zh, unit_en, group, admission, title, number, fields, states, transitions, due, sights, list, figures, form, paper, sheet, migration, makes))

constexpr std::size_t max_fields = 120;
constexpr std::size_t max_columns = 40;
constexpr std::size_t max_choices = 500;
constexpr std::size_t max_states = 30;
constexpr std::size_t max_transitions = 100;
constexpr std::size_t max_figures = 60;
constexpr std::size_t max_filters = 12;
constexpr std::size_t max_makes = 12;
constexpr std::size_t max_declaration_bytes = 512 * 1024;
constexpr std::size_t max_rows = 500;  // of a table

}  // namespace lianxin::ledgers
