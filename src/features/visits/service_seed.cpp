#include "features/visits/service_seed.h"

#include <algorithm>

#include "features/places/demo_unit.h"
#include "features/places/places.h"

namespace lianxin::visits {
namespace {

struct Done {
  std::string_view words;
  int served;
  int days_ago;
  int minute;
};

constexpr Done all_done[] = {
    {"下班后把嘎查活动室的三盏灯换了，顺手修了门锁。", 35, 3, 18 * 60 + 10},
    {"周末帮着办合作医疗缴费，手把手教了怎么在手机上查。", 21, 8, 10 * 60},
    {"给几户老人量了血压，写了大字的吃药时间表。", 9, 12, 9 * 60 + 30},
    {"和几个年轻人一起清了渠口的柴草，水能过了。", 0, 17, 16 * 60 + 20},
    {"讲了草场流转合同要写清哪几条，当场改了四份。", 14, 24, 19 * 60},
    {"陪孩子们写作业，讲了两道不会的题。", 11, 30, 18 * 60 + 40},
    {"接羔棚的电线老化，换了线，装了漏电保护。", 6, 37, 17 * 60 + 50},
    {"冬衣按大小分好，送到了要的人家。", 18, 45, 10 * 60 + 40},
};

struct Member {
  people::PersonRef person{};
  std::string place{};
};

}  // namespace

Result<void> seed_services(db::Writer& w, const VisitBook& book, const SeedOptions& options) {
  const auto sumu = TRY(places::find_place(w, book.partition, places::demo_sumu));
  if (!sumu) return {};
  const auto range = places::range_of(sumu->now_path);
  const auto members = TRY(w.list("select p.id, p.name, l.place from links_facts l join people_facts p on p.partition = l.partition and p.id = l.who where l.partition = $1 "
                                  "and l.kind = 'check_in' and l.path >= $2 and l.path < $3 order by l.path, p.id",
                                  {book.partition, range.begin, range.end}, [](const db::Row& row) {
                                    return Member{{row.get<PersonId>(0), row.get<std::string>(1)}, row.get<std::string>(2)};
                                  }));
  if (members.empty()) return {};
  const Day today = day_of(options.now, book.zone);
  std::size_t n = 0;
  for (const Done& one : all_done) {
    const Member& member = members[n * 3 % members.size()];
    const Moment began = std::min(moment_at(today - one.days_ago, one.minute, book.zone), options.now - 60 * ms_per_minute);
    NewVisit asked{.id = VisitId{named_uuid("service " + std::to_string(n++))}, .kind = VisitKind::service, .place = member.place, .began_at = began,
                   .ended_at = began + 50 * ms_per_minute, .words = std::string(one.words)};
    asked.visited_by = std::vector{member.person.id};
    asked.served = one.served;
    asked.content = one.words;
    Doing doing{.by = system_actor("seed"), .now = began + 60 * ms_per_minute, .zone = book.zone};
    doing.by.person = member.person.id;
    doing.by.name = member.person.name;
    TRY(enter_visit(w, doing, book, asked));
  }
  return {};
}

}  // namespace lianxin::visits
