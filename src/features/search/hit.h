// Hit: something whose words hold what somebody searched for, with a piece of the text around it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/moment.h"
#include "features/people/person.h"
#include "features/tickets/vocabulary.h"
#include "features/visits/visit.h"

namespace lianxin::search {

// record: of a ledger.
enum class HitKind { ticket, problem, visit, record };
BOOST_DESCRIBE_ENUM(HitKind, ticket, problem, visit, record)

enum class Order { date, relevance };
BOOST_DESCRIBE_ENUM(Order, date, relevance)

// Plain text; `hit`: this is what was searched for.
struct Piece {
  std::string text{};
  bool hit = false;
  friend bool operator==(const Piece&, const Piece&) = default;
};
BOOST_DESCRIBE_STRUCT(Piece, (), (text, hit))

struct Hit {
  HitKind kind = HitKind::ticket;
  Uuid id{};
  Moment at{};                          // registered, or begun
  std::string place{};                  // code
  std::vector<Piece> number{};          // of a request or a record
  std::vector<Piece> title{};
  std::vector<Piece> text{};            // around the first hit
  std::optional<tickets::TicketState> state{};
  std::optional<visits::VisitKind> visit_kind{};
  std::vector<people::PersonRef> visited_by{};
  std::string household_number{};
  std::string household_name{};         // masked
  std::string ledger{};                 // of a record: key and names of its ledger
  std::string ledger_zh{}, ledger_en{};
  std::int64_t rank = 0;                // by date; greater is newer
  std::int64_t score = 0;               // by relevance
};

struct KindCount {
  HitKind kind = HitKind::ticket;
  std::int64_t count = 0;
  bool more = false;                    // there are more than were counted
};
BOOST_DESCRIBE_STRUCT(KindCount, (), (kind, count, more))

}  // namespace lianxin::search
