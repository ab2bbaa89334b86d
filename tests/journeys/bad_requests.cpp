#include "tests/journeys/bad_requests.h"

#include <array>

namespace lianxin::journeys {

std::string ticket_with(const std::string& more) {
  return R"({"kind":"help","channel":"visit","place":"150725200201","submitter":"staff",)" + more + "}";
}

namespace {

std::string deep(int levels) {
  return "{\"a\":" + std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']') +
         "}";
}
std::string submission_with(const std::string& more) { return R"({"place":"150725200201","anonymous":true,)" + more + "}"; }
std::string eleven(const std::string& item) {
  std::string out;
  for (int i = 0; i < 11; ++i) out += (i ? "," : "") + item;
  return out;
}
std::string batch_of(int operations) {
  std::string out = R"({"operations":[)";
  for (int i = 0; i < operations; ++i)
    out += std::string(i ? "," : "") + R"({"method":"POST","path":"/api/v1/tickets","body":{}})";
  return out + "]}";
}

std::vector<Case> broken_bodies(const Known&) {
  const std::string t = "/api/v1/tickets";
  return {
      {"empty body", Who::office, "POST", t, "", 400, "", ""},
      {"no JSON", Who::office, "POST", t, "kind=help", 400, "base.json_malformed", ""},
      {"cut off", Who::office, "POST", t, R"({"kind":"help")", 400, "base.json_malformed", ""},
      {"two values", Who::office, "POST", t, "{}{}", 400, "base.json_malformed", ""},
      {"an array", Who::office, "POST", t, "[]", 422, "base.json_wrong_type", ""},
      {"not UTF-8", Who::office, "POST", t, ticket_with("\"text\":\"\xC3\x28 \xFF\""), 400, "base.text_not_utf8", ""},
      {"half a surrogate", Who::office, "POST", t, ticket_with(R"("text":"\ud800")"), 400, "base.json_malformed", ""},
      {"NUL in a text", Who::office, "POST", t, ticket_with(R"("text":"a\u0000b")"), 422, "base.text_has_nul", "text"},
      {"nested too deep", Who::office, "POST", t, deep(60), 400, "base.json_too_deep", ""},
      {"a key twice", Who::office, "POST", t, ticket_with(R"("text":"井","text":"泵")"), 400, "base.json_duplicate_key", ""},
      {"body too large", Who::office, "POST", t, ticket_with("\"text\":\"" + std::string(300'000, 'x') + "\""), 413,
       "base.too_large", ""},
      {"wrong content type",
       Who::office,
       "POST",
       t,
       ticket_with(R"("text":"井")"),
       415,
       "base.unsupported",
       "",
       {{"Content-Type", "text/plain"}}},
      {"a form",
       Who::office,
       "POST",
       t,
       "a=b",
       415,
       "base.unsupported",
       "",
       {{"Content-Type", "application/x-www-form-urlencoded"}}},
      {"compressed", Who::office, "POST", t, "xx", 415, "base.encoding", "", {{"Content-Encoding", "gzip"}}},
  };
}

std::vector<Case> wrong_texts(const Known&) {
  const std::string t = "/api/v1/tickets";
  return {
      {"field missing", Who::office, "POST", t, R"({"channel":"visit","place":"150725200201","text":"井"})", 422,
       "base.json_missing", "kind"},
      {"text missing", Who::office, "POST", t, ticket_with(R"("title":"井")"), 422, "base.json_missing", "text"},
      {"text blank", Who::office, "POST", t, ticket_with(R"("text":" 　 ")"), 422, "base.required", "text"},
      {"text null", Who::office, "POST", t, ticket_with(R"("text":null)"), 422, "base.json_wrong_type", "text"},
      {"text a number", Who::office, "POST", t, ticket_with(R"("text":5)"), 422, "base.json_wrong_type", "text"},
      {"text too long", Who::office, "POST", t, ticket_with("\"text\":\"" + std::string(10'001, 'x') + "\""), 422,
       "base.too_long", "text"},
      {"title too long", Who::office, "POST", t, ticket_with("\"text\":\"井坏了\",\"title\":\"" + std::string(201, 'x') + "\""),
       422, "base.too_long", "title"},
      {"unknown field", Who::office, "POST", t, ticket_with(R"("text":"井","colour":"red")"), 422, "base.json_unknown_field",
       "colour"},
  };
}

std::vector<Case> wrong_fields(const Known& known) {
  const std::string t = "/api/v1/tickets";
  return {
      {"unknown kind", Who::office, "POST", t, R"({"kind":"rumour","channel":"visit","place":"150725200201","text":"井"})", 422,
       "base.json_not_one_of", "kind"},
      {"unknown place", Who::office, "POST", t,
       R"({"kind":"help","channel":"visit","place":"999999999999","text":"井","submitter":"staff"})", 422, "places.no_such_place",
       "place"},
      {"unknown category", Who::office, "POST", t, ticket_with(R"("text":"井","category":"weather.bad")"), 422,
       "tickets.unknown_code", "category"},
      {"id that is none", Who::office, "POST", t, ticket_with(R"("text":"井","id":"17")"), 422, "base.json_not_an_id", "id"},
      {"day that does not exist", Who::office, "POST", t, ticket_with(R"("text":"井","said_on":"2026-02-30")"), 422,
       "base.json_not_a_day", "said_on"},
      {"day in the future", Who::office, "POST", t, ticket_with(R"("text":"井","said_on":"2126-01-01")"), 422, "", "said_on"},
      {"contact with anonymous", Who::office, "POST", t,
       R"({"kind":"help","channel":"visit","place":"150725200201","text":"井","submitter":"anonymous","contact":{"name":"王"}})",
       422, "", "contact"},
      {"contact without a name", Who::office, "POST", t,
       R"({"kind":"help","channel":"visit","place":"150725200201","text":"井","contact":{}})", 422, "base.json_missing",
       "contact.name"},
      {"phone that is none", Who::office, "POST", t,
       R"({"kind":"help","channel":"visit","place":"150725200201","text":"井","contact":{"name":"王","phone":"call me"}})", 422,
       "", "contact.phone"},
      {"about nobody", Who::office, "POST", t,
       ticket_with(R"("text":"井","about":[{"unit":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55"}])"), 422, "", "about[0].unit"},
      {"too many about", Who::office, "POST", t,
       ticket_with(R"("text":"井坏了","about":[)" + eleven(R"({"unit":")" + known.unit + "\"}") + "]"), 422, "base.too_many",
       "about"},
      {"the same id with other content", Who::office, "POST", t,
       ticket_with("\"text\":\"另一件事\",\"id\":\"" + known.sent_id + "\""), 409, "", ""},
  };
}

std::vector<Case> wrong_commands(const Known& known) {
  const std::string open = "/api/v1/tickets/" + known.registered + "/commands",
                    given = "/api/v1/tickets/" + known.assigned + "/commands";
  const std::string nowhere = "/api/v1/tickets/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55";
  return {
      {"unknown command", Who::office, "POST", open, R"({"command":"delete"})", 422, "", "command"},
      {"no command", Who::office, "POST", open, R"({"text":"x"})", 422, "base.json_missing", "command"},
      {"a member of another command", Who::office, "POST", open, R"({"command":"note","text":"看过","days":3})", 422,
       "base.json_unknown_field", "days"},
      {"command in a wrong state", Who::office, "POST", open,
       R"({"command":"assign","lead_unit":")" + known.unit + R"(","instruction":"办"})", 409, "tickets.wrong_state", ""},
      {"triage without urgency", Who::office, "POST", open,
       R"({"command":"triage","category":"water.drinking.well","difficulty":"easy"})", 422, "base.json_missing", "urgency"},
      {"triage with an unknown category", Who::office, "POST", open,
       R"({"command":"triage","category":"nothing","urgency":"normal","difficulty":"easy"})", 422, "tickets.unknown_code",
       "category"},
      {"declining without words", Who::office, "POST", open, R"({"command":"propose_decline","reason":"in_court","text":""})",
       422, "", "text"},
      {"declining for an unknown reason", Who::office, "POST", open,
       R"({"command":"propose_decline","reason":"no_time","text":"没空"})", 422, "tickets.unknown_code", "reason"},
      {"confirming what nobody proposed", Who::office, "POST", open, R"({"command":"confirm_decline"})", 409,
       "tickets.nothing_pending", ""},
  };
}

std::vector<Case> misplaced_commands(const Known& known) {
  const std::string open = "/api/v1/tickets/" + known.registered + "/commands",
                    given = "/api/v1/tickets/" + known.assigned + "/commands";
  const std::string nowhere = "/api/v1/tickets/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55";
  return {
      {"stale version",
       Who::office,
       "POST",
       open,
       R"({"command":"note","text":"看过"})",
       412,
       "base.stale",
       "",
       {{"If-Match", "\"999\""}}},
      {"a version that is none",
       Who::office,
       "POST",
       open,
       R"({"command":"note","text":"看过"})",
       400,
       "base.if_match",
       "",
       {{"If-Match", "seven"}}},
      {"not one's command", Who::clerk, "POST", given,
       R"({"command":"assign","lead_unit":")" + known.unit + R"(","instruction":"办"})", 403, "base.forbidden", ""},
      {"not one's unit", Who::clerk, "POST", given, R"({"command":"void","reason":"错了"})", 422, "", "command"},
      {"reply before accepting", Who::clerk, "POST", given, R"({"command":"reply","outcome":"solved","text":"好了"})", 409,
       "tickets.wrong_state", ""},
      {"return for an unknown reason", Who::clerk, "POST", given, R"({"command":"return","reason":"no","text":"不归我们"})", 422,
       "tickets.unknown_code", "reason"},
      {"the clerk judges", Who::clerk, "POST", given, R"({"command":"supervise","level":"order","text":"快"})", 403,
       "base.forbidden", ""},
      {"out of scope, reading", Who::stranger, "GET", "/api/v1/tickets/" + known.registered, "", 404, "base.not_found", ""},
      {"out of scope, acting", Who::stranger, "POST", open, R"({"command":"note","text":"看看"})", 404, "base.not_found", ""},
      {"not there", Who::office, "GET", nowhere, "", 404, "base.not_found", ""},
      {"not there, acting", Who::office, "POST", nowhere + "/commands", R"({"command":"note","text":"看看"})", 404,
       "base.not_found", ""},
      {"identity without a reason", Who::office, "POST", "/api/v1/tickets/" + known.registered + "/identity", "{}", 422,
       "base.json_missing", "reason"},
      {"no right at all", Who::auditor, "POST", "/api/v1/tickets", ticket_with(R"("text":"井")"), 403, "base.forbidden", ""},
  };
}

std::vector<Case> wrong_queries(const Known&) {
  const std::string t = "/api/v1/tickets";
  return {
      {"limit zero", Who::office, "GET", t + "?limit=0", "", 422, "base.page_limit", "limit"},
      {"limit too large", Who::office, "GET", t + "?limit=501", "", 422, "base.page_limit", "limit"},
      {"limit a word", Who::office, "GET", t + "?limit=ten", "", 422, "base.page_limit", "limit"},
      {"a cursor that is none", Who::office, "GET", t + "?cursor=zzz", "", 400, "base.page_cursor", "cursor"},
      {"a state that is none", Who::office, "GET", t + "?state=sleeping", "", 422, "", "state"},
      {"a sort that is none", Who::office, "GET", t + "?sort=colour", "", 422, "", "sort"},
      {"a day that is none", Who::office, "GET", t + "?from=yesterday", "", 422, "", "from"},
      {"a unit that is none", Who::office, "GET", t + "?unit=5", "", 422, "", "unit"},
      {"an id that is none", Who::office, "GET", t + "/5", "", 404, "base.not_found", ""},
  };
}

std::vector<Case> wrong_askers(const Known& known) {
  const std::string t = "/api/v1/tickets";
  return {
      {"no such path", Who::office, "GET", "/api/v1/weather", "", 404, "base.not_found", ""},
      {"no such method", Who::office, "DELETE", t, "", 405, "base.method", ""},
      {"bad percent encoding", Who::office, "GET", t + "/%zz", "", 400, "base.bad_path", ""},
      {"NUL in the path", Who::office, "GET", t + "/a%00b", "", 400, "base.bad_path", ""},
      {"not UTF-8 in the path", Who::office, "GET", t + "/%FF%FE", "", 400, "base.bad_path", ""},
      {"no session", Who::nobody, "GET", t, "", 401, "base.unauthenticated", ""},
      {"no session, writing", Who::nobody, "POST", t, ticket_with(R"("text":"井")"), 401, "base.unauthenticated", ""},
      {"a token that is none",
       Who::nobody,
       "GET",
       t,
       "",
       401,
       "base.unauthenticated",
       "",
       {{"Authorization", "Bearer lx_nothing"}}},
      {"CSRF token missing", Who::office, "POST", t, ticket_with(R"("text":"井")"), 403, "base.csrf", "", {{"X-CSRF-Token", ""}}},
      {"CSRF token of another",
       Who::office,
       "POST",
       t,
       ticket_with(R"("text":"井")"),
       403,
       "base.csrf",
       "",
       {{"X-CSRF-Token", "0123456789abcdef"}}},
      {"too many operations", Who::office, "POST", "/api/v1/batch", batch_of(501), 422, "", "operations"},
      {"no operations", Who::office, "POST", "/api/v1/batch", R"({"operations":[]})", 422, "", "operations"},
      {"an import of nothing known",
       Who::office,
       "POST",
       "/api/v1/imports?kind=weather",
       "a,b\n",
       422,
       "",
       "kind",
       {{"Content-Type", "text/csv"}}},
      {"the document of no order", Who::office, "GET", "/api/v1/assignments/" + known.registered + "/document", "", 404,
       "base.not_found", ""},
  };
}

std::vector<Case> wrong_words_from_outside(const Known&) {
  const std::string p = "/api/v1/public/";
  return {
      {"public: no place", Who::nobody, "POST", p + "tickets", R"({"text":"井","anonymous":true})", 422, "base.json_missing",
       "place"},
      {"public: unknown place", Who::nobody, "POST", p + "tickets", R"({"place":"5","text":"井坏了","anonymous":true})", 422,
       "places.no_such_place", "place"},
      {"public: blank", Who::nobody, "POST", p + "tickets", submission_with(R"("text":"   ")"), 422, "portal.text_blank", "text"},
      {"public: a phone in an anonymous text", Who::nobody, "POST", p + "tickets", submission_with(R"("text":"打13800000000")"),
       422, "portal.personal_data", "text"},
      {"public: anonymous with a name", Who::nobody, "POST", p + "tickets", submission_with(R"("text":"井","name":"王")"), 422,
       "portal.anonymous_with_contact", "name"},
      {"public: named without a name", Who::nobody, "POST", p + "tickets",
       R"({"place":"150725200201","anonymous":false,"text":"井"})", 422, "portal.name_needed", "name"},
      {"public: code too short", Who::nobody, "POST", p + "track", R"({"code":"LX"})", 422, "portal.code_length", "code"},
      {"public: unknown code", Who::nobody, "POST", p + "track", R"({"code":"LX-AAAA-AAAA-AA"})", 404, "", ""},
      {"public: rating beyond the scale", Who::nobody, "POST", p + "rate",
       R"({"code":"LX-AAAA-AAAA-AA","solved":true,"satisfied":6})", 422, "portal.satisfied_range", "satisfied"},
      {"public: answer of one letter", Who::nobody, "POST", p + "answer", R"({"code":"LX-AAAA-AAAA-AA","text":"a"})", 422,
       "portal.text_too_short", "text"},
      {"public: following by GET", Who::nobody, "GET", p + "track?code=LX-AAAA-AAAA-AA", "", 405, "base.method", ""},
  };
}

}  // namespace

std::vector<Case> bad_requests(const Known& known) {
  std::vector<Case> out;
  for (const auto& group :
       {broken_bodies(known), wrong_texts(known), wrong_fields(known), wrong_commands(known), misplaced_commands(known),
        wrong_queries(known), wrong_askers(known), wrong_words_from_outside(known)})
    out.insert(out.end(), group.begin(), group.end());
  return out;
}

}  // namespace lianxin::journeys
