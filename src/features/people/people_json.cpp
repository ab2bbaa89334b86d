#include "features/people/people_json.h"

#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::people {

struct PersonView {
  PersonId id{};
  std::string name{};
  std::optional<places::UnitRef> unit{};
  std::string post{};
  std::string rank{};
  std::string phone{};
  std::optional<Day> left_on{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (id, name, unit, post, rank, phone, left_on, version))

struct SeatView {
  PersonRef person{};
  SeatKind seat = SeatKind::member;
  std::optional<places::UnitRef> unit{};
  Day from{};
  std::optional<Day> until{};
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (person, seat, unit, from, until))

struct LackView {
  std::string code{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(LackView, (), (code, message))

struct TeamView {
  TeamId id{};
  std::string name{};
  std::string level{};
  places::PlaceRef place{};
  std::optional<PersonRef> leader{};
  std::int64_t members = 0;
  json::Maybe<std::vector<SeatView>> seats{};
  json::Maybe<std::vector<LackView>> lacks{};
  std::optional<Day> closed_on{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(TeamView, (), (id, name, level, place, leader, members, seats, lacks, closed_on, version))

namespace {

std::optional<places::UnitRef> unit_ref(UnitId id, const std::string& name) {
  if (id.is_nil()) return std::nullopt;
  return places::UnitRef{id, name};
}

PersonView view_of(const Person& p) {
  PersonView view{.id = p.id, .name = p.name, .unit = unit_ref(p.unit, p.unit_name), .post = p.post, .rank = p.rank};
  view.phone = p.phone;
  view.left_on = p.left_on;
  view.version = p.version;
  return view;
}

TeamView view_of(const Team& t) {
  TeamView view{.id = t.id, .name = t.name, .level = t.level, .place = {t.place, t.place_name, t.place_full_name}};
  view.leader = t.leader;
  view.members = t.members;
  view.closed_on = t.closed_on;
  view.version = t.version;
  return view;
}

std::string word_of(SeatKind seat, http::Language language) {
  return http::translated("people.seat." + std::string(name_of(seat)), {}, language);
}

LackView view_of(const Lack& lack, http::Language language) {
  std::string key = "people.lack_rank";
  if (lack.kind == Lack::Kind::too_few) key = "people.lack_too_few";
  if (lack.kind == Lack::Kind::too_many) key = "people.lack_too_many";
  return {key, http::translated(key,
                                {{"seat", word_of(lack.seat, language)}, {"want", std::to_string(lack.want)},
                                 {"have", std::to_string(lack.have)}, {"person", lack.person}, {"requirement", lack.requirement}},
                                language)};
}

template <class View, class Record>
std::string write_page(const Page<Record>& page) {
  Page<View> views;
  views.items.reserve(page.items.size());
  for (const auto& item : page.items) views.items.push_back(view_of(item));
  views.next = page.next;
  views.total = page.total;
  return json::write(views);
}

}  // namespace

std::string write_person(const Person& person) { return json::write(view_of(person)); }
std::string write_people(const Page<Person>& page) { return write_page<PersonView>(page); }
std::string write_teams(const Page<Team>& page) { return write_page<TeamView>(page); }

std::string write_team(const Team& team, const std::vector<Lack>& lacks, http::Language language) {
  TeamView view = view_of(team);
  view.seats.emplace();
  for (const auto& s : team.seats)
    view.seats->push_back({{s.person, s.person_name}, s.seat, unit_ref(s.unit, s.unit_name), s.from, s.until});
  view.lacks.emplace();
  for (const auto& lack : lacks) view.lacks->push_back(view_of(lack, language));
  return json::write(view);
}

Result<NewPerson> read_new_person(std::string_view body) { return json::read<NewPerson>(body); }
Result<PersonEdit> read_person_edit(std::string_view body) { return json::read<PersonEdit>(body); }
Result<NewTeam> read_new_team(std::string_view body) { return json::read<NewTeam>(body); }
Result<TeamEdit> read_team_edit(std::string_view body) { return json::read<TeamEdit>(body); }

}  // namespace lianxin::people
