// The journal: what happened, by whom, when; written in the transaction of what it tells. Audit trail and queue of
// reactions in one table. Rows are sealed later, in batches, by a job (row hashes → batch hash → chain), so that no
// write waits for another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "platform/db/db.h"

namespace lianxin::journal {

struct Entry {
  std::string_view kind;          // "ticket.assigned": <record>.<what happened>
  std::string_view subject_kind;  // "ticket"
  std::string subject;            // its id
  std::string place_path{};       // where, for who may see it
  std::string detail{"{}"};       // a JSON object; never secrets, never a resident's identity
};

Result<void> record(db::Writer&, const Doing&, const Entry&);

struct Row {
  std::int64_t seq = 0;
  Moment at{};
  AccountId account{};
  PersonId person{};
  std::string actor_name{};
  std::string via{};
  std::string request_id{};
  std::string kind{};
  std::string subject_kind{};
  std::string subject{};
  std::string place_path{};
  std::string detail{};
  bool sealed = false;
};

// Rows after `seq`, oldest first, at most `limit`; rows younger than an open transaction may still be missing, so
// readers that must not miss any read settled.h.
Result<std::vector<Row>> rows_after(const db::Reader&, std::int64_t seq, int limit);
Result<std::int64_t> last_seq(const db::Reader&);

// Seals what is settled and not sealed yet (at most 100,000 rows a time); gives the number of rows. A row sealed is
// never moved; one with a smaller seq that arrives later comes into a later batch.
Result<std::int64_t> seal(db::Writer&, Moment now);
struct Verification {
  std::int64_t sealed_rows = 0;
  std::int64_t unsealed_rows = 0;
  std::int64_t batches = 0;
  std::int64_t first_broken_seq = 0;  // 0: all well
  std::string what{};                 // a message key: what is wrong with it
};
Result<Verification> verify(const db::Reader&);

}  // namespace lianxin::journal
