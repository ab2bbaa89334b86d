#include "features/rulebook/rulebook_actions.h"

#include "base/text.h"
#include "features/places/places.h"
#include "features/rulebook/calendar_rules.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::rulebook {

struct ChangeDetail {
  std::string name{};
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::optional<std::int64_t> reverted_to{};
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(ChangeDetail, (), (name, from, to, reverted_to, reason))

namespace {

constexpr std::string_view calendar = "calendar";

Result<std::string> root_path(const db::Reader& r, std::string_view partition) {
  const auto root = TRY(places::find_place(r, partition, partition));
  return root ? root->now_path : std::string();
}

Result<std::string> allowed_at_root(const db::Reader& r, const Doing& doing, std::string_view partition) {
  if (!TRY(may_change(r, doing.by, partition))) return fail(Code::forbidden, "base.forbidden");
  return root_path(r, partition);
}

Error under(std::string_view field, Error error) {
  for (FieldFault& fault : error.fields) fault.field = std::string(field) + (fault.field.empty() ? "" : "." + fault.field);
  return error;
}

struct Change {
  std::string kept{};
  std::string reason{};
  std::optional<std::int64_t> reverted_to{};
};

Result<Edition> put(db::Writer& w, const Doing& doing, std::string_view partition, const Book& book, const Edition& before,
                    const Change& change, std::string place_path) {
  const Edition after{.version = before.version + 1,
                      .content = change.kept,
                      .at = doing.now,
                      .account = doing.by.account,
                      .by_name = doing.by.name,
                      .reason = std::string(trimmed(change.reason))};
  TRY(store::add(w, partition, book.name, after));
  const ChangeDetail detail{book.name, before.version, after.version, change.reverted_to, after.reason};
  TRY(journal::record(w, doing,
                      {.kind = change.reverted_to ? "rulebook.reverted" : "rulebook.changed",
                       .subject_kind = "rulebook",
                       .subject = book.name,
                       .place_path = std::move(place_path),
                       .detail = json::write(detail)}));
  return after;
}

Result<void> check_reason(const std::string& reason) {
  if (is_blank(reason)) return invalid_field("reason", "base.required");
  if (length_of(reason) > longest_reason) return invalid_field("reason", "base.too_long", {{"max", std::to_string(longest_reason)}});
  return {};
}

// Holds the book from here on, so that two changes never stand on the same version.
Result<Edition> hold_current(db::Writer& w, std::string_view partition, const Book& book, std::int64_t version) {
  TRY(store::change_stamp(w));
  Edition before = TRY(current_edition(w, partition, book));
  if (before.version != version) return fail(Code::stale, "base.stale");
  return before;
}

}  // namespace

Book calendar_book(std::vector<PublishedYear> published) {
  const CalendarBook packs = all_years({}, {std::move(published)});
  Book book{.name = std::string(calendar), .pristine = json::write(CalendarBook{}), .checked = {}, .whole = {}};
  book.checked = [packs](std::string_view content) -> Result<std::string> {
    const auto wanted = TRY(json::read<CalendarBook>(content));
    if (auto faults = faults_of(wanted); !faults.empty()) return invalid(std::move(faults));
    return json::write(changed_years(wanted, packs));
  };
  book.whole = [packs](std::string_view kept) -> Result<std::string> {
    return json::write(all_years(TRY(json::read<CalendarBook>(kept)), packs));
  };
  return book;
}

Result<std::vector<CalendarYear>> changed_years(const db::Reader& r, std::string_view partition) {
  std::vector<CalendarYear> out;
  const auto edition = TRY(store::find_last(r, partition, calendar));
  if (!edition) return out;
  for (const PublishedYear& year : TRY(json::read<CalendarBook>(edition->content)).years) out.push_back(days_of(year));
  return out;
}

Result<bool> may_change(const db::Reader& r, const Actor& by, std::string_view partition) {
  return access::may(by, verb::change, {.place_path = TRY(root_path(r, partition))});
}

Result<Edition> current_edition(const db::Reader& r, std::string_view partition, const Book& book) {
  auto last = TRY(store::find_last(r, partition, book.name));
  if (!last) return Edition{.content = book.pristine};
  return *std::move(last);
}

Result<Edition> read_edition(const db::Reader& r, std::string_view partition, const Book& book, std::int64_t version) {
  if (version == 0) return Edition{.content = book.pristine};
  auto found = TRY(store::find_edition(r, partition, book.name, version));
  if (!found) return fail(Code::not_found, "base.not_found");
  return *std::move(found);
}

Result<Edition> set_edition(db::Writer& w, const Doing& doing, std::string_view partition, const Book& book, std::string_view content,
                            const std::string& reason, std::int64_t version) {
  std::string path = TRY(allowed_at_root(w, doing, partition));
  const Edition before = TRY(hold_current(w, partition, book, version));
  TRY(check_reason(reason));
  auto kept = book.checked(content);
  if (!kept) return under("content", std::move(kept).error());
  if (*kept == before.content) return before;
  return put(w, doing, partition, book, before, {*std::move(kept), reason, std::nullopt}, std::move(path));
}

Result<Edition> revert_to(db::Writer& w, const Doing& doing, std::string_view partition, const Book& book, std::int64_t earlier,
                          const std::string& reason, std::int64_t version) {
  std::string path = TRY(allowed_at_root(w, doing, partition));
  const Edition before = TRY(hold_current(w, partition, book, version));
  TRY(check_reason(reason));
  auto then = read_edition(w, partition, book, earlier);
  if (!then && then.error().code == Code::not_found) return invalid_field("version", "rulebook.no_such_version");
  if (!then) return std::move(then).error();
  if (then->content == before.content) return before;
  return put(w, doing, partition, book, before, {then->content, reason, earlier}, std::move(path));
}

}  // namespace lianxin::rulebook
