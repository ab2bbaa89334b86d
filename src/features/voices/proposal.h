// Proposal of a problem: requests that seem to speak of one thing, made of what the asker may see and of nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/voices/voice.h"

namespace lianxin::voices {

// Of all groups: those in which somebody still waits and that nobody refused; those that were refused; every one.
enum class Shown { offered, refused, all };
BOOST_DESCRIBE_ENUM(Shown, offered, refused, all)

struct GroupFilter {
  std::optional<std::string> place{};     // code; and all below it
  std::optional<Day> from{};              // registered
  std::optional<Day> to{};                // inclusive
  std::optional<std::string> category{};  // as people sorted it, or as proposed first; and all below it
  std::optional<Uuid> round{};            // of a collection round
  int least = 2;                          // requests of a group
  Shown shown = Shown::offered;
};

struct Member {
  std::int64_t group = 0;   // number
  std::int64_t voice = 0;
  TicketId id{};
  std::string number{};
  std::string title{};
  std::string text{};
  std::string place{};      // code
  Moment registered_at{};
  std::string category{};   // as people sorted it; empty: not yet
  std::string proposed{};   // as the machine would; empty: it says nothing
  bool is_copy = false;
  bool is_loose = false;    // being handled, and put to no problem
};
struct PlaceCount {
  std::string place{};  // code
  std::int64_t count = 0;
};
// To which requests of a group were put already.
struct GroupProblem {
  TicketId id{};
  std::string number{};
  std::string title{};
  tickets::TicketState state{};
  std::int64_t linked = 0;  // of the group
};
// That somebody did not want it as a problem.
struct Refusal {
  std::string reason{};
  std::string by{};
  Moment at{};
};
struct GroupProposal {
  std::int64_t number = 0;
  TicketId id{};                      // of the oldest request of the group; it stays
  std::int64_t size = 0;
  std::int64_t copies = 0;            // of them, of an earlier one
  std::int64_t loose = 0;             // of them, being handled and put to no problem
  std::int64_t recent = 0;            // in the last 30 days of the period
  std::int64_t before = 0;            // in the 30 days before
  Moment first_at{};
  Moment last_at{};
  std::string title{};                // of the request nearest to all others
  std::vector<std::string> words{};   // that most say and few others do
  std::string category{};             // that most have, or would have
  bool is_sorted = false;             // most have it
  std::string path{};                 // that holds all of them
  std::string place{};                // the smallest place that does; empty: none
  std::optional<GroupProblem> problem{};  // that most were put to, of those the asker may see; one that takes more first
  std::optional<Refusal> refusal{};
  std::vector<PlaceCount> places{};   // the most first, at most 8
  std::int64_t place_count = 0;       // places there are
  std::vector<Member> nearest{};      // at most 3
  std::vector<Member> farthest{};     // at most 2, none of the nearest
};

}  // namespace lianxin::voices
