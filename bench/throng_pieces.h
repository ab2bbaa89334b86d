// Pieces of our own writing from which a throng of texts is made (throng_texts.h). {county} {town} {village} are where it is told
// from; {thing} {number} {month} {name} {days} are what the piece tells of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::bench {

using Pieces = std::span<const std::string_view>;

Pieces opening_pieces();   // who writes, from where
Pieces common_pieces();    // what one problem's writers say alike: since when, where, how many, who answered what
Pieces private_pieces();   // what one writer adds of himself
Pieces asking_pieces();
Pieces closing_pieces();
Pieces thing_names();      // names of estates, roads, shops
Pieces thing_kinds();      // 小区, 路, …
Pieces family_names();
Pieces wrong_characters(); // one each: what a slip of the finger leaves

struct Subject {
  std::string category;
  std::vector<std::string> clauses;
};
// The texts of packs/classifier_examples.json cut into clauses, by category.
const std::vector<Subject>& subjects();

}  // namespace lianxin::bench
