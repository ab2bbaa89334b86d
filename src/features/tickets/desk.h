// Desk: what the actions of tickets need of the deployment, read once at the start from its packs.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/places/network.h"
#include "features/tickets/clock.h"
#include "features/tickets/ticket_policy.h"

namespace lianxin::tickets {

// One row of a list behind the forms.
struct PackItem {
  std::string code{};
  std::string name{};
  std::string name_en{};
  std::optional<std::string> parent{};
  std::optional<std::string> description{};
  std::optional<std::string> description_en{};
  std::optional<bool> emergency{};
  std::optional<std::vector<std::string>> synonyms{};  // as others write it, for imports
};
BOOST_DESCRIBE_STRUCT(PackItem, (), (code, name, name_en, parent, description, description_en, emergency, synonyms))

struct PackList {
  std::string version{};  // empty: none is told
  std::vector<PackItem> items{};
  // Null when there is none.
  const PackItem* find(std::string_view code) const;
  std::vector<std::string> codes() const;
};

// packs/numbering.json: "{prefix}联办交〔{yyyy}〕{n}号", "{place} {yyyy}-{n}".
struct Numbering {
  std::string assignment{};
  std::string ticket{};
  int ticket_digits = 4;
};
// Fills {prefix} or {place}, {yyyy} and {n}, padded with zeros to `digits`.
std::string number_text(std::string_view pattern, std::string_view whose, int year, std::int64_t n, int digits = 1);

struct Desk {
  std::string partition{};
  std::string secret_key{};
  Zone zone{};
  OfficeHours hours{};
  WorkCalendar calendar{};
  TimeLimits limits{};
  PackList categories{};
  PackList channels{};
  PackList decline_reasons{};
  PackList return_reasons{};
  PackList levels{};  // of places, the highest first; their kinds are the descriptions
  Numbering numbering{};
  CodeLists codes{};
  std::shared_ptr<const places::NetworkCache> network = std::make_shared<places::NetworkCache>();

  TicketPolicy policy() const;
};

}  // namespace lianxin::tickets
