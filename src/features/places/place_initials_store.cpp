#include "features/places/place_initials_store.h"

#include "platform/text/pinyin.h"

namespace lianxin::places::store {
namespace {

constexpr std::size_t least_letters = 2;
constexpr std::size_t most_letters = 12;

struct Unread {
  std::string code;
  std::string initials;
};

Result<std::vector<Unread>> list_unread(const db::Reader& r, std::string_view partition, int limit) {
  return r.list("select code, name, short_name from places where partition = $1 and initials = '' order by code limit $2",
                {partition, static_cast<std::int64_t>(limit)}, [](const db::Row& row) {
                  return Unread{row.get<std::string>(0), initials_to_keep(row.text(1), row.text(2))};
                });
}

}  // namespace

std::string initials_to_keep(std::string_view name, std::string_view short_name) {
  if (!text::knows_pinyin()) return "";
  std::string out = text::initials_of(name);
  if (const auto more = text::initials_of(short_name); !more.empty() && more != out) out += (out.empty() ? "" : " ") + more;
  return out.empty() ? "-" : out;
}

std::optional<std::string> initials_asked(std::string_view words) {
  if (words.size() < least_letters || words.size() > most_letters) return std::nullopt;
  std::string out(words);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c < 'a' || c > 'z') return std::nullopt;
  }
  return out;
}

Result<int> fill_initials(db::Store& store, std::string_view partition, int batch) {
  if (!text::knows_pinyin()) return 0;
  int filled = 0;
  while (true) {
    const auto unread = TRY(store.reading([&](db::Reader& r) { return list_unread(r, partition, batch); }));
    if (unread.empty()) return filled;
    TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
      for (const auto& place : unread)
        TRY(w.run("update places set initials = $3 where partition = $1 and code = $2 and initials = ''",
                  {partition, place.code, place.initials}));
      return {};
    }));
    filled += static_cast<int>(unread.size());
  }
}

}  // namespace lianxin::places::store
