#include "platform/likeness/copies.h"

#include <doctest/doctest.h>

#include <string>

using namespace lianxin::likeness;

namespace {

const std::string well = "巴彦托海镇三队的自来水管上个月开始渗水，路面结了厚冰，老人出门摔了两次，找过两回都说等开春再修，请尽快派人来看一看。";
const std::string retyped = "您好：巴彥托海鎮三隊的自來水管上個月開始渗水 路面結了厚冰 老人出門摔了兩次 找過兩回都說等開春再修 請尽快派人來看看。谢谢！";
const std::string other = "牧点到公路还有四公里土路，一下雨就走不了车，孩子上学要绕行，希望今年能列入砂石路计划，我们愿意出劳力。";

}  // namespace

TEST_CASE("copies: re-typed is found, another matter is not") {
  const Signer signer(7);
  CopyIndex index(7);
  index.add(signer.sign("水管渗水", well));
  index.add(signer.sign("土路", other));
  const auto found = index.find(signer.sign("水管渗水", retyped));
  REQUIRE(found.size() == 1);
  CHECK(found[0].number == 0);
  CHECK(found[0].likeness >= copy_from);
  CHECK(likeness_of(signer.sign("", well), signer.sign("", well)) == 1.0);
  CHECK(likeness_of(signer.sign("", well), signer.sign("", other)) < 0.1);
}

TEST_CASE("copies: texts without a character are like nothing") {
  const Signer signer(7);
  CopyIndex index(7);
  index.add(signer.sign("", "😀😀"));
  CHECK(index.find(signer.sign("", "😀😀")).empty());
  CHECK(index.find(signer.sign("", "")).empty());
  index.add(signer.sign("", "水"));
  CHECK(index.find(signer.sign("", "水")).size() == 1);
}

TEST_CASE("copies: ten thousand of one text do not make a question slow or large") {
  const Signer signer(9);
  CopyIndex index(9);
  const auto signature = signer.sign("水管渗水", well);
  for (int i = 0; i < 10'000; ++i) index.add(signature);
  CHECK(index.find(signature, copy_from, 5).size() == 5);
  CHECK(index.find(signature, copy_from, 100'000).size() <= 32);
  CHECK(index.size() == 10'000);
}

TEST_CASE("copies: groups are told by their first text, the same each time") {
  const TitledText texts[] = {{"", well}, {"", other}, {"", retyped}, {"", other}, {"", ""}, {"", ""}};
  const auto groups = copy_groups(texts, 3);
  CHECK(groups == std::vector<std::uint32_t>{0, 1, 0, 1, 4, 5});
  CHECK(copy_groups(texts, 3) == groups);
}
