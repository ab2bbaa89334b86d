#include "features/visits/visit_json.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct NewVisitView {
  std::optional<VisitId> id{};
  VisitKind kind{};
  std::optional<HouseholdId> household{};
  std::optional<std::string> place{};
  Moment began_at{};
  std::optional<Moment> ended_at{};
  std::optional<Moment> device_now{};
  std::optional<std::vector<PersonId>> visited_by{};
  std::optional<std::vector<std::string>> needs{};
  std::optional<std::string> words{};
  std::optional<std::vector<std::string>> files{};
  std::optional<std::vector<NewPromise>> promised{};
  std::optional<Day> follow_up_on{};
  std::optional<std::vector<std::string>> programmes{};
  json::Maybe<std::int64_t> served{};  // left out of the content of what was sent before there were services
  json::Maybe<std::string> post{};
  std::optional<json::Raw> household_update{};
  std::optional<std::int64_t> household_version{};
  std::optional<std::vector<VisitTicket>> tickets{};
  std::optional<std::string> app{};
};
BOOST_DESCRIBE_STRUCT(NewVisitView, (), (id, kind, household, place, began_at, ended_at, device_now, visited_by, needs, words, files, promised, follow_up_on,
                                         programmes, served, post, household_update, household_version, tickets, app))
BOOST_DESCRIBE_STRUCT(Settlement, (), (upheld, reason))

namespace {

// A phone that sends the same again tells another time, and may have been updated meanwhile.
std::string content_of(NewVisitView view) {
  view.device_now.reset();
  view.app.reset();
  return json::write(view);
}

}  // namespace

Result<NewVisit> read_new_visit(std::string_view body) {
  auto v = TRY(json::read<NewVisitView>(body));
  NewVisit out{.id = v.id, .kind = v.kind, .household = v.household, .place = v.place, .began_at = v.began_at, .ended_at = v.ended_at};
  out.content = content_of(v);
  out.device_now = v.device_now;
  out.visited_by = std::move(v.visited_by);
  out.needs = std::move(v.needs);
  out.words = std::move(v.words);
  out.files = std::move(v.files);
  out.promised = std::move(v.promised);
  out.follow_up_on = v.follow_up_on;
  out.programmes = std::move(v.programmes);
  out.served = v.served;
  out.post = std::move(v.post);
  if (v.household_update) {
    auto edit = households::read_edit(v.household_update->text);
    if (!edit) {
      for (auto& fault : edit.error().fields) fault.field = "household_update." + fault.field;
      return std::move(edit).error();
    }
    out.household_update = *std::move(edit);
  }
  out.household_version = v.household_version;
  out.tickets = std::move(v.tickets);
  out.app = std::move(v.app);
  return out;
}

Result<VisitEdit> read_visit_edit(std::string_view body) { return json::read<VisitEdit>(body); }

Result<Settlement> read_settlement(std::string_view body) { return json::read<Settlement>(body); }

Result<Needs> read_needs(std::string_view text) {
  const auto bad = [](std::string fault) { return fail(Code::invalid, "visits.pack_bad", {{"fault", std::move(fault)}}); };
  auto needs = json::read<Needs>(text);
  if (!needs) return bad(needs.error().fields.empty() ? needs.error().key : needs.error().fields.front().field);
  for (const auto& need : needs->needs)
    if (need.key.empty() || needs->find(need.key) != &need) return bad(need.key);
  return needs;
}

}  // namespace lianxin::visits
