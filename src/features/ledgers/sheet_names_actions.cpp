#include "features/ledgers/sheet_names_actions.h"

#include "base/text.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::ledgers {
namespace {

constexpr std::size_t most_kept = 5000;  // of each kind, so that memory stays flat

}  // namespace

const std::string& SheetNames::keep(Known& known, const std::string& name, std::string id) {
  if (known.size() >= most_kept) known.clear();
  return known[name] = std::move(id);
}

Result<std::string> SheetNames::person(const db::Reader& r, const std::string& name) {
  if (const auto found = people_.find(name); found != people_.end()) return found->second;
  const auto ids = TRY(people::persons_named(r, book_.partition, name));
  return keep(people_, name, ids.size() == 1 ? to_text(ids.front()) : name);
}

Result<std::string> SheetNames::unit(const db::Reader& r, const std::string& name) {
  if (const auto found = units_.find(name); found != units_.end()) return found->second;
  auto units = TRY(places::units_named(r, book_.partition, name));
  std::erase_if(units, [](const places::Unit& each) { return each.is_closed(); });
  return keep(units_, name, units.size() == 1 ? to_text(units.front().id) : name);
}

Result<std::string> SheetNames::place(const db::Reader& r, const std::string& words, std::string_view path) {
  const std::string key = std::string(path) + '\x1f' + words;
  if (const auto found = places_.find(key); found != places_.end()) return found->second;
  auto meant = TRY(places::places_meant(r, book_.partition, words));
  std::erase_if(meant, [&](const places::Place& each) { return !each.now_path.starts_with(path); });
  if (meant.size() != 1) return invalid_field("place", meant.empty() ? "places.no_such_place" : "ledgers.place_twice", {{"value", shortened(words, 40)}});
  return keep(places_, key, meant.front().code);
}

}  // namespace lianxin::ledgers
