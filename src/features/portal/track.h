// Track: how far a request is, in the plain words of whoever asked. Everything in it may be seen by the person with the
// receipt code, and nothing else may: no internal note, no name of staff, nothing of another person (E2, E3).
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/tickets/ticket.h"
#include "features/tickets/ticket_event.h"

namespace lianxin::portal {

// The states a resident has to tell apart.
enum class TrackState {
  received,
  with_unit,
  in_progress,
  waiting_for_you,
  passed_up,
  answered,
  reopened,
  closed,
  declined,
  withdrawn
};
BOOST_DESCRIBE_ENUM(TrackState, received, with_unit, in_progress, waiting_for_you, passed_up, answered, reopened, closed,
                    declined, withdrawn)

enum class Mark { done, late, now, ahead };
BOOST_DESCRIBE_ENUM(Mark, done, late, now, ahead)

// Limits of docs/openapi.yaml, in characters.
constexpr std::size_t max_sentence = 300;
constexpr std::size_t max_detail = 2000;
constexpr std::size_t max_sentences = 10;
constexpr std::size_t max_steps = 100;

struct TrackStep {
  std::optional<Day> day{};  // none: still ahead
  std::string text{};
  std::optional<std::string> detail{};
  Mark mark = Mark::done;
};
BOOST_DESCRIBE_STRUCT(TrackStep, (), (day, text, detail, mark))

struct TrackPlace {
  std::string code{};
  std::string name{};
  std::string full_name{};
};
BOOST_DESCRIBE_STRUCT(TrackPlace, (), (code, name, full_name))

struct TrackReply {
  tickets::Outcome outcome = tickets::Outcome::explained;
  std::string text{};
  std::optional<std::string> rule{};
  std::optional<Day> planned_on{};
  Day released_on{};
};
BOOST_DESCRIBE_STRUCT(TrackReply, (), (outcome, text, rule, planned_on, released_on))

struct TrackQuestion {
  std::string text{};
  Day asked_on{};
};
BOOST_DESCRIBE_STRUCT(TrackQuestion, (), (text, asked_on))

struct TrackRating {
  bool solved = false;
  std::optional<int> satisfied{};  // not said with every "not solved"
  std::optional<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(TrackRating, (), (solved, satisfied, words))

struct Track {
  std::string number{};
  std::string text{};  // as it was said (E10)
  TrackPlace place{};
  Day said_on{};
  TrackState state = TrackState::received;
  std::string headline{};
  std::vector<std::string> sentences{};
  std::vector<TrackStep> steps{};
  std::string with_unit{};  // who has it now; empty: nobody any more
  std::optional<Day> due_on{};
  bool late = false;
  std::optional<TrackReply> reply{};
  std::optional<TrackQuestion> question{};
  bool may_rate = false;
  bool may_object = false;
  bool may_answer = false;
  bool may_withdraw = false;
  bool may_say_not_mine = false;  // answered together with others who said the like
  std::optional<TrackRating> rating{};
};
BOOST_DESCRIBE_STRUCT(Track, (),
                      (number, text, place, said_on, state, headline, sentences, steps, with_unit, due_on, late, reply, question,
                       may_rate, may_object, may_answer, may_withdraw, may_say_not_mine, rating))

// What a track is composed from.
struct TrackFacts {
  tickets::Ticket ticket{};
  std::vector<tickets::TicketEvent> events{};  // oldest first
  std::map<UnitId, std::string> units{};       // names of every unit that took part
  TrackPlace place{};
  Moment now{};
  Zone zone{};
};

}  // namespace lianxin::portal
