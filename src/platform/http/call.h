// Call: one request as a handler sees it: who asks, in which transaction, with what.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/page.h"
#include "base/result.h"
#include "platform/http/message.h"

namespace lianxin::http {

using Params = std::vector<std::pair<std::string, std::string>>;  // {id} of the route's pattern

// Empty when there is none.
std::string_view cookie_of(const Request&, std::string_view name);

struct CallBase {
  const Request& request;
  const Params& params;
  Doing doing;            // doing.by is `anybody` on open routes without a session
  Language language = Language::zh;
  std::shared_ptr<const void> prepared{};  // what the route's prepare gave (router.h)

  std::string_view param(std::string_view name) const;
  std::string_view cookie(std::string_view name) const { return cookie_of(request, name); }
  // The path parameter as an id; not_found "base.not_found" when it is none.
  template <class T>
  Result<T> id_param(std::string_view name) const {
    if (auto id = parse_id<T>(param(name))) return *id;
    return fail(Code::not_found, "base.not_found");
  }
  // limit=, cursor=, count=exact; invalid with the field's name otherwise.
  Result<PageRequest> page() const;
  // The version of If-Match: "7"; nullopt when missing; malformed "base.if_match" when it is not a version.
  Result<std::optional<std::int64_t>> if_match() const;
};

// Db is db::Reader for GET and db::Writer for changes: one request, one transaction.
template <class Db>
struct Call : CallBase {
  Db& db;
};

// Problem body of RFC 9457 in the asker's language.
// `status` only where HTTP has one that Code has not (405, 408, 431 …).
Reply problem(const Error&, Language, std::string_view request_id = {}, int status = 0);
int status_of(Code);
Reply ok(std::string json);
Reply created(std::string json, std::string_view location);
Reply no_content();
Reply html(std::string text);

}  // namespace lianxin::http
