// A small prefecture with its people, for the tests of stores, actions and routes.
#pragma once

#include <string_view>

#include "features/tickets/ticket_actions.h"
#include "platform/db/store.h"
#include "platform/feature/deployment.h"

namespace lianxin::tickets::house {

constexpr std::string_view prefecture = "150700000000", chen = "150725000000", arun = "150721000000", sumu = "150725200000",
                           gacha = "150725200201", arun_village = "150721100201";

const Deployment& deployment();
const Desk& desk();
// Places and units into a fresh database.
void build(db::Store&);

// "市大引领办", "陈旗大引领办", "阿荣旗大引领办", "西乌珠尔大引领办", "水利局", "财政局", "抽水站", "市交通局", "阿荣旗水利局".
UnitId unit_named(std::string_view name);
// 包玉兰, 额尔敦 (陈旗 office), 白塔娜 (prefecture office), 王强 (水利局), 李敏 (财政局), 孙丽 (市交通局), 朝鲁 (village cadre of
// the gacha), 赵勇 (inspector of 陈旗), 苏日娜 (阿荣旗 office), 刘洋 (阿荣旗水利局), 高云 (administrator), 韩冰 (auditor).
Actor person(std::string_view name);
Doing doing(const Actor&, Moment);
Moment at(int month, int day, int hour = 10, int minute = 0);  // of 2026

Register request(std::string_view text = "三号井的水泵坏了，十七户人和牲畜喝水都要去三十里外拉。",
                 std::string_view place = gacha);
// REQUIRE that it works.
Ticket registered(db::Store&, const Actor&, Moment, Register = request(), const std::optional<Identity>& = {});
Ticket commanded(db::Store&, const Actor&, Moment, const Ticket&, const Command&);
// Registered, triaged, assigned to 水利局 and accepted.
Ticket in_progress(db::Store&, Moment);

}  // namespace lianxin::tickets::house
