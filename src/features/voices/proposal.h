// Proposal of a problem: requests that seem to speak of one thing, made of what the asker may see and of nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/voices/voice.h"

namespace lianxin::voices {

struct GroupFilter {
  std::optional<std::string> place{};     // code; and all below it
  std::optional<Day> from{};              // registered
  std::optional<Day> to{};                // inclusive
  std::optional<std::string> category{};  // as people sorted it, or as proposed first; and all below it
  std::optional<Uuid> round{};            // of a collection round
  int least = 2;                          // requests of a group
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
  std::string category{};   // empty: none
  bool is_copy = false;
};
struct PlaceCount {
  std::string place{};  // code
  std::int64_t count = 0;
};
struct GroupProposal {
  std::int64_t number = 0;
  TicketId id{};                      // of the oldest request of the group; it stays
  std::int64_t size = 0;
  std::int64_t copies = 0;            // of them, of an earlier one
  std::int64_t recent = 0;            // in the last 30 days of the period
  std::int64_t before = 0;            // in the 30 days before
  Moment first_at{};
  Moment last_at{};
  std::string title{};                // of the request nearest to all others
  std::vector<std::string> words{};   // that most say and few others do
  std::string category{};             // that most have
  std::vector<PlaceCount> places{};   // the most first, at most 8
  std::int64_t place_count = 0;       // places there are
  std::vector<Member> nearest{};      // at most 3
  std::vector<Member> farthest{};     // at most 2, none of the nearest
};

}  // namespace lianxin::voices
