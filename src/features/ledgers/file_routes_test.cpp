// Pictures and papers of records: brought first, named in fields, seen by who sees the record.
#include <doctest/doctest.h>

#include "features/ledgers/file_actions.h"
#include "features/ledgers/ledgers_house_test.h"
#include "platform/crypto/digest.h"
#include "tests/support/pictures.h"

namespace lianxin::ledgers {
namespace {

const std::string photo = test::phone_jpeg(), paper = "%PDF-1.7\nplan of the pump house", hidden(test::secret);
const std::string of_photo = files::make_ready("any key", "image/jpeg", photo)->file.digest, of_paper = crypto::hexadecimal(crypto::sha256(paper));
const std::vector<http::Header> jpeg{{"content-type", "image/jpeg"}}, pdf{{"content-type", "application/pdf"}}, first{{"if-match", "\"1\""}}, second{{"if-match", "\"2\""}};
const std::string files_at = "/api/v1/ledgers/good_deeds/files", records = "/api/v1/ledgers/good_deeds/records", id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55", at = records + "/" + id;

std::string quoted(const std::string& text) { return '"' + text + '"'; }
std::string deed(const std::string& papers, const std::string& which = id) {
  return R"({"id":")" + which + R"(","place":"150725200201","fields":{"what":"修水井 )" + which.substr(34) + R"(","kind":"water_power","lead_unit":{"name":"水利局"},"promised_on":"2026-11-02","due_by":"2026-12-01","papers":[)" + papers + "]}}";
}

}  // namespace

TEST_CASE("a record carries pictures and papers that its author brought; who does not see it does not get them") {
  test::with_each_store("files of records", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"朝鲁", "POST", records, deed(quoted(of_photo)), 422, {"fields.papers[0]", "重新上传"}},
        {"朝鲁", "POST", files_at, photo, 200, {quoted(of_photo), "image/jpeg"}, {}, jpeg},
        {"朝鲁", "POST", files_at, paper, 200, {quoted(of_paper), "application/pdf"}, {}, pdf},
        {"朝鲁", "GET", files_at + "/" + of_photo, "", 200, {}, {hidden}},
        {"斯琴", "GET", files_at + "/" + of_photo, "", 404},
        {"斯琴", "POST", records, deed(quoted(of_photo)), 422, {"fields.papers[0]"}},
        {"朝鲁", "POST", records, deed(quoted(of_photo) + "," + quoted(of_paper)), 201, {R"("files":[{"digest":")" + of_photo + R"(","type":"image/jpeg")", of_paper}},
        {"朝鲁", "POST", records, deed(quoted(of_photo) + "," + quoted(of_paper)), 200},
        // Whoever sees the record, and nobody else; of this ledger only.
        {"斯琴", "GET", files_at + "/" + of_photo, "", 200, {}, {hidden}},
        {"赵敏", "GET", files_at + "/" + of_paper, "", 200, {paper}},
        {"苏和", "GET", files_at + "/" + of_paper, "", 404, {}, {"pump"}},
        {"斯琴", "GET", "/api/v1/ledgers/disputes/files/" + of_paper, "", 404, {}, {"pump"}},
        {"高云", "GET", files_at + "/" + of_paper, "", 403},
        {"", "GET", files_at + "/" + of_paper, "", 401},
        {"朝鲁", "GET", files_at + "/passwd", "", 404},
        {"斯琴", "POST", at + "/files/" + of_paper, "", 200, {paper}},
        {"苏和", "POST", at + "/files/" + of_paper, "", 404, {}, {"pump"}},
        {"斯琴", "POST", at + "/files/" + std::string(64, '0'), "", 404},
        // What is there stays when another changes something else, and goes when it is taken out.
        {"斯琴", "PATCH", at, R"({"fields":{"what":"修两眼水井"}})", 200, {of_photo}, {}, first},
        {"斯琴", "PATCH", at, R"({"fields":{"papers":[")" + of_paper + R"("]}})", 200, {of_paper}, {of_photo}, second},
        {"赵敏", "GET", files_at + "/" + of_photo, "", 404},
        {"斯琴", "GET", files_at + "/" + of_photo, "", 200},
    });
    const auto reply = house.server.send({.who = "赵敏", .path = files_at + "/" + of_paper});
    CHECK(std::ranges::find(reply.headers, "content-disposition", &http::Header::name)->value == "attachment; filename=\"" + of_paper.substr(0, 12) + ".pdf\"");
    CHECK(house::count(store, "select count(*) from file_holders") == 1);
    CHECK(house::journalled(store, "file.brought") == 2);
    CHECK(house::journalled(store, "ledger_record.file_opened") == 0);
  });
}

TEST_CASE("what is no picture or paper, or too large, or for a ledger that takes no entries, is refused") {
  test::with_each_store("bad files of records", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"朝鲁", "POST", files_at, test::webm("说"), 415, {"只收照片"}, {}, {{"content-type", "audio/webm"}}},
        {"朝鲁", "POST", files_at, "PK", 415, {"Only pictures"}, {}, {{"content-type", "application/zip"}, {"accept-language", "en"}}},
        {"朝鲁", "POST", files_at, photo, 415, {"类型对不上"}, {}, pdf},
        {"朝鲁", "POST", files_at, "%PDF-" + std::string(files::max_paper_bytes, 'x'), 413, {"5000000"}, {}, pdf},
        {"赵敏", "POST", files_at, photo, 403, {}, {}, jpeg},
        {"", "POST", files_at, photo, 401, {}, {}, jpeg},
        {"朝鲁", "POST", "/api/v1/ledgers/nothing/files", photo, 404, {}, {}, jpeg},
        {"包玉兰", "POST", "/api/v1/ledgers/commitments/files", photo, 409, {}, {}, jpeg},
    });
    CHECK(house::count(store, "select count(*) from files") == 0);
  });
}

TEST_CASE("a paper about a resident is opened by a request of its own, and the journal has who did") {
  test::with_each_store("personal files of records", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string declared = R"({"declaration":{"key":"proofs","zh":"证明材料","en":"Proofs","unit_zh":"份","unit_en":"papers","group":"office",
      "admission":{"owner":"旗办","purpose_zh":"查得到。","purpose_en":"To be found.","until":"2030-12-31"},"title":"what","fields":[{"key":"what","zh":"事项","en":"what","required":"true"},
      {"key":"proof","zh":"证明","en":"proof","kind":"file","personal":true,"why_zh":"核对用。","why_en":"To check."}],"list":{"columns":["what"]}}})";
    const std::string to = "/api/v1/ledgers/proofs", one = to + "/records/" + id;
    house.server.play({
        {"乌兰", "PUT", to, declared, 201, {}, {}, {{"if-match", "\"0\""}}},
        {"朝鲁", "POST", to + "/files", paper, 200, {}, {}, pdf},
        {"朝鲁", "POST", to + "/records", R"({"id":")" + id + R"(","place":"150725200201","fields":{"what":"低保","proof":[")" + of_paper + R"("]}})", 201},
        {"斯琴", "GET", to + "/files/" + of_paper, "", 404, {}, {"pump"}},
        {"苏和", "POST", one + "/files/" + of_paper, "", 404, {}, {"pump"}},
    });
    CHECK(house::journalled(store, "ledger_record.file_opened") == 0);
    house.server.play({{"斯琴", "POST", one + "/files/" + of_paper, "", 200, {paper}}});
    CHECK(house::journalled(store, "ledger_record.file_opened") == 1);
  });
}

}  // namespace lianxin::ledgers
