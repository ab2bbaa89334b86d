#include <cstring>
#include <utility>

#include "features/places/network.h"
#include "features/places/place_path.h"
#include "platform/db/db.h"

namespace lianxin::places {

std::size_t Network::OfUnit::operator()(const UnitId& id) const {
  std::size_t random_end = 0;  // the last bytes of a UUID are random
  std::memcpy(&random_end, id.value.bytes.data() + 8, sizeof random_end);
  return random_end;
}

const NetworkUnit* Network::unit(UnitId id) const {
  const auto found = units_.find(id);
  return found == units_.end() ? nullptr : &found->second;
}

const PlaceRef* Network::place(std::string_view code) const {
  const auto found = places_.find(code);
  return found == places_.end() ? nullptr : &found->second;
}

UnitId Network::office_above(std::string_view place_path) const {
  while (place_path.size() > path_step) {
    place_path.remove_suffix(path_step);
    if (const auto found = offices_.find(place_path); found != offices_.end()) return found->second;
  }
  return {};
}

Result<std::shared_ptr<const Network>> NetworkCache::at(const db::Reader& r, std::string_view partition) const {
  const auto stamp = TRY(r.integer("select stamp from network_stamp", {}));
  {
    const std::lock_guard lock(mutex_);
    if (last_ && last_->stamp_ == stamp && last_->partition_ == partition) return last_;
  }
  auto fresh = std::make_shared<Network>();
  fresh->partition_ = partition;
  fresh->stamp_ = stamp;
  TRY(r.select("select code, name, full_name from places where partition = $1", {partition}, [&](const db::Row& row) {
    PlaceRef ref{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
    fresh->places_.emplace(ref.code, std::move(ref));
  }));
  TRY(r.select("select u.id, u.name, p.now_path, p.path, case when u.kind = 'office' and u.closed_on is null then 1 else 0 end "
               "from units u join places p on p.partition = u.partition and p.code = u.place "
               "where u.partition = $1 order by u.path",
               {partition}, [&](const db::Row& row) {
                 const auto id = row.get<UnitId>(0);
                 fresh->units_.emplace(id, NetworkUnit{row.get<std::string>(1), row.get<std::string>(2)});
                 if (row.get<bool>(4)) fresh->offices_.emplace(row.get<std::string>(3), id);
               }));
  const std::lock_guard lock(mutex_);
  last_ = fresh;
  return std::shared_ptr<const Network>(std::move(fresh));
}

}  // namespace lianxin::places
