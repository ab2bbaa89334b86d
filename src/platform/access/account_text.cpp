#include "platform/access/account_text.h"

#include <boost/describe.hpp>

#include "base/text.h"
#include "platform/json/json.h"

namespace lianxin::access {
namespace {

struct StoredGrant {
  Role role{};
  Reach reach{};
  std::string begin{};
  std::string end{};
  std::optional<UnitId> unit{};
};
BOOST_DESCRIBE_STRUCT(StoredGrant, (), (role, reach, begin, end, unit))

}  // namespace

std::string grants_to_text(const std::vector<Grant>& grants) {
  std::vector<StoredGrant> stored;
  stored.reserve(grants.size());
  for (const Grant& grant : grants) {
    stored.push_back({grant.role, grant.reach, grant.places.begin, grant.places.end, {}});
    if (!grant.unit.is_nil()) stored.back().unit = grant.unit;
  }
  return json::write(stored);
}

std::vector<Grant> grants_from_text(std::string_view text) {
  auto stored = json::read<std::vector<StoredGrant>>(text);
  std::vector<Grant> grants;
  if (!stored) return grants;
  grants.reserve(stored->size());
  for (StoredGrant& grant : *stored)
    grants.push_back({grant.role, grant.reach, {std::move(grant.begin), std::move(grant.end)}, grant.unit.value_or(UnitId{})});
  return grants;
}

std::string superiors_to_text(const std::vector<UnitId>& superiors) { return json::write(superiors); }

std::vector<UnitId> superiors_from_text(std::string_view text) {
  // Read with every request, and always of one shape: ["…","…"].
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return {};
  text = text.substr(1, text.size() - 2);
  std::vector<UnitId> out;
  if (text.empty()) return out;
  for (const std::string_view part : split(text, ',')) {
    if (part.size() < 2 || part.front() != '"' || part.back() != '"') return {};
    const auto unit = parse_id<UnitId>(part.substr(1, part.size() - 2));
    if (!unit) return {};
    out.push_back(*unit);
  }
  return out;
}

}  // namespace lianxin::access
