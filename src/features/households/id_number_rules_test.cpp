#include "features/households/id_number_rules.h"

#include <doctest/doctest.h>

#include "features/households/masking_rules.h"

namespace lianxin::households {

TEST_CASE("§3.3 id numbers: the vectors of GB 11643, and as people and spreadsheets write them") {
  struct Row { std::string_view text, id; };
  const Row rows[] = {
      {"11010519491231002X", "11010519491231002X"},
      {"150725198001010011", "150725198001010011"},
      {"150622197503150015", "150622197503150015"},
      {"150721199012310019", "150721199012310019"},
      {"11010519491231002x", "11010519491231002X"},
      {"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"},
      {" 150725 19800101 0011 ", "150725198001010011"},
      {"'150725198001010011", "150725198001010011"},
      {"150725800101001", "150725198001010011"},
      {"110105491231002", "11010519491231002X"},
      {"", ""}, {"无", ""}, {"/", ""}, {"—", ""}, {"　", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.text));
    const auto read = read_id_number(row.text, "id_number");
    REQUIRE(read.has_value());
    CHECK(*read == row.id);
  }
}

TEST_CASE("§3.3 the last figure of the seventeen; people of more than a hundred years have the old numbers 996 to 999") {
  CHECK(check_character("11010519491231002") == 'X');
  CHECK(check_character("15072519800101001") == '1');
  CHECK(check_character("15062219750315001") == '5');
  CHECK(check_character("15072119901231001") == '9');
  CHECK(read_id_number("150725150101997", "id_number")->starts_with("15072518150101997"));
  CHECK(read_id_number("150725150101995", "id_number")->starts_with("15072519150101995"));
}

TEST_CASE("§3.3, §3.14 what is no id number is refused and says why, at its field") {
  struct Row { std::string_view text, key; };
  const Row rows[] = {
      {"1.50725E+17", "households.id_damaged"},        {"1.50725198001010E+17", "households.id_damaged"},
      {"１．５０７２５Ｅ＋１７", "households.id_damaged"}, {"150725198001010000", "households.id_damaged"},
      {"150725198001010011.0", "households.id_damaged"}, {"15072519800101001", "households.id_length"},
      {"1507251980010100111", "households.id_length"}, {"15072519800101001A", "households.id_length"},
      {"1507X5198001010011", "households.id_length"},  {"身份证丢失", "households.id_length"},
      {"150725198002300011", "households.id_birth"},   {"150725198013010011", "households.id_birth"},
      {"150725000001010011", "households.id_birth"},   {"150725198001010012", "households.id_check"},
      {"110105194912310021", "households.id_check"},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.text));
    const auto read = read_id_number(row.text, "members[2].id_number");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().fields.front().key == row.key);
    CHECK(read.error().fields.front().field == "members[2].id_number");
  }
}

TEST_CASE("§3.3 names, phones and id numbers are shown so that nobody is known by them") {
  struct Row { std::string_view open, masked; };
  const Row names[] = {{"张三", "张*"}, {"欧阳娜娜", "欧阳*"}, {"巴雅尔图门", "巴***"}, {"乌云·其木格", "乌***"}, {"乌云•其木格", "乌***"},
                       {"巴·图", "巴***"}, {" 李 ", "李"}, {"", ""}};
  for (const auto& row : names) CHECK(mask_name(row.open) == row.masked);
  const Row phones[] = {{"13812345678", "138****5678"}, {"138 1234 5678", "138****5678"}, {"１３８１２３４５６７８", "138****5678"},
                        {"0470-2345678", "****78"}, {"110", "****"}, {"13812345678 13912345678", "****78"}, {"", ""}, {"无", ""}};
  for (const auto& row : phones) CHECK(mask_phone(row.open) == row.masked);
  const Row ids[] = {{"150725198001010011", "**************0011"}, {"11010519491231002X", "**************002X"}, {"", ""},
                     {"150725", "******************"}};
  for (const auto& row : ids) CHECK(mask_id_number(row.open) == row.masked);
}

}  // namespace lianxin::households
