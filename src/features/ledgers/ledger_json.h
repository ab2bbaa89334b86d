// Ledgers, records and figures as JSON.
#pragma once

#include <string>
#include <string_view>

#include "features/ledgers/figure_actions.h"
#include "features/ledgers/file_actions.h"
#include "platform/http/call.h"

namespace lianxin::ledgers {

// What a declaration says in the asker's language; Chinese where it says nothing in English.
inline const std::string& of(http::Language language, const std::string& zh, const std::string& en) { return language == http::Language::zh || en.empty() ? zh : en; }

// `designs`: may_design of who asks.
std::string write_types(const Doing&, const LedgerBook&, const std::vector<CompiledType>&, bool designs, http::Language);
std::string write_type(const Doing&, const LedgerBook&, const Compiled&, bool designs);
std::string write_versions(const LedgerBook&, const std::vector<store::Published>&);
std::string write_checked(const Checked&, http::Language);
std::string write_tried(const LedgerType&, const Tried&, http::Language);
std::string write_figures(const FiguresShown&, http::Language);

// `columns` alone of the fields: those of the list.
std::string write_records(const Doing&, const LedgerBook&, const tickets::Desk&, const Page<Opened>&, const NamesById&, http::Language);
// What belongs to a record and stands beside it.
struct Beside {
  std::vector<Tie> ties{};
  std::vector<files::File> files{};
  std::map<std::string, std::string> ledgers{};  // of tied records, by their ids
};
std::string write_record(const Doing&, const LedgerBook&, const tickets::Desk&, const Opened&, const Beside&, const NamesById&, http::Language);
std::string write_file(const files::File&);
std::string write_history(const LedgerBook&, const std::vector<Happening>&);

struct TypeAsked {
  LedgerType type{};
  std::string note{};
};
// {"declaration": {…}, "note": ""}; faults of the declaration are at "declaration.…".
Result<TypeAsked> read_type(std::string_view body);
Result<NewRecord> read_new_record(std::string_view body);
Result<RecordEdit> read_record_edit(std::string_view body);

struct TryAsked {
  std::string fields = "{}";
  std::string state{};
  std::optional<LedgerType> declaration{};
};
Result<TryAsked> read_try(std::string_view body);

enum class CommandName : std::uint8_t { step, comment, withdraw, restore, tie, untie };
BOOST_DESCRIBE_ENUM(CommandName, step, comment, withdraw, restore, tie, untie)
struct CommandAsked {
  CommandName command{};
  std::string step{};
  RecordEdit edit{};  // with its note
  Tie tie{};
};
Result<CommandAsked> read_command(std::string_view body);

}  // namespace lianxin::ledgers
