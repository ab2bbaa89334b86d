#include "features/voices/voices_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"
#include "features/voices/run_store.h"
#include "features/voices/voice_store.h"
#include "tests/support/settling.h"

namespace lianxin::voices::house {

std::shared_ptr<const VoiceBook> book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    INFO((opened ? std::string() : opened.error().key));
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return made;
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = usual().people.at(name);
  return acting(account_with(store, name, who.role, who.reach, who.place));
}

TicketId said(db::Store& store, std::string_view text, std::string_view place, std::string_view title) {
  tickets::Register asked{.kind = tickets::TicketKind::help, .channel = tickets::Channel::visit, .place = std::string(place), .text = std::string(text)};
  if (!title.empty()) asked.title = std::string(title);
  const auto made = store.transact([&](db::Writer& w) { return tickets::register_ticket(w, as_system(), book()->desk->packs(), asked, {}); });
  INFO((made ? std::string() : made.error().key + " " + (made.error().fields.empty() ? made.error().detail : made.error().fields[0].field + " " + made.error().fields[0].key)));
  REQUIRE(made.has_value());
  return made->ticket.id;
}

Doing officer(db::Store& store, const tickets::Ticket& ticket) {
  auto view = account_with(store, "包玉兰", Role::office, Reach::subtree, prefecture, ticket.office_unit);
  view.unit = ticket.office_unit;
  Doing out = acting(view);
  out.by.unit = ticket.office_unit;
  return out;
}

void commanded(db::Store& store, TicketId id, const tickets::Command& command, UnitId unit) {
  const auto ticket = store.reading([&](db::Reader& r) { return tickets::show_ticket(r, as(store, "包玉兰").by, book()->desk->packs(), id); });
  REQUIRE(ticket.has_value());
  Doing doing = officer(store, *ticket);
  if (!unit.is_nil()) {
    doing.by.unit = unit;
    doing.by.grants = {{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = unit}};
  }
  const auto done = store.transact([&](db::Writer& w) { return tickets::command_ticket(w, doing, book()->desk->packs(), id, command, {}); });
  INFO((done ? std::string() : done.error().key + " " + (done.error().fields.empty() ? "" : done.error().fields[0].field + " " + done.error().fields[0].key)));
  REQUIRE(done.has_value());
}

void sorted(db::Store& store, TicketId id, std::string_view category) {
  commanded(store, id, tickets::Triage{.category = std::string(category), .urgency = tickets::Urgency::normal, .difficulty = tickets::Difficulty::easy});
}

Voice voice_of(db::Store& store, TicketId id) {
  auto found = store.reading([&](db::Reader& r) { return store::find_voice(r, prefecture, id); });
  REQUIRE(found.has_value());
  REQUIRE(found->has_value());
  return **std::move(found);
}

House::House(db::Store& s) : server(s, {*tickets::feature(deployment()), *voices::feature(deployment())}), placing(book()), store(s) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

void House::work() {
  const Moment now = as_system().now;
  const auto heard = store.transact([&](db::Writer& w) -> Result<int> {
    const auto waiting = TRY(w.list("select id from ticket_words_facts t where not exists (select 1 from voices v where v.partition = t.partition and v.ticket = t.id) order by id",
                                    {}, [](const db::Row& row) { return row.get<TicketId>(0); }));
    for (const TicketId& id : waiting) TRY(store::expect_voice(w, prefecture, id));
    return static_cast<int>(waiting.size());
  });
  REQUIRE(heard.has_value());
  REQUIRE(make_starter(store, *book(), now).has_value());
  for (int turn = 0; turn < 10'000; ++turn) {
    const auto done = placing.advance(store, now, std::chrono::milliseconds(500));
    INFO((done ? std::string() : done.error().key + " " + done.error().detail));
    REQUIRE(done.has_value());
    const bool is_open = store.reading([&](db::Reader& r) -> Result<bool> {
      return TRY(store::open_run(r, prefecture)).has_value() || TRY(store::last_placed(r, prefecture)) < TRY(store::last_number(r, prefecture)); }).value();
    if (!is_open && static_cast<std::int64_t>(placing.standing()) == count(store, "select count(*) from voices")) return;
  }
  FAIL("never done");
}

}  // namespace lianxin::voices::house
