#include "features/rulebook/rulebook_json.h"

#include "features/rulebook/calendar_book.h"
#include "platform/json/json.h"

namespace lianxin::rulebook {

struct LineView {
  std::int64_t version = 0;
  json::Maybe<Moment> at{};
  json::Maybe<std::string> by{};
  json::Maybe<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(LineView, (), (version, at, by, reason))

struct EditionView : LineView {
  std::string name{};
  json::Raw content{};
  bool may_change = false;
  json::Raw changed{};
};
BOOST_DESCRIBE_STRUCT(EditionView, (LineView), (name, may_change, content, changed))

struct SettingBody {
  std::string reason{};
  json::Raw content{};
};
BOOST_DESCRIBE_STRUCT(SettingBody, (), (reason, content))
struct RevertingBody {
  std::string reason{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RevertingBody, (), (reason, version))

namespace {

LineView line_of(const Edition& edition) {
  LineView out{.version = edition.version};
  if (!edition.at) return out;
  out.at.emplace(*edition.at);
  out.by.emplace(edition.by_name);
  out.reason.emplace(edition.reason);
  return out;
}

}  // namespace

Result<Setting> read_setting(std::string_view text) {
  auto body = TRY(json::read<SettingBody>(text));
  return Setting{std::move(body.reason), std::move(body.content.text)};
}

Result<Reverting> read_reverting(std::string_view text) {
  auto body = TRY(json::read<RevertingBody>(text));
  return Reverting{std::move(body.reason), body.version};
}

Result<std::string> edition_json(const Book& book, const Edition& edition, bool may_change, Zone zone) {
  EditionView out;
  static_cast<LineView&>(out) = line_of(edition);
  out.name = book.name;
  out.may_change = may_change;
  out.content.text = TRY(book.whole(edition.content));
  out.changed.text = edition.content;
  return json::write(out, zone);
}

std::string editions_json(const Page<Edition>& page, Zone zone) {
  Page<LineView> out{.items = {}, .next = page.next, .total = page.total};
  for (const Edition& edition : page.items) out.items.push_back(line_of(edition));
  return json::write(out, zone);
}

}  // namespace lianxin::rulebook
