#include "features/visits/file_routes.h"

#include <doctest/doctest.h>

#include "features/visits/file_actions.h"
#include "features/visits/visits_house_test.h"
#include "platform/crypto/digest.h"
#include "tests/support/pictures.h"

namespace lianxin::visits {
namespace {

const std::string bateer = to_text(house::household_id("巴特尔")), id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e51", path = "/api/v1/visits/" + id;
const std::string said = test::webm("水泵坏了,要人来修"), photo = test::phone_jpeg(), hidden(test::secret);
const std::string of_sound = crypto::hexadecimal(crypto::sha256(said)), of_photo = files::make_ready("any key", "image/jpeg", photo)->file.digest;
const std::vector<http::Header> webm{{"content-type", "audio/webm;codecs=opus"}}, jpeg{{"content-type", "image/jpeg"}}, english{{"content-type", "image/png"}, {"accept-language", "en"}};

std::string body(const std::string& files, const std::string& which = id) {
  return R"({"id":")" + which + R"(","kind":"home","household":")" + bateer + R"(","began_at":"2026-11-22T10:00:00+08:00","words":"水泵坏了","files":[)" + files + "]}";
}
std::string quoted(const std::string& digest) { return '"' + digest + '"'; }
std::string file(const std::string& digest) { return "/api/v1/files/" + digest; }
const std::string both = quoted(of_sound) + "," + quoted(of_photo);

void on_each(const std::function<void(db::Store&, house::House&)>& body) {
  test::with_each_store("files over HTTP", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    body(store, house);
  });
}

}  // namespace

TEST_CASE("4.37 a sound and a picture are kept before the visit, once for each content; the picture without what it told") {
  on_each([](db::Store& store, house::House& house) {
    house.server.play({
        {"塔娜", "POST", "/api/v1/files", said, 200, {quoted(of_sound), "\"type\":\"audio/webm\"", "\"bytes\":" + std::to_string(said.size())}, {}, webm},
        {"塔娜", "POST", "/api/v1/files", said, 200, {quoted(of_sound)}, {}, webm},
        {"塔娜", "POST", "/api/v1/files", photo, 200, {quoted(of_photo), "\"type\":\"image/jpeg\""}, {}, jpeg},
        {"塔娜", "GET", file(of_sound), "", 200, {said}},
        {"塔娜", "GET", file(of_photo), "", 200, {}, {hidden}},
        {"朝鲁", "GET", file(of_sound), "", 404},
        {"包玉兰", "GET", file(of_sound), "", 404},
        {"高云", "GET", file(of_sound), "", 403},
        {"", "GET", file(of_sound), "", 401},
        {"塔娜", "GET", file(std::string(64, '0')), "", 404},
        {"塔娜", "GET", file("passwd"), "", 404},
    });
    const auto shown = house.server.send({"塔娜", "GET", file(of_photo)});
    CHECK(shown.content_type == "image/jpeg");
    CHECK(std::ranges::find(shown.headers, "cache-control", &http::Header::name)->value == "no-store");
    CHECK(std::ranges::find(shown.headers, "content-disposition", &http::Header::name)->value == "inline; filename=\"" + of_photo.substr(0, 12) + ".jpeg\"");
    CHECK(house::count(store, "select count(*) from files") == 2);
    CHECK(house::journalled(store, "file.brought") == 2);
  });
}

TEST_CASE("what is no sound or picture, or too large, is refused in plain words") {
  on_each([](db::Store& store, house::House& house) {
    house.server.play({
        {"", "POST", "/api/v1/files", said, 401, {}, {}, webm},
        {"高云", "POST", "/api/v1/files", said, 403, {}, {}, webm},
        {"赵敏", "POST", "/api/v1/files", said, 403, {}, {}, webm},
        {"塔娜", "POST", "/api/v1/files", "{}", 415, {"只收录音"}},
        {"塔娜", "POST", "/api/v1/files", "\x89PNG", 415, {"Only sounds"}, {}, english},
        {"塔娜", "POST", "/api/v1/files", said, 415, {"类型对不上"}, {}, jpeg},
        {"塔娜", "POST", "/api/v1/files", "", 415, {"类型对不上"}, {}, jpeg},
        {"塔娜", "POST", "/api/v1/files", photo.substr(0, 60), 422, {"打不开"}, {}, jpeg},
        {"塔娜", "POST", "/api/v1/files", test::bare_jpeg(test::jpeg_segment(0xfe, "x"), std::string(files::max_picture_bytes, 'x')), 413, {"1000000"}, {}, jpeg},
        {"塔娜", "POST", "/api/v1/files", test::webm(std::string(files::max_sound_bytes, 'x')), 413, {"2000000"}, {}, webm},
    });
    CHECK(house::count(store, "select count(*) from files") == 0);
  });
}

TEST_CASE("a visit carries what its author brought: seen by who sees the visit, refused when unknown or another's, the same again is the same") {
  on_each([](db::Store& store, house::House& house) {
    const std::string second = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e52", third = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e53";
    house.server.play({
        {"塔娜", "POST", "/api/v1/visits", body(both), 422, {"files[0]", "files[1]", "重新上传"}},
        {"塔娜", "POST", "/api/v1/files", said, 200, {}, {}, webm},
        {"塔娜", "POST", "/api/v1/files", photo, 200, {}, {}, jpeg},
        {"朝鲁", "POST", "/api/v1/visits", body(quoted(of_sound)), 422, {"files[0]"}},
        {"塔娜", "POST", "/api/v1/visits", body(quoted(of_sound) + "," + quoted(std::string(64, '0'))), 422, {"files[1]"}, {"files[0]"}},
        {"塔娜", "POST", "/api/v1/visits", body(both + "," + both + "," + both), 422, {"\"files\""}},
    });
    CHECK(house::count(store, "select count(*) from visits") == 0);
    CHECK(house::count(store, "select count(*) from file_holders") == 0);
    const std::string files = "\"files\":[{\"digest\":\"" + of_sound + "\",\"type\":\"audio/webm\",\"bytes\":" + std::to_string(said.size()) + "},{\"digest\":\"" + of_photo;
    house.server.play({
        {"塔娜", "POST", "/api/v1/visits", body(both), 201, {files}},
        {"塔娜", "POST", "/api/v1/visits", body(both), 200, {files}},
        {"塔娜", "POST", "/api/v1/visits", body(quoted(of_sound)), 409},
        {"塔娜", "POST", "/api/v1/visits", body(both + "," + quoted(of_sound), second), 201, {files}},
        {"塔娜", "POST", "/api/v1/visits", body("", third), 201, {"\"files\":[]"}},
        {"斯琴", "GET", path, "", 200, {files}},
        {"斯琴", "GET", "/api/v1/visits", "", 200, {files, "\"files\":[]"}},
        {"斯琴", "GET", file(of_sound), "", 200, {said}},
        {"赵敏", "GET", file(of_photo), "", 200, {}, {hidden}},
        {"苏和", "GET", file(of_sound), "", 404},
        {"高云", "GET", file(of_sound), "", 403},
        {"斯琴", "POST", "/api/v1/files", said, 200, {quoted(of_sound)}, {}, webm},
    });
    CHECK(house::count(store, "select count(*) from file_holders") == 4);
    CHECK(house::journalled(store, "visit.received") == 3);
  });
}

TEST_CASE("what was brought and never used goes after a week, and can be brought again; what a visit carries stays") {
  on_each([](db::Store& store, house::House& house) {
    house.server.play({{"塔娜", "POST", "/api/v1/files", said, 200, {}, {}, webm},
                       {"塔娜", "POST", "/api/v1/files", photo, 200, {}, {}, jpeg},
                       {"塔娜", "POST", "/api/v1/visits", body(quoted(of_photo)), 201}});
    const auto run = [&](int days) {
      const auto done = drop_old_files(store, house::book(), house.server.now() + days * ms_per_day);
      REQUIRE(done.has_value());
      return *done;
    };
    CHECK(run(7) == 0);
    CHECK(run(8) == 2);
    house.server.play({
        {"塔娜", "GET", file(of_sound), "", 404},
        {"塔娜", "GET", file(of_photo), "", 200},
        {"塔娜", "POST", "/api/v1/visits", body(quoted(of_photo)), 200, {of_photo}},
        {"塔娜", "POST", "/api/v1/visits", body(quoted(of_sound), "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e52"), 422, {"files[0]"}},
        {"塔娜", "POST", "/api/v1/files", said, 200, {}, {}, webm},
        {"塔娜", "POST", "/api/v1/visits", body(quoted(of_sound), "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e52"), 201, {of_sound}},
    });
  });
}

TEST_CASE("E5 a sound or a picture counts for nothing: what a visit is credited with is the same with and without") {
  on_each([](db::Store& store, house::House& house) {
    house::registered(store, "那仁");
    const std::string other = to_text(house::household_id("那仁"));
    const auto visited = [&](const std::string& household, const std::string& files, const std::string& which) {
      house.server.play({{"塔娜", "POST", "/api/v1/visits",
                          R"({"id":")" + which + R"(","kind":"home","household":")" + household + R"(","began_at":"2026-11-22T10:00:00+08:00","files":[)" + files + "]}", 201}});
      return house::count(store, "select count(*) from duty_credits");
    };
    house.server.play({{"塔娜", "POST", "/api/v1/files", said, 200, {}, {}, webm}, {"塔娜", "POST", "/api/v1/files", photo, 200, {}, {}, jpeg}});
    const auto without = visited(bateer, "", id);
    CHECK(without > 0);
    CHECK(visited(other, both, "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e52") == 2 * without);
  });
}

}  // namespace lianxin::visits
