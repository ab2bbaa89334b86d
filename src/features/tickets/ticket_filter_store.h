// What lists and counts of tickets are asked for, as conditions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/tickets/vocabulary.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Opinions of collection rounds: among the others, left out, or they alone.
enum class Rounds { with, without, only };

enum class TicketSort { due, due_last, created, created_last };

struct TicketFilter {
  std::string words{};
  std::optional<PathRange> places{};
  std::vector<TicketState> states{};
  bool open = false;  // and `states`: whichever of both
  std::optional<UnitId> unit{};  // takes part
  std::optional<UnitId> holder{};
  std::vector<Light> lights{};            // of open tickets
  std::optional<std::string> category{};  // and all below it
  std::optional<Urgency> urgency{};
  std::optional<TicketKind> kind{};
  std::optional<Channel> channel{};
  std::optional<Uuid> round{};  // said in this collection of opinions
  Rounds rounds = Rounds::with;
  std::optional<Uuid> problem{};  // linked to it
  bool needs_decision = false;
  std::optional<SupervisionLevel> supervision{};  // none: any level of it
  std::optional<UnitId> escalated_to{};           // an office that decides on what another passed up
  std::optional<UnitId> escalated_by{};           // an office that passed it up
  std::optional<Moment> from{};
  std::optional<Moment> to{};  // not included
  TicketSort sort = TicketSort::due;
  Moment now{};  // for the lights
};

// A column of tickets (`t`) whose index the database shall not use here.
std::string plain(db::Dialect, std::string_view column);

// The words of a filter; a condition that is never true when nothing in them can be searched for.
enum class WordsBy { index, row };  // from what matches, or asking each row
void add_words(db::Conditions&, db::Dialect, const TicketFilter&, WordsBy = WordsBy::index);
// All but the words. `by_place`: the index over places may be used. $1 must be the partition.
void add_filter(db::Conditions&, db::Dialect, const TicketFilter&, bool by_place);

}  // namespace lianxin::tickets::store
