// The two halves of decide: editing the tree, and putting one's name to it.
#pragma once

#include "features/consolidations/tree_rules.h"

namespace lianxin::consolidations {

Result<Event> decide_edit(const Tree&, const Command&, const Facts&, const TreePolicy&);
Result<Event> decide_standing(const Tree&, const Command&, const Facts&, const TreePolicy&);

bool is_open_to_edits(const Tree&);
bool is_same_person(const Signed&, const Signed&);
// Whether somebody submitted it or approved it already.
bool has_signed(const Tree&, const Signed&);
// `text` trimmed; invalid `field` "base.required", "base.bad_text", "base.too_long" {max}.
Result<std::string> good_text(const std::optional<std::string>& text, std::string_view field, std::size_t most);

}  // namespace lianxin::consolidations
