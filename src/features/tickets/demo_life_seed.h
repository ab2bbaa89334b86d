// The life of one request of the demonstration, played through the actions: each step waits some working time, and life
// ends where the next step would lie in the future. So the requests stand in every state, late ones too.
#pragma once

#include <string>

#include "features/tickets/demo_cast_seed.h"
#include "features/tickets/demo_texts_seed.h"
#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

struct DemoPlace {
  std::string code{};
  std::string path{};
  std::string short_name{};
  std::string county_path{};
};

class DemoLife {
 public:
  DemoLife(db::Writer& writer, const Desk& desk, DemoCast& cast, const DemoTexts& texts, Dice& dice, Moment until)
      : writer_(writer), desk_(desk), cast_(cast), texts_(texts), dice_(dice), until_(until) {}

  // An error only when something is broken; what the rules refuse ends this life early and is counted.
  Result<void> play(const DemoPlace&, Moment begin, TicketId id);
  int refused() const { return refused_; }

 private:
  // True: go on; false: the life ends here.
  Result<bool> enter(const DemoPlace&, TicketId id);
  Result<bool> decide_at_the_office();
  Result<bool> decline();
  Result<bool> pass_up();
  Result<bool> hand_to_unit();
  Result<bool> give_back();
  Result<bool> work_on_it();
  Result<bool> ask_the_resident();
  Result<bool> extend();
  Result<bool> answer();
  Result<bool> judge();
  Result<bool> again();

  // Waits `days` working days (a part of the day is thrown), with what the clocks bring meanwhile; false at the end of time.
  Result<bool> wait(int days);
  Result<void> let_clocks_run(Moment to);
  Result<bool> give(const Actor&, const Command&);
  Result<bool> settle(Result<Ticket> after);
  Result<Actor> office(int which = 0) { return cast_.actor(ticket_.office_unit, Role::office, which); }
  Result<Actor> lead() { return cast_.actor(ticket_.lead_unit(), Role::unit_clerk); }
  std::string filled(std::string text);

  db::Writer& writer_;
  const Desk& desk_;
  DemoCast& cast_;
  const DemoTexts& texts_;
  Dice& dice_;
  Moment until_;
  Moment now_{};
  Ticket ticket_{};
  DemoPlace place_{};
  const DemoText* text_ = nullptr;
  int households_ = 1;
  int refused_ = 0;
};

}  // namespace lianxin::tickets
