#include "features/tickets/desk_actions.h"

#include "features/places/places.h"
#include "features/rulebook/rulebook.h"
#include "features/tickets/desk_source.h"
#include "features/tickets/limit_rules.h"
#include "platform/json/json.h"

namespace lianxin::tickets {
namespace {

struct ListFile {
  std::string name{};
  std::string version{};
  std::vector<PackItem> items{};
};
BOOST_DESCRIBE_STRUCT(ListFile, (), (name, version, items))

struct Items {
  std::vector<PackItem> items{};
};
BOOST_DESCRIBE_STRUCT(Items, (), (items))

struct ReasonsFile {
  std::string version{};
  Items decline_reasons{};
  Items return_reasons{};
};
BOOST_DESCRIBE_STRUCT(ReasonsFile, (), (version, decline_reasons, return_reasons))

struct AssignmentNumbers {
  std::string pattern{};
};
BOOST_DESCRIBE_STRUCT(AssignmentNumbers, (), (pattern))
struct TicketNumbers {
  std::string pattern{};
  int digits = 4;
};
BOOST_DESCRIBE_STRUCT(TicketNumbers, (), (pattern, digits))
struct NumberingFile {
  std::string version{};
  AssignmentNumbers assignment{};
  TicketNumbers ticket{};
};
BOOST_DESCRIBE_STRUCT(NumberingFile, (), (version, assignment, ticket))

template <class T>
Result<T> read_pack(const Packs& packs, std::string_view path) {
  auto read = json::read<T>(TRY(packs.text(path)));
  if (!read) {
    Error error = std::move(read).error();
    error.detail =
        std::string(path) + (error.fields.empty() ? "" : " " + error.fields.front().field + " " + error.fields.front().key);
    return error;
  }
  return read;
}

Result<PackList> read_list(const Packs& packs, std::string_view path) {
  auto file = TRY(read_pack<ListFile>(packs, path));
  return PackList{std::move(file.version), std::move(file.items)};
}

constexpr std::string_view limits_name = "time_limits";
constexpr std::string_view limits_path = "time_limits.json";

Result<TimeLimits> read_limits(const Packs& packs) {
  auto limits = TRY(read_pack<TimeLimits>(packs, limits_path));
  auto faults = faults_of(limits, limits);
  if (faults.empty()) return limits;
  Error error = invalid(std::move(faults));
  error.detail = std::string(limits_path) + " " + error.fields.front().field + " " + error.fields.front().key;
  return error;
}

// The desk of the packs with what administrators have set.
Result<std::shared_ptr<const Desk>> desk_in_force(const db::Reader& r, const Desk& packs) {
  auto out = std::make_shared<Desk>(packs);
  if (const auto edition = TRY(rulebook::find_edition(r, packs.partition, limits_name))) {
    out->limits = completed(TRY(json::read<TimeLimits>(edition->content)), packs.limits);
    out->limits.version = packs.limits.version + "." + std::to_string(edition->version);
  }
  out->calendar = packs.calendar.with(TRY(rulebook::changed_years(r, packs.partition)));
  return std::shared_ptr<const Desk>(std::move(out));
}

PackItem item_of(const places::Level& level, const std::optional<std::string>& above) {
  PackItem item{.code = level.key, .name = level.zh, .name_en = level.en, .parent = above};
  std::string zh, en;
  for (const places::PlaceKind& kind : level.kinds) {
    zh.append(zh.empty() ? "" : "、").append(kind.zh);
    en.append(en.empty() ? "" : ", ").append(kind.en);
  }
  item.description = std::move(zh);
  item.description_en = std::move(en);
  return item;
}

PackList list_of(const places::Levels& levels) {
  PackList out;
  std::optional<std::string> above;
  for (const places::Level& level : levels.levels) {
    out.items.push_back(item_of(level, above));
    above = level.key;
  }
  if (levels.outside) out.items.push_back(item_of(*levels.outside, std::nullopt));
  return out;
}

}  // namespace

Result<rulebook::Book> limits_book(const Deployment& deployment) {
  const TimeLimits packs = TRY(read_limits(deployment.packs));
  rulebook::Book book{.name = std::string(limits_name), .pristine = json::write(packs), .checked = {}, .whole = {}};
  book.checked = [packs](std::string_view content) -> Result<std::string> {
    const auto wanted = TRY(json::read<TimeLimits>(content));
    if (auto faults = faults_of(wanted, packs); !faults.empty()) return invalid(std::move(faults));
    return json::write(wanted);
  };
  book.whole = [packs](std::string_view kept) -> Result<std::string> {
    return json::write(completed(TRY(json::read<TimeLimits>(kept)), packs));
  };
  return book;
}

Result<std::shared_ptr<const Desk>> DeskSource::at(const db::Reader& r) const {
  const auto stamp = TRY(rulebook::stamp(r));
  {
    const std::lock_guard lock(mutex_);
    if (last_ && stamp_ == stamp) return last_;
  }
  auto fresh = TRY(desk_in_force(r, *packs_));
  const std::lock_guard lock(mutex_);
  stamp_ = stamp;
  last_ = fresh;
  return fresh;
}

Result<Desk> desk_of(const Deployment& deployment) {
  Desk desk;
  desk.partition = deployment.partition;
  desk.secret_key = deployment.secret_key;
  desk.zone = deployment.zone;
  desk.hours = deployment.hours;
  desk.calendar = deployment.calendar;
  desk.limits = TRY(read_limits(deployment.packs));
  desk.categories = TRY(read_list(deployment.packs, "categories.json"));
  desk.channels = TRY(read_list(deployment.packs, "channels.json"));
  auto reasons = TRY(read_pack<ReasonsFile>(deployment.packs, "reasons.json"));
  desk.decline_reasons = {reasons.version, std::move(reasons.decline_reasons.items)};
  desk.return_reasons = {reasons.version, std::move(reasons.return_reasons.items)};
  desk.levels = list_of(TRY(places::load_levels(deployment.packs)));
  const auto numbering = TRY(read_pack<NumberingFile>(deployment.packs, "numbering.json"));
  desk.numbering = {numbering.assignment.pattern, numbering.ticket.pattern, numbering.ticket.digits};
  desk.codes = {desk.categories.codes(), desk.decline_reasons.codes(), desk.return_reasons.codes()};
  return desk;
}

}  // namespace lianxin::tickets
