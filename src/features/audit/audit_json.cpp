#include "features/audit/audit_json.h"

#include <boost/describe.hpp>

#include "platform/json/json.h"
#include "platform/json/value.h"

namespace lianxin::audit {
namespace {

enum class ActorKind { person, public_, system };
BOOST_DESCRIBE_ENUM(ActorKind, person, public_, system)

struct ActorBody {
  ActorKind kind{};
  std::optional<Uuid> id{};
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ActorBody, (), (kind, id, name))

struct EntryBody {
  std::int64_t id = 0;
  Moment at{};
  ActorBody actor{};
  std::string action;
  std::string subject_kind;
  std::string subject_id;
  json::Maybe<std::string> subject_name{};
  json::Maybe<std::string> reason{};
  json::Raw detail{};
  bool sealed = false;
};
BOOST_DESCRIBE_STRUCT(EntryBody, (), (id, at, actor, action, subject_kind, subject_id, subject_name, reason, detail, sealed))

ActorBody actor_of(const AuditRow& row) {
  if (!row.person.is_nil()) return {ActorKind::person, row.person.value, row.actor_name};
  if (!row.account.is_nil()) return {ActorKind::person, std::nullopt, row.actor_name};  // an interface
  const bool is_public = row.via.empty() || row.via == "public";
  return {is_public ? ActorKind::public_ : ActorKind::system, std::nullopt, row.actor_name.empty() ? row.via : row.actor_name};
}

// The member "reason" of the detail, where there is one.
json::Maybe<std::string> reason_of(const AuditRow& row) {
  const auto document = json::parse(row.detail);
  if (!document) return {};
  const json::Node* reason = document->root().find("reason");
  if (reason == nullptr || reason->kind() != json::Kind::string) return {};
  return std::string(reason->text());
}

json::Maybe<std::string> name_of_subject(const AuditRow& row) {
  if (row.subject_name.empty()) return {};
  return row.subject_name;
}

EntryBody entry_of(const AuditRow& row) {
  return {.id = row.seq, .at = row.at, .actor = actor_of(row), .action = row.action, .subject_kind = row.subject_kind,
          .subject_id = row.subject, .subject_name = name_of_subject(row), .reason = reason_of(row), .detail = {row.detail},
          .sealed = row.sealed};
}

void read_day(const http::Request& request, std::string_view name, std::optional<Day>& out, std::vector<FieldFault>& faults) {
  const auto text = request.parameter(name);
  if (!text) return;
  out = parse_day(*text);
  if (!out) faults.push_back({std::string(name), "base.json_not_a_day"});
}

}  // namespace

Result<AuditQuery> read_query(const http::Request& request) {
  AuditQuery out;
  std::vector<FieldFault> faults;
  out.words = request.parameter("q").value_or("");
  out.action = request.parameter("action").value_or("");
  out.subject = request.parameter("subject").value_or("");
  out.place = request.parameter("place");
  out.looks = request.parameter("looks") == "true";
  if (const auto actor = request.parameter("actor")) {
    out.person = parse_id<PersonId>(*actor);
    if (!out.person) faults.push_back({"actor", "base.json_not_an_id"});
  }
  read_day(request, "from", out.from, faults);
  read_day(request, "to", out.to, faults);
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

std::string audit_json(const Page<AuditRow>& page, Zone zone) {
  Page<EntryBody> out{.items = {}, .next = page.next, .total = page.total};
  for (const AuditRow& row : page.items) out.items.push_back(entry_of(row));
  return json::write(out, zone);
}

}  // namespace lianxin::audit
