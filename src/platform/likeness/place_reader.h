// Where a text tells of, read from its words with a list of divisions: whole names, names without their ending, short forms. A name that stands for several places says nothing until what holds it is named too.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {

struct Division {
  std::string code;  // begins the codes of what it holds
  std::string name;  // 青河镇; a short form is a further row with the same code
};

class PlaceReader {
 public:
  explicit PlaceReader(std::span<const Division>);

  // The narrowest place within `within` (all of the list where that is empty) that the words tell; `within` itself where they tell
  // none or two that neither holds. Lives as long as the reader and `within`.
  std::string_view read(const Cleaned& title, const Cleaned& text, std::string_view within = {}) const;
  // Where that gives `within`: the places told equally loudly, of which the text means one; none where there are more than sixteen.
  std::vector<std::string_view> perhaps(const Cleaned& title, const Cleaned& text, std::string_view within = {}) const;
  // Whether it holds others: a text from there may tell which.
  bool is_divided(std::string_view code) const;

 private:
  struct Place {
    std::string code;
    std::int32_t above = -1;
    bool is_divided = false;
  };
  struct Meaning {
    std::uint32_t place = 0;
    std::uint8_t strength = 0;  // 2 the whole name, 1 without its ending
  };
  struct Name {
    std::vector<char32_t> characters{};
    std::vector<Meaning> meanings{};
  };
  using Met = std::unordered_map<std::uint32_t, int>;

  void name(std::u32string_view characters, Meaning);
  void listen(const std::vector<char32_t>& characters, Met&) const;
  int heard(std::uint32_t place, const Met&) const;
  bool holds(std::uint32_t one, std::uint32_t other) const;
  // The loudest; of two that are equally loud and one of which holds the other, the narrower.
  std::vector<std::uint32_t> loudest(const Cleaned& title, const Cleaned& text, std::string_view within) const;

  std::vector<Place> places_{};                                     // by code
  std::unordered_map<std::uint64_t, std::vector<Name>> names_{};    // by their first two characters, the longer first
  std::vector<std::uint64_t> beginnings_{};                         // bits: quick to say no
};

}  // namespace lianxin::likeness
