#include "platform/db/postgres/postgres_error.h"

namespace lianxin::db {
namespace {

PostgresFault fault(Code code, std::string_view key, std::string detail) {
  PostgresFault out{fail(code, key)};
  out.error.detail = std::move(detail);
  if (code == Code::unavailable) out.error.retry_after_s = 1;
  return out;
}

}  // namespace

// The classes of PostgreSQL's appendix A.
PostgresFault fault_of(std::string_view state, std::string_view constraint, std::string detail) {
  if (state == "23505" || state == "23503") return fault(Code::conflict, "base.duplicate", std::string(constraint));
  if (state == "23514") return fault(Code::invalid, "base.check", std::string(constraint));
  detail = "PostgreSQL " + std::string(state) + ": " + detail;
  if (state == "40001" || state == "40P01") {
    auto out = fault(Code::unavailable, "base.store_busy", std::move(detail));
    out.may_be_retried = true;
    return out;
  }
  // "cached plan must not change result type", "prepared statement … does not exist"
  if (state == "0A000" || state == "26000") {
    auto out = fault(Code::internal, "base.internal", std::move(detail));
    out.may_be_retried = out.plans_are_stale = true;
    return out;
  }
  if (state == "53100") return fault(Code::unavailable, "base.store_full", std::move(detail));
  if (state == "08P01") return fault(Code::internal, "base.internal", std::move(detail));  // our own, e.g. too few values
  if (state.empty() || state.starts_with("08") || state.starts_with("57P") || state == "53300") {
    auto out = fault(Code::unavailable, "base.store_away", std::move(detail));
    out.may_be_retried = state != "53300";
    return out;
  }
  if (state.starts_with("53") || state == "55P03" || state == "57014") return fault(Code::unavailable, "base.store_busy", std::move(detail));
  return fault(Code::internal, "base.internal", std::move(detail));
}

}  // namespace lianxin::db
