// People, units and tickets in every situation, for the tests of the rules.
#pragma once

#include <string>
#include <vector>

#include "features/tickets/clock_rules.h"
#include "features/tickets/ticket_rules.h"

namespace lianxin::tickets::scenes {

WorkCalendar calendar();
TimeLimits limits();
const TicketPolicy& policy();            // at the county: the prefecture's office is above
TicketPolicy policy_for(const Ticket&);  // as the action fills it: what is above the office that holds it

// Units of the scene.
extern const UnitId prefecture_office, county_office, sumu_office, other_county_office, water_bureau, finance_bureau,
    pump_station, transport_department;
// People: 包玉兰 and 额尔敦 (county office), 王强 (water), 李敏 (finance), 朝鲁 (gacha), 白塔娜 (prefecture office),
// 赵勇 (supervision), 孙丽 (roads at the prefecture).
Actor bao(), erdun(), wang(), li(), chaolu(), bai(), zhao(), sun(), resident(), the_system();

Moment at(int month, int day, int hour = 10, int minute = 0);  // of 2026
Register well_is_broken();
Ticket run(Ticket, const Command&, const Actor&, Moment, std::vector<TicketEvent>* history = nullptr);

// One ticket in a situation, and the moment the test goes on from.
struct Situation {
  std::string name;
  Ticket ticket;
  Moment now;
};
std::vector<Situation> situations();
Situation situation(std::string_view name);
// A valid command of each name, and who would give it.
Command command_of(CommandName);
Actor actor_of(CommandName, const Ticket&);
// "asked, noted > in_progress", or the error's key.
std::string told(const Ticket&, const Command&, const Actor&, Moment);

}  // namespace lianxin::tickets::scenes
