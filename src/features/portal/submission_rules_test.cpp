#include "features/portal/submission_rules.h"

#include <doctest/doctest.h>

#include "platform/http/texts.h"

namespace lianxin::portal {
namespace {

Phrases chinese() {
  return Phrases(
      [](std::string_view key, const std::vector<Arg>& args) { return http::translated(key, args, http::Language::zh); });
}

Submission anonymous(std::string text) {
  Submission s;
  s.place = "150725200201";
  s.text = std::move(text);
  s.anonymous = true;
  return s;
}
Submission named(std::string text, std::string name) {
  Submission s = anonymous(std::move(text));
  s.anonymous = false;
  s.name = std::move(name);
  return s;
}

std::string faults_of(const Submission& s) {
  const auto checked = check_submission(s, chinese());
  std::string out;
  if (checked) return out;
  CHECK(checked.error().code == Code::invalid);
  for (const auto& fault : checked.error().fields) out += (out.empty() ? "" : " ") + fault.field + "=" + fault.key;
  return out;
}

TEST_CASE("plain words pass, named and anonymous") {
  CHECK(faults_of(anonymous("三号井的水泵坏了")) == "");
  Submission s = named("三号井的水泵坏了", "王小明");
  s.phone = "138 0000 0000";
  s.may_contact = true;
  CHECK(faults_of(s) == "");
}

TEST_CASE("every fault at once, each with its field") {
  Submission s = named("　 ", "");
  s.phone = "不告诉你";
  CHECK(faults_of(s) == "text=portal.text_blank name=portal.name_needed phone=portal.phone_unusual");
  CHECK(faults_of(named(std::string(10'001, 'x'), "王小明")) == "text=portal.text_too_long");
  CHECK(faults_of(named(std::string(10'000, 'x'), std::string(101, 'n'))) == "name=portal.name_too_long");
}

TEST_CASE("E3: anonymous takes no name and no phone") {
  Submission s = anonymous("三号井的水泵坏了");
  s.name = "王小明";
  s.phone = "13800000000";
  s.may_contact = true;
  CHECK(faults_of(s) ==
        "name=portal.anonymous_with_contact phone=portal.anonymous_with_contact may_contact=portal.anonymous_with_contact");
}

TEST_CASE("E3: what may give an anonymous author away is asked about, by kind and never repeated") {
  Submission s = anonymous("车牌蒙E12345，电话13800000000，没人管");
  CHECK(faults_of(s) == "text=portal.personal_data");
  const auto checked = check_submission(s, chinese());
  CHECK(checked.error().fields[0].args[0].value == "电话号码、车牌号");
  s.understood_personal_data = true;
  CHECK(faults_of(s) == "");
  CHECK(faults_of(named("车牌蒙E12345，电话13800000000", "王小明")) == "");
}

TEST_CASE("codes and words have their lengths") {
  CHECK(check_code("LX-7K3M-92QF-4H"));
  CHECK_FALSE(check_code("LX-7K3M"));
  CHECK_FALSE(check_code("LX-7K3M-92QF-4H-7K3M-92QF"));
  CHECK(check_words("text", "西边", 2, 2000));
  CHECK(check_words("text", " 西 ", 2, 2000).error().fields[0].key == "portal.text_too_short");
  CHECK(check_words("text", std::string(2001, 'x'), 2, 2000).error().fields[0].field == "text");
}

}  // namespace
}  // namespace lianxin::portal
