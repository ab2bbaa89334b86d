#include "features/places/place_names.h"
#include "features/places/place_names_rules.h"
#include "features/places/place_store.h"
#include "platform/db/db.h"
#include "platform/text/folding.h"

namespace lianxin::places {

Result<std::shared_ptr<const PlaceNames>> PlaceNamesCache::at(const db::Reader& r, std::string_view partition) const {
  const auto stamp = TRY(r.integer("select stamp from network_stamp", {}));
  {
    const std::lock_guard lock(mutex_);
    if (last_ && stamp_ == stamp && partition_ == partition) return last_;
  }
  auto names = TRY(r.list("select code, name, short_name, level, path from places where partition = $1 and valid_to is null order by path", {partition},
                          [](const db::Row& row) {
                            return NameOfPlace{row.get<std::string>(0), text::folded(row.text(1)), text::folded(row.get<std::string>(2)), row.get<std::string>(3), row.get<std::string>(4)};
                          }));
  auto fresh = std::make_shared<const PlaceNames>(std::move(names));
  const std::lock_guard lock(mutex_);
  last_ = fresh;
  stamp_ = stamp;
  partition_ = partition;
  return fresh;
}

Result<std::vector<NamedPlaceRef>> PlaceNamesCache::named_in(const db::Reader& r, std::string_view partition, std::string_view text, std::string_view near) const {
  std::vector<NamedPlaceRef> out;
  const auto names = TRY(at(r, partition));
  for (auto& named : names->named_in(text::folded(text), near)) {
    auto place = TRY(store::find_place(r, partition, named.code));
    if (place) out.push_back({{place->code, place->name, place->full_name}, place->level, place->has_children, std::move(named.words)});
  }
  return out;
}

Result<std::vector<std::vector<NamedPlace>>> PlaceNamesCache::named_in_each(const db::Reader& r, std::string_view partition, const std::vector<TextNear>& texts) const {
  std::vector<std::vector<NamedPlace>> out;
  const auto names = TRY(at(r, partition));
  out.reserve(texts.size());
  for (const auto& each : texts) out.push_back(names->named_in(text::folded(each.text), each.near));
  return out;
}

}  // namespace lianxin::places
