#include "features/visits/timeline_json.h"

#include <algorithm>

#include "base/position.h"
#include "base/text.h"
#include "features/links/links.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct TimelineItemView {
  Moment at{};
  std::string kind{};
  std::optional<Uuid> id{};
  std::string title{};
  std::string words{};
  std::optional<std::string> by{};
  std::optional<std::string> state{};
};
BOOST_DESCRIBE_STRUCT(TimelineItemView, (), (at, kind, id, title, words, by, state))

namespace {

constexpr std::size_t longest_line = 190;

class Timeline {
 public:
  Timeline(const db::Reader& r, const Doing& doing, const VisitBook& book, const households::Household& household, http::Language language)
      : r_(r), doing_(doing), book_(book), household_(household), language_(language) {}

  Result<std::vector<TimelineItemView>> items() {
    TRY(add_visits());
    TRY(add_changes());
    TRY(add_links());
    TRY(add_card());
    std::ranges::stable_sort(items_, std::ranges::greater{}, &TimelineItemView::at);
    return std::move(items_);
  }

 private:
  TimelineItemView& add(Moment at, std::string_view kind, std::optional<Uuid> id, std::string title) {
    return items_.emplace_back(TimelineItemView{.at = at, .kind = std::string(kind), .id = id, .title = shortened(title, longest_line)});
  }

  std::string joined(const std::vector<std::string>& words) const {
    std::string out;
    for (const auto& word : words) out.append(out.empty() ? "" : language_ == http::Language::zh ? "、" : ", ").append(word);
    return shortened(out, longest_line);
  }

  // Those to the households that were merged into it, too.
  Result<void> add_visits() {
    for (const auto& row : TRY(store::visits_of_line(r_, book_.partition, household_.id))) {
      const Visit& v = row.visit;
      std::vector<std::string> names;
      for (const auto& person : v.visited_by) names.push_back(person.name);
      auto& item = add(v.began_at, "visit", v.id.value, http::translated("visits.kind." + std::string(name_of(v.kind)), {}, language_));
      item.words = v.words;
      item.by = joined(names);
      item.state = name_of(v.status);
      for (const auto& ticket : TRY(tickets_seen(r_, book_, doing_.by, v.id))) {
        auto& asked = add(v.began_at, "ticket", ticket.id, ticket.title);
        asked.words = ticket.number;
        asked.state = ticket.state;
      }
    }
    return {};
  }

  Result<void> add_changes() {
    for (const auto& entry : TRY(households::history_of(r_, book_.partition, household_.id))) {
      std::vector<std::string> fields;
      for (const auto& change : entry.changes) {
        const auto* asked = change.field.starts_with("profile.") ? households::find_item(book_.households->form, std::string_view(change.field).substr(8)) : nullptr;
        if (asked) fields.push_back(language_ == http::Language::zh ? asked->zh : asked->en);
        else fields.push_back(http::translated("households.field." + change.field, {}, language_));
      }
      auto& item = add(entry.at, "change", entry.visit, joined(fields));
      item.words = entry.reason;
      if (!entry.name.empty()) item.by = entry.name;
      item.state = entry.what;
    }
    return {};
  }

  Result<void> add_links() {
    for (const auto& row : TRY(links::links_to(r_, book_.partition, household_.id, {}, day_of(doing_.now, doing_.zone)))) {
      auto& item = add(moment_at(row.link.from_on, 0, doing_.zone), "link", row.link.id.value, row.who_name);
      item.state = row.link.kind;
    }
    return {};
  }

  // The one that is valid; how often it has been printed anew is all that is kept of those before.
  Result<void> add_card() {
    for (const auto& card : TRY(households::cards_of(r_, book_.partition, {household_.id})))
      add(moment_at(card.printed_on, 0, doing_.zone), "card", std::nullopt, {}).state = card.version == 1 ? "issued" : "renewed";
    return {};
  }

  const db::Reader& r_;
  const Doing& doing_;
  const VisitBook& book_;
  const households::Household& household_;
  http::Language language_;
  std::vector<TimelineItemView> items_{};
};

}  // namespace

Result<std::string> write_timeline(const db::Reader& r, const Doing& doing, const VisitBook& book, const households::Household& household, std::size_t after,
                                   std::size_t limit, http::Language language) {
  auto all = TRY(Timeline(r, doing, book, household, language).items());
  Page<TimelineItemView> page;
  const std::size_t end = std::min(all.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) page.items.push_back(std::move(all[i]));
  if (end < all.size()) page.next = make_position(end);
  return json::write(page, doing.zone);
}

}  // namespace lianxin::visits
