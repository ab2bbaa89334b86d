#include "features/rulebook/rulebook_store.h"

#include <charconv>
#include <limits>

#include "base/bad_cursor.h"
#include "platform/crypto/random.h"

namespace lianxin::rulebook::store {
namespace {

Edition edition_from(const db::Row& row) {
  return {.version = row.integer(0),
          .content = row.get<std::string>(1),
          .at = row.get<Moment>(2),
          .account = row.get<AccountId>(3),
          .by_name = row.get<std::string>(4),
          .reason = row.get<std::string>(5)};
}

std::optional<std::int64_t> version_in(std::string_view cursor) {
  const auto key = read_cursor(cursor, 1);
  std::int64_t out = 0;
  if (!key || std::from_chars((*key)[0].data(), (*key)[0].data() + (*key)[0].size(), out).ec != std::errc{}) return std::nullopt;
  return out;
}

}  // namespace

Result<std::int64_t> stamp(const db::Reader& r) { return r.integer("select stamp from rulebook_stamp", {}); }

Result<void> change_stamp(db::Writer& w) {
  TRY(w.run("update rulebook_stamp set stamp = $1", {crypto::random_stamp()}));
  return {};
}

Result<std::optional<Edition>> find_last(const db::Reader& r, std::string_view partition, std::string_view name) {
  return r.find(
      "select version, content, at, account, by_name, reason from rulebook_versions where partition = $1 and name = $2 "
      "order by version desc limit 1",
      {partition, name}, edition_from);
}

Result<std::optional<Edition>> find_edition(const db::Reader& r, std::string_view partition, std::string_view name,
                                            std::int64_t version) {
  return r.find(
      "select version, content, at, account, by_name, reason from rulebook_versions "
      "where partition = $1 and name = $2 and version = $3",
      {partition, name, version}, edition_from);
}

Result<Page<Edition>> list_editions(const db::Reader& r, std::string_view partition, std::string_view name, const PageRequest& page) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!page.cursor.empty()) {
    const auto version = version_in(page.cursor);
    if (!version) return bad_cursor();
    before = *version;
  }
  Page<Edition> out;
  if (page.with_total)
    out.total = TRY(r.integer("select count(*) from rulebook_versions where partition = $1 and name = $2", {partition, name}));
  out.items = TRY(r.list(
      "select version, '', at, account, by_name, reason from rulebook_versions "
      "where partition = $1 and name = $2 and version < $3 order by version desc limit $4",
      {partition, name, before, page.limit + 1}, edition_from));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({std::to_string(out.items.back().version)});
  }
  return out;
}

Result<void> add(db::Writer& w, std::string_view partition, std::string_view name, const Edition& edition) {
  TRY(w.run(
      "insert into rulebook_versions (partition, name, version, content, at, account, by_name, reason) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {partition, name, edition.version, edition.content, *edition.at, edition.account, edition.by_name, edition.reason}));
  return {};
}

}  // namespace lianxin::rulebook::store
