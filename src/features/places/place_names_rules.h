// Recognising names of townships and villages in words of people: an automaton over all the forms under which each place is known, and
// rules about what may stand beside a name, so that a surname, a road or a longer name is not taken for the place within it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "features/places/place_names.h"

namespace lianxin::places {

// How surely a form means the place.
enum class FormKind : std::uint8_t {
  full,        // 东山嘎查
  other_kind,  // 东山村, though it is a gacha
  short_form,  // 巴镇; the short name that was given to it
  stem,        // 东山
};

struct FormOf {
  std::uint32_t place = 0;
  FormKind kind = FormKind::full;
};

// Without what says of what kind the place is: 东山 of 东山嘎查. Empty when fewer than two characters remain.
std::string_view stem_of(std::string_view name, std::string_view level);

class PlaceNames {
 public:
  explicit PlaceNames(std::vector<NameOfPlace>);

  // In the order of the text. A name that occurs in several banners is decided by other names of the text, then by `near`; else it is
  // left out. Of a place and what lies above it only the place. REQUIRES: is_valid_text; folded (platform/text/folding.h).
  std::vector<NamedPlace> named_in(std::string_view text, std::string_view near) const;

 private:
  struct Node {
    char32_t character = 0;
    std::uint32_t first_child = 0;
    std::uint32_t children = 0;
    std::uint32_t form = 0;       // one more than its number in forms_; 0: no form ends here
  };
  struct Form {
    std::uint32_t begin = 0, end = 0;  // in of_forms_
  };
  struct Entry;
  struct Found;
  struct Letters;

  void build(std::vector<Entry>);
  const Node* child(const Node&, char32_t) const;
  std::vector<Found> matches(const Letters&) const;
  bool fits(const Letters&, std::size_t begin, std::size_t end, FormKind, std::size_t last_end) const;
  void keep_those_below(std::vector<Found>&) const;
  void decide(std::vector<Found>&, std::string_view near) const;

  std::vector<NameOfPlace> places_;
  std::vector<Node> nodes_;
  std::vector<Form> forms_;
  std::vector<FormOf> of_forms_;
};

}  // namespace lianxin::places
