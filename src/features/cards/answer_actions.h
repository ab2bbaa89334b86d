// Who answers for households, as their cards say it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "features/cards/card_actions.h"
#include "features/cards/card_rules.h"

namespace lianxin::cards {

// For many households of few places: what is of a place is looked up once.
class Answering {
 public:
  Answering(const db::Reader& r, const CardBook& book, Day today) : r_(r), book_(book), today_(today) {}
  // In the order of the households.
  Result<std::vector<CardFacts>> facts_of(const std::vector<households::Household>&);

 private:
  struct OfPlace {
    places::PlaceRef place{};
    std::vector<Candidate> candidates{};  // of the place, and of the village when it is a group of one
    std::string office{};
    std::string office_phone{};
  };
  Result<const OfPlace*> of_place(const std::string& code);
  Result<void> add_links(std::vector<Candidate>&, const std::string& place, std::string_view of);
  Result<void> add_team(std::vector<Candidate>&, const std::string& place);
  Result<Candidate> candidate(const links::store::LinkRow&, std::string_view of);
  Result<std::vector<CardFacts>> some(const std::vector<households::Household>&, std::size_t begin, std::size_t end);

  const db::Reader& r_;
  const CardBook& book_;
  Day today_;
  std::map<std::string, OfPlace, std::less<>> places_{};
  std::map<PersonId, std::string> substitute_phones_{};
};

}  // namespace lianxin::cards
