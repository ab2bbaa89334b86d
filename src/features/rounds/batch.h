// Batch: a pile of paper typed twice, by two clerks who do not see each other's, then compared and registered as one (E8: a person
// decides each difference).
#pragma once

#include "features/rounds/opinion.h"

namespace lianxin::rounds {

enum class BatchState : std::uint8_t { typing, typed, checking, comparing, registered, void_ };
BOOST_DESCRIBE_ENUM(BatchState, typing, typed, checking, comparing, registered, void_)

enum class Typing : std::uint8_t { first, second, settled };
BOOST_DESCRIBE_ENUM(Typing, first, second, settled)

constexpr std::size_t most_sheets = 200;
constexpr std::size_t most_lines = 12;
constexpr std::size_t max_sheet_number = 40;

struct SheetLine {
  Target target = Target::work;
  std::string text{};
  std::optional<std::vector<PersonId>> about{};
  friend bool operator==(const SheetLine&, const SheetLine&) = default;
};
BOOST_DESCRIBE_STRUCT(SheetLine, (), (target, text, about))

// One sheet as typed. Without lines: it came back blank or cannot be read, and is not valid.
struct TypedSheet {
  std::optional<std::string> sheet_number{};
  std::optional<std::string> source{};
  std::vector<SheetLine> lines{};
  std::optional<Spoken> spoken{};
};
BOOST_DESCRIBE_STRUCT(TypedSheet, (), (sheet_number, source, lines, spoken))

struct Clerk {
  AccountId account{};
  std::string name{};
};

struct Batch {
  BatchId id{};
  RoundId round{};
  std::int64_t number = 0;   // within the round
  std::string place{};
  std::string place_path{};  // as it is now
  std::string channel{};
  std::string point{};
  BatchState state = BatchState::typing;
  Clerk first{};
  std::optional<Clerk> second{};
  std::int64_t sheets = 0;   // of the first typing
  std::int64_t valid = 0;    // with something said on them
  std::int64_t opinions = 0;
  std::int64_t version = 1;
};

struct NewBatch {
  std::optional<BatchId> id{};
  std::string place{};
  std::string channel{};
  std::optional<std::string> point{};
};
BOOST_DESCRIBE_STRUCT(NewBatch, (), (id, place, channel, point))

enum class BatchCommand : std::uint8_t { finish, check, settle, register_, drop, void_ };
BOOST_DESCRIBE_ENUM(BatchCommand, finish, check, settle, register_, drop, void_)

// settle: sheet with either `take` or `other`; drop: the asker's last sheet; void: why.
struct BatchOrder {
  BatchCommand command{};
  std::optional<std::int64_t> sheet{};
  std::optional<Typing> take{};
  std::optional<TypedSheet> other{};
  std::optional<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(BatchOrder, (), (command, sheet, take, other, reason))

// Sheets by their position, from 1.
using Sheets = std::map<std::int64_t, TypedSheet>;
struct Typings {
  Sheets first{}, second{}, settled{};
};

// What the two typed otherwise on a sheet: "sheet_number", "source", "spoken", "lines", "lines[0].text" …
struct Difference {
  std::int64_t sheet = 0;
  std::vector<std::string> fields{};
  bool is_settled = false;
};

}  // namespace lianxin::rounds
