#include "platform/http/event_stream.h"

#include <doctest/doctest.h>

#include "tests/support/settling.h"
#include "tests/support/test_database.h"

namespace lianxin::http {
namespace {

const access::Verb reading{.name = "ticket.read", .roles = {Role::office}};

Result<std::optional<LiveEvent>> tickets_only(db::Reader&, const journal::Row& row) {
  if (row.subject_kind != "ticket") return std::optional<LiveEvent>{};
  return std::optional<LiveEvent>{{.topic = "ticket", .data = "{\"id\":\"" + row.subject + "\"}", .reading = reading, .scope = {.place_path = row.place_path}}};
}

void note(db::Store& store, std::string_view kind, std::string subject, std::string path) {
  REQUIRE(store.transact([&](db::Writer& w) {
    return journal::record(w, {.by = system_actor("test"), .now = Moment{1'000}}, {.kind = kind, .subject_kind = kind, .subject = subject, .place_path = path});
  }));
  test::wait_until_settled(store);
}

Actor office_of(std::string begin, std::string end) {
  return {.kind = Actor::Kind::account, .account = {named_uuid(begin)}, .grants = {{.role = Role::office, .reach = Reach::subtree, .places = {begin, end}}}};
}

TEST_CASE("those who may read a record hear of it, and nobody else") {
  test::with_each_store("event stream", [](db::Store& store) {
    EventHub hub({tickets_only}, {.max_streams = 3, .max_streams_of_account = 2});
    note(store, "ticket", "before", "aa");
    Moment now{1'000'000};
    const auto near = *hub.open(office_of("a", "b"), now);
    const auto far = *hub.open(office_of("b", "c"), now);
    REQUIRE(hub.poll(store, now));
    CHECK(near->take() == "retry: 3000\nevent: hello\ndata: {}\n\n");
    far->take();
    note(store, "ticket", "t1", "aa");
    note(store, "place", "p1", "aa");
    note(store, "ticket", "t2", "bb");
    REQUIRE(hub.poll(store, now));
    CHECK(near->take() == "id: 1\nevent: ticket\ndata: {\"id\":\"t1\"}\n\n");
    CHECK(far->take() == "id: 2\nevent: ticket\ndata: {\"id\":\"t2\"}\n\n");
    REQUIRE(hub.poll(store, now));
    CHECK(near->take().empty());
    now = now + 20'000;
    REQUIRE(hub.poll(store, now));
    CHECK(near->take() == ": still here\n\n");
    now = now + 10 * ms_per_minute;
    REQUIRE(hub.poll(store, now));
    CHECK(near->is_closed());
    CHECK(hub.open_streams() == 0);
  });
}

TEST_CASE("streams are few: for one account, and in all; a reader that is away is dropped") {
  EventHub hub({}, {.max_streams = 3, .max_streams_of_account = 2});
  const Moment now{0};
  const auto first = *hub.open(office_of("a", "b"), now);
  CHECK(hub.open(office_of("a", "b"), now));
  const auto third = hub.open(office_of("a", "b"), now);
  REQUIRE_FALSE(third);
  CHECK(third.error().code == Code::limited);
  CHECK(hub.open(office_of("b", "c"), now));
  CHECK_FALSE(hub.open(office_of("c", "d"), now));
  first->close();
  CHECK(hub.open(office_of("c", "d"), now));
  const auto slow = std::make_shared<Stream>();
  while (slow->push(std::string(10'000, 'x'))) {}
  CHECK(slow->is_closed());
  CHECK(slow->take().size() <= Stream::max_waiting_bytes);
  hub.stop();
  CHECK(hub.open_streams() == 0);
}

}  // namespace
}  // namespace lianxin::http
