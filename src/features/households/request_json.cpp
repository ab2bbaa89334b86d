#include "features/households/household_json.h"
#include "platform/json/json.h"

namespace lianxin::households {

// As the contract has them: answers of any scalar kind.
using Answers = std::map<std::string, json::Raw>;

using HouseholdNewView = HouseholdAsked<Answers>;
using HouseholdEditView = HouseholdChanging<Answers>;

struct HouseholdCommandView {
  CommandName command{};
  std::optional<std::string> reason{};
  std::optional<Day> on{};
  std::optional<HouseholdId> into{};
  std::optional<HouseholdNewView> household{};
  std::optional<std::vector<MemberId>> members{};
  std::optional<std::string> tag{};
  std::optional<Day> until_on{};
  std::optional<Uuid> offer{};
};
BOOST_DESCRIBE_STRUCT(HouseholdCommandView, (), (command, reason, on, into, household, members, tag, until_on, offer))

struct OpenReasonView {
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(OpenReasonView, (), (reason))

namespace {

Result<std::optional<Profile>> profile_of(const std::optional<Answers>& answers) {
  if (!answers) return std::optional<Profile>{};
  Profile out;
  for (const auto& [key, raw] : *answers) {
    const auto document = TRY(json::parse(raw.text));
    const json::Node& value = document.root();
    switch (value.kind()) {
      case json::Kind::null: out[key] = ""; break;
      case json::Kind::boolean: out[key] = value.boolean() ? "yes" : "no"; break;
      case json::Kind::integer:
      case json::Kind::real:
      case json::Kind::string: out[key] = std::string(value.text()); break;
      case json::Kind::array:
      case json::Kind::object: return invalid_field("profile." + key, "households.not_an_answer");
    }
  }
  return std::optional<Profile>(std::move(out));
}

Result<NewHousehold> household_of(HouseholdNewView&& v) {
  NewHousehold out{.id = v.id, .number = std::move(v.number), .place = std::move(v.place), .head = std::move(v.head), .phone = std::move(v.phone),
                   .address = std::move(v.address), .camps = std::move(v.camps), .members = std::move(v.members)};
  out.profile = TRY(profile_of(v.profile));
  out.consent = v.consent;
  out.consent_on = v.consent_on;
  return out;
}

}  // namespace

Result<NewHousehold> read_new_household(std::string_view body) { return household_of(TRY(json::read<HouseholdNewView>(body))); }

Result<HouseholdEdit> read_household_edit(std::string_view body) {
  auto v = TRY(json::read<HouseholdEditView>(body));
  HouseholdEdit out{.number = std::move(v.number), .place = std::move(v.place), .head = std::move(v.head), .phone = std::move(v.phone),
                    .address = std::move(v.address), .camps = std::move(v.camps), .members = std::move(v.members)};
  out.profile = TRY(profile_of(v.profile));
  out.consent = v.consent;
  out.consent_on = v.consent_on;
  return out;
}

Result<HouseholdCommand> read_household_command(std::string_view body) {
  auto v = TRY(json::read<HouseholdCommandView>(body));
  HouseholdCommand out{.command = v.command, .reason = std::move(v.reason), .on = v.on, .into = v.into};
  if (v.household) out.household = TRY(household_of(std::move(*v.household)));
  out.members = std::move(v.members);
  out.tag = std::move(v.tag);
  out.until_on = v.until_on;
  out.offer = v.offer;
  return out;
}

Result<std::string> read_reason(std::string_view body) { return TRY(json::read<OpenReasonView>(body)).reason; }

}  // namespace lianxin::households
