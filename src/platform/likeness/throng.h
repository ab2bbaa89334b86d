// Consolidates a throng of texts at once, on several threads: which are copies of one letter, which are about one problem, of which
// kind each is, and what the largest groups say. Texts are read twice and never all in memory.
//
// Texts whose places contradict each other never meet, so each place with all it holds is a throng of its own; texts without a place
// come last and join the group they are likest to, wherever it is. The same texts give the same groups on any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/likeness/classifier.h"
#include "platform/likeness/grouping.h"
#include "platform/likeness/text_source.h"

namespace lianxin::likeness {

class PlaceReader;

struct ThrongOptions {
  std::uint64_t seed = 1;                    // of the signatures
  unsigned threads = 1;
  GroupingOptions grouping{};
  const Classifier* classifier = nullptr;    // none: no categories
  const PlaceReader* places = nullptr;       // none: a text without a place has none
  std::vector<TextPair> must{};              // what people decided
  std::vector<TextPair> must_not{};
  std::size_t described = 0;                 // so many of the largest groups
};

struct ThrongGroup {
  std::uint32_t number = 0;          // its oldest text
  std::uint32_t size = 0;
  std::uint32_t nearest = 0;         // the text nearest to the middle of the newest sixty: its title is the group's
  std::vector<std::string> words{};  // as Summary
};

struct Consolidated {
  std::vector<std::uint32_t> copy_of{};   // of each text the first of its copies; its own number where it is no copy
  std::vector<std::uint32_t> group{};     // the oldest text of its group
  std::vector<std::uint16_t> category{};  // the likeliest label, by its index
  std::vector<std::uint32_t> place{};     // where it was taken to be: an index into `codes`
  std::vector<std::string> codes{};       // the first is empty: not known
  std::vector<ThrongGroup> largest{};     // the largest first
};

Consolidated consolidated(const TextSource&, const ThrongOptions&);

}  // namespace lianxin::likeness
