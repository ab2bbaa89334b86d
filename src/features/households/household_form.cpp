#include "features/households/household_form.h"

#include <algorithm>

namespace lianxin::households {

const FormItem* find_item(const HouseholdForm& form, std::string_view key) {
  const auto at = std::ranges::find(form.items, key, &FormItem::key);
  return at == form.items.end() ? nullptr : &*at;
}

const Choice* find_choice(const std::vector<Choice>& choices, std::string_view key) {
  const auto at = std::ranges::find(choices, key, &Choice::key);
  return at == choices.end() ? nullptr : &*at;
}

}  // namespace lianxin::households
