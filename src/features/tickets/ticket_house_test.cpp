#include "features/tickets/ticket_house_test.h"

#include <doctest/doctest.h>

#include <map>

#include "features/places/places.h"
#include "features/tickets/desk_actions.h"
#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

namespace lianxin::tickets::house {
namespace {

struct PlaceRow {
  std::string_view code, name, short_name, level, parent, path;
};
struct UnitRow {
  std::string_view name, kind, place, superior, path, prefix;
};

const PlaceRow place_rows[] = {{prefecture, "呼伦贝尔市", "呼伦贝尔", "prefecture", "", "001"},
                               {chen, "陈巴尔虎旗", "陈旗", "county", prefecture, "001001"},
                               {arun, "阿荣旗", "阿荣旗", "county", prefecture, "001002"},
                               {sumu, "西乌珠尔苏木", "西乌珠尔", "township", chen, "001001001"},
                               {gacha, "萨如拉塔拉嘎查", "萨如拉塔拉", "village", sumu, "001001001001"},
                               {arun_village, "那吉屯村", "那吉屯", "village", arun, "001002001"}};
const UnitRow unit_rows[] = {{"市大引领办", "office", prefecture, "", "001", "呼"},
                             {"陈旗大引领办", "office", chen, "市大引领办", "001001", "陈"},
                             {"阿荣旗大引领办", "office", arun, "市大引领办", "001002", "阿"},
                             {"西乌珠尔大引领办", "office", sumu, "陈旗大引领办", "001001001", "陈西"},
                             {"水利局", "department", chen, "", "002", ""},
                             {"抽水站", "institution", chen, "水利局", "002001", ""},
                             {"财政局", "department", chen, "", "003", ""},
                             {"市交通局", "department", prefecture, "", "004", ""},
                             {"阿荣旗水利局", "department", arun, "", "005", ""},
                             {"陈旗督导组", "supervision", chen, "", "006", ""},
                             {"嘎查委员会", "village_committee", gacha, "", "007", ""}};

std::optional<std::string_view> or_null(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

struct PersonRow {
  std::string_view unit;
  Role role;
  Reach reach;
  std::string_view path;
};
const std::map<std::string_view, PersonRow> people = {
    {"包玉兰", {"陈旗大引领办", Role::office, Reach::subtree, "001001"}},
    {"额尔敦", {"陈旗大引领办", Role::office, Reach::subtree, "001001"}},
    {"白塔娜", {"市大引领办", Role::office, Reach::subtree, "001"}},
    {"苏日娜", {"阿荣旗大引领办", Role::office, Reach::subtree, "001002"}},
    {"王强", {"水利局", Role::unit_clerk, Reach::own_unit, ""}},
    {"李敏", {"财政局", Role::unit_clerk, Reach::own_unit, ""}},
    {"孙丽", {"市交通局", Role::unit_clerk, Reach::own_unit, ""}},
    {"刘洋", {"阿荣旗水利局", Role::unit_clerk, Reach::own_unit, ""}},
    {"朝鲁", {"嘎查委员会", Role::village_cadre, Reach::own_links, "001001001001"}},
    {"赵勇", {"陈旗督导组", Role::inspector, Reach::subtree, "001001"}},
    {"高云", {"市大引领办", Role::administrator, Reach::subtree, "001"}},
    {"韩冰", {"市大引领办", Role::auditor, Reach::subtree, "001"}}};

}  // namespace

const Deployment& deployment() {
  static const Deployment out = [] {
    Deployment d;
    d.partition = prefecture;
    d.secret_key = std::string(32, 'k');
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    d.packs = Packs(std::move(files));
    const Day newyear = day_from({2026, 1, 1});
    d.calendar = WorkCalendar({CalendarYear{.year = 2026, .holidays = {newyear}, .makeup_working_days = {}}});
    return d;
  }();
  return out;
}

const Desk& desk() {
  static const Desk out = [] {
    auto read = desk_of(deployment());
    if (!read) FAIL("packs: ", read.error().key, " ", read.error().detail);
    return std::move(*read);
  }();
  return out;
}

UnitId unit_named(std::string_view name) { return {named_uuid("unit " + std::string(name))}; }

void build(db::Store& store) {
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    for (const PlaceRow& p : place_rows) {
      TRY(
          w.run("insert into places (partition, code, name, short_name, full_name, level, kind, parent, path, now_code, "
                "now_path, version) "
                "values ($1, $2, $3, $4, $3, $5, '', $6, $7, $2, $7, 1)",
                {prefecture, p.code, p.name, p.short_name, p.level, or_null(p.parent), p.path}));
      TRY(
          w.run("insert into place_versions (partition, code, sequence, name, short_name, level, kind, parent, path, change, reason) "
                "values ($1, $2, 1, $3, $4, $5, '', $6, $7, 'create', '')",
                {prefecture, p.code, p.name, p.short_name, p.level, or_null(p.parent), p.path}));
    }
    for (const UnitRow& u : unit_rows) {
      std::optional<UnitId> superior;
      if (!u.superior.empty()) superior = unit_named(u.superior);
      TRY(w.run(
          "insert into units (partition, id, name, short_name, kind, place, superior, path, numbering_prefix, phone, version) "
          "values ($1, $2, $3, $3, $4, $5, $6, $7, $8, '', 1)",
          {prefecture, unit_named(u.name), u.name, u.kind, u.place, superior, u.path, u.prefix}));
    }
    return {};
  });
  if (!done) FAIL("places: ", done.error().key, " ", done.error().detail);
}

Actor person(std::string_view name) {
  const PersonRow& row = people.at(name);
  const std::string who(name);
  Actor out{.kind = Actor::Kind::account,
            .account = {named_uuid("account " + who)},
            .person = {named_uuid("person " + who)},
            .name = who,
            .unit = unit_named(row.unit),
            .superiors = {unit_named(row.unit)},
            .via = "session"};
  if (row.reach == Reach::own_unit)
    out.grants.push_back({.role = row.role, .reach = row.reach, .unit = out.unit});
  else
    out.grants.push_back(
        {.role = row.role, .reach = row.reach, .places = places::range_of(row.path), .unit = out.unit});
  return out;
}

Doing doing(const Actor& by, Moment now) { return {.by = by, .now = now, .request_id = "test"}; }
Moment at(int month, int day, int hour, int minute) { return moment_at(day_from({2026, month, day}), hour * 60 + minute, {}); }

Register request(std::string_view text, std::string_view place) {
  return {.kind = TicketKind::help, .channel = Channel::visit, .place = std::string(place), .text = std::string(text)};
}

Ticket registered(db::Store& store, const Actor& by, Moment now, Register c, const std::optional<Identity>& who) {
  const auto done = store.transact([&](db::Writer& w) { return register_ticket(w, doing(by, now), desk(), c, who); });
  if (!done) FAIL("register: ", done.error().key, " ", done.error().detail);
  return done->ticket;
}

Ticket commanded(db::Store& store, const Actor& by, Moment now, const Ticket& t, const Command& c) {
  const auto done = store.transact([&](db::Writer& w) { return command_ticket(w, doing(by, now), desk(), t.id, c, {}); });
  if (!done) FAIL(std::string(name_of(name_of_command(c))), ": ", done.error().key, " ", done.error().detail);
  return *done;
}

Ticket in_progress(db::Store& store, Moment now) {
  Ticket t = registered(store, person("包玉兰"), now);
  t = commanded(store, person("包玉兰"), now, t,
                Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard});
  t = commanded(store, person("包玉兰"), now, t, Assign{.lead_unit = unit_named("水利局"), .instruction = "请到场查明原因"});
  return commanded(store, person("王强"), now, t, Accept{});
}

}  // namespace lianxin::tickets::house
