// Faults on purpose: the n-th statement of a work fails, as if the database had gone away at that moment.
#pragma once

#include <functional>
#include <string>

#include "platform/db/store.h"

namespace lianxin::test {

// Passes everything on, but the statement number `fails_at` (counted from 1) answers unavailable "test.fault", and all
// after it too.
class FaultyConnection final : public db::Connection {
 public:
  FaultyConnection(db::Writer& inner, int fails_at) : inner_(&inner), fails_at_(fails_at) {}
  db::Dialect dialect() const override { return inner_->dialect(); }
  Result<void> select(std::string_view sql, std::span<const db::Value> args, const db::Visit& visit) override;
  Result<std::int64_t> run(std::string_view sql, std::span<const db::Value> args) override;
  int statements() const { return statements_; }
  bool has_failed() const { return statements_ >= fails_at_; }

 private:
  bool fails_now() { return ++statements_ >= fails_at_; }
  db::Writer* inner_;
  int fails_at_;
  int statements_ = 0;
};

// Everything stored, as text: what a fault must leave unchanged. Tables and rows in order.
std::string contents_of(db::Store&);

// Lets each statement of `work` fail in turn, and the commit last: the work must answer an error each time and leave
// everything as it was; the last run, without fault, must succeed. Gives the number of statements. `unchanged_check`
// runs after each fault besides the comparison of contents.
int sweep_faults(db::Store& store, const db::Store::WriteWork& work, const std::function<void()>& unchanged_check = {});

}  // namespace lianxin::test
