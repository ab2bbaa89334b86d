#include "features/portal/plain_page_json.h"

#include <algorithm>

#include "features/portal/portal_json.h"
#include "platform/http/texts.h"

namespace lianxin::portal {
namespace {

http::Language language_for(const http::CallBase& call) {
  const auto asked = call.request.parameter("lang");
  if (asked == "zh") return http::Language::zh;
  if (asked == "en") return http::Language::en;
  return call.language;
}

Html head_of(const Plain& p, std::string_view title) {
  Html h;
  h.markup("<!doctype html>\n<html").attribute("lang", p.tag()).markup("><head><meta charset=\"utf-8\">");
  h.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  h.markup("<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\">");
  h.markup("<link rel=\"icon\" href=\"data:,\">");
  h.markup("<link rel=\"stylesheet\" href=\"/portal/plain/plain.css\"><title>");
  return h.text(title).markup(" · ").text(p.say("portal.plain.brand")).markup("</title></head>\n");
}

Html other_language(const Plain& p, std::string_view below) {
  const bool to_english = p.language() == http::Language::zh;
  Html h;
  h.markup("<a").attribute("href", std::string(plain_root) + std::string(below) + (to_english ? "?lang=en" : "?lang=zh"));
  h.attribute("lang", to_english ? "en" : "zh-CN").attribute("hreflang", to_english ? "en" : "zh-CN").markup(">");
  return h.text(p.say("portal.plain.other_language")).markup("</a>");
}

Html menu_of(const Plain& p, std::string_view below) {
  Html h;
  h.markup("<nav").attribute("aria-label", p.say("portal.plain.menu")).markup(">");
  const std::pair<std::string_view, std::string_view> links[] = {
      {"", "portal.plain.home"}, {"/say", "portal.plain.say.title"}, {"/follow", "portal.plain.follow.title"}, {"/card", "portal.plain.card.title"}};
  for (const auto& [path, key] : links) {
    h.markup("<a").attribute("href", p.address(path));
    if (path == below) h.attribute("aria-current", "page");
    h.markup(">").text(p.say(key)).markup("</a>");
  }
  return h.add(other_language(p, below)).markup("</nav>");
}

}  // namespace

Plain::Plain(const http::CallBase& call)
    : call_(&call),
      language_(language_for(call)),
      asked_(call.request.parameter("lang").has_value()),
      today_(day_of(call.doing.now, call.doing.zone)),
      phrases_(phrases_in(language_)) {}

std::string Plain::address(std::string_view below) const {
  std::string out(plain_root);
  out += below;
  if (asked_) out += language_ == http::Language::zh ? "?lang=zh" : "?lang=en";
  return out;
}

std::string_view Trouble::with(std::string_view field) const {
  for (const auto& [name, message] : fields)
    if (name == field) return message;
  return {};
}

Trouble trouble_of(const Error& error, const Plain& p) {
  const auto in_words = [&](std::string_view key, const std::vector<Arg>& args) {
    return http::translated(key, args, p.language());
  };
  Trouble out;
  for (const FieldFault& fault : error.fields) out.fields.emplace_back(fault.field, in_words(fault.key, fault.args));
  if (!out.fields.empty()) {
    out.title = p.say("portal.plain.incomplete");
  } else if (error.code == Code::internal) {
    out.title = p.say("portal.plain.fault_of_ours", {{"id", p.call().doing.request_id}});
  } else if (error.code == Code::limited) {
    out.title = p.say("portal.plain.limited", {{"seconds", std::to_string(std::max(1, error.retry_after_s))}});
  } else if (error.code == Code::not_found) {
    out.title = p.say("portal.plain.incomplete");
    out.fields.emplace_back("code", p.say("portal.plain.unknown_code"));
  } else {
    out.title = in_words(error.key, error.args);
  }
  return out;
}

http::Reply plain_page(const Plain& p, std::string_view below, std::string_view title, const Html& body, int status) {
  Html h = head_of(p, title);
  h.markup("<body><header><a class=\"brand\"").attribute("href", p.address("")).markup(">");
  h.text(p.say("portal.plain.brand")).markup("</a>").add(menu_of(p, below)).markup("</header>\n<main>").add(body);
  h.markup("</main>\n<footer>").element("p", p.say("portal.plain.call")).element("p", p.say("portal.plain.kept"));
  h.markup("</footer></body></html>\n");
  http::Reply out = http::html(std::move(h).take());
  out.status = status;
  out.headers.push_back({"content-language", std::string(p.tag())});
  return out;
}

http::Reply plain_failure(const Plain& p, std::string_view below, std::string_view title, const Html& body,
                          const Error& error) {
  http::Reply out = plain_page(p, below, title, body, http::status_of(error.code));
  const bool later = error.code == Code::limited || error.code == Code::unavailable;
  if (later) out.headers.push_back({"retry-after", std::to_string(std::max(1, error.retry_after_s))});
  return out;
}

http::Reply see_other(std::string address) {
  return {.status = 303, .content_type = "", .headers = {{"location", std::move(address)}}};
}

Html summary_of(const Trouble& trouble, const Plain&) {
  Html h;
  if (!trouble.any()) return h;
  h.markup("<div class=\"trouble\" role=\"alert\" id=\"trouble\">").element("h2", trouble.title);
  if (!trouble.fields.empty()) {
    h.markup("<ul>");
    for (const auto& [field, message] : trouble.fields)
      h.markup("<li><a").attribute("href", "#" + field).markup(">").text(message).markup("</a></li>");
    h.markup("</ul>");
  }
  return h.markup("</div>");
}

}  // namespace lianxin::portal
