#include "features/problems/telling_store.h"

namespace lianxin::problems::store {
namespace {

using tickets::TicketId;
using tickets::TicketState;

template <class Wanted>
std::string numbers(Wanted wanted) {
  std::string out;
  for (const TicketState state : all_of<TicketState>())
    if (wanted(state)) out += (out.empty() ? "" : ", ") + std::to_string(static_cast<int>(state));
  return "(" + out + ")";
}

const std::string being_handled = numbers([](TicketState s) { return is_open(s) && s != TicketState::replied; });
const std::string answered = numbers([](TicketState s) { return s == TicketState::replied || s == TicketState::closed; });

}  // namespace

Result<void> expect_answer(db::Writer& w, std::string_view partition, TicketId problem) {
  static const std::string sql = "insert into problem_tellings (partition, voice, problem) select partition, id, problem_id from tickets_facts where partition = $1 and "
                                 "problem_id = $2 and state in " + being_handled + " on conflict (partition, voice) do update set problem = excluded.problem";
  TRY(w.run(sql, {partition, to_text(problem)}));
  return {};
}

Result<void> expect_missed(db::Writer& w, std::string_view partition, TicketId voice) {
  static const std::string sql = "insert into problem_tellings (partition, voice, problem) select v.partition, v.id, v.problem_id from tickets_facts v join tickets_facts p on "
                                 "p.partition = v.partition and p.id = v.problem_id where v.partition = $1 and v.id = $2 and v.state in " + being_handled +
                                 " and v.reopened_count = 0 and p.state in " + answered + " on conflict (partition, voice) do update set problem = excluded.problem";
  TRY(w.run(sql, {partition, voice}));
  return {};
}

Result<std::vector<Telling>> list_tellings(const db::Reader& r, std::string_view partition, int most) {
  return r.list("select voice, problem from problem_tellings where partition = $1 order by voice limit $2", {partition, most},
                [](const db::Row& row) { return Telling{row.get<TicketId>(0), row.get<TicketId>(1)}; });
}

Result<void> end_telling(db::Writer& w, std::string_view partition, TicketId voice) {
  TRY(w.run("delete from problem_tellings where partition = $1 and voice = $2", {partition, voice}));
  return {};
}

}  // namespace lianxin::problems::store
