#include "features/people/person_rules.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin::people {
namespace {

constexpr std::size_t max_name = 100;
constexpr std::size_t max_post = 200;
constexpr std::size_t max_phone = 30;

void check_text(std::vector<FieldFault>& faults, std::string_view field, std::string_view text, std::size_t max, bool required) {
  if (required && is_blank(text)) faults.push_back({std::string(field), "base.required"});
  else if (length_of(text) > max) faults.push_back({std::string(field), "base.too_long", {{"max", std::to_string(max)}}});
}

std::vector<FieldFault> faults_of(const Person& person, const std::vector<Rank>& ranks) {
  std::vector<FieldFault> faults;
  check_text(faults, "name", person.name, max_name, true);
  check_text(faults, "post", person.post, max_post, false);
  check_text(faults, "phone", person.phone, max_phone, false);
  const auto is_rank = [&](const Rank& rank) { return rank.key == person.rank; };
  if (!person.rank.empty() && std::none_of(ranks.begin(), ranks.end(), is_rank)) faults.push_back({"rank", "people.no_such_rank"});
  return faults;
}

void put_unit(std::vector<FieldFault>& faults, Person& person, const places::Unit* unit) {
  if (!unit) {
    faults.push_back({"unit", "people.no_such_unit"});
    return;
  }
  if (unit->is_closed()) faults.push_back({"unit", "people.unit_closed"});
  person.unit = unit->id;
  person.unit_name = unit->name;
  person.place_path = unit->place_path;
}

}  // namespace

std::string clean_name(std::string_view name) { return with_plain_middle_dot(trimmed(name)); }

Result<Person> make_person(const NewPerson& asked, PersonId id, const places::Unit* unit, const std::vector<Rank>& ranks) {
  Person person;
  person.id = id;
  person.name = clean_name(asked.name);
  person.post = trimmed(asked.post.value_or(""));
  person.rank = asked.rank.value_or("");
  person.phone = trimmed(asked.phone.value_or(""));
  auto faults = faults_of(person, ranks);
  put_unit(faults, person, unit);
  if (!faults.empty()) return invalid(std::move(faults));
  return person;
}

bool is_same(const Person& person, const NewPerson& asked) {
  return person.name == clean_name(asked.name) && person.unit == asked.unit && person.post == trimmed(asked.post.value_or("")) &&
         person.rank == asked.rank.value_or("") && person.phone == trimmed(asked.phone.value_or("")) && !person.left_on;
}

Result<Person> edit_person(const Person& before, const PersonEdit& edit, const places::Unit* unit, const std::vector<Rank>& ranks) {
  if (before.left_on) return fail(Code::conflict, "people.has_left");
  Person person = before;
  if (edit.name) person.name = clean_name(*edit.name);
  if (edit.post) person.post = trimmed(*edit.post);
  if (edit.rank) person.rank = *edit.rank;
  if (edit.phone) person.phone = trimmed(*edit.phone);
  if (edit.left_on) person.left_on = edit.left_on;
  auto faults = faults_of(person, ranks);
  if (edit.unit) put_unit(faults, person, unit);
  if (!faults.empty()) return invalid(std::move(faults));
  ++person.version;
  return person;
}

}  // namespace lianxin::people
