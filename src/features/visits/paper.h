// What stands on the papers of visits (domain §2.1–2.3), whatever it is written on.
#pragma once

#include <string>
#include <vector>

namespace lianxin::visits {

struct PaperField {
  std::string head{};
  std::string value{};     // empty: 无, never a blank box
  bool whole_row = false;
};
struct PaperRow {
  std::vector<PaperField> fields{};
  bool tall = false;       // room for words
};
// One visit: the record, or a page of the diary book.
struct PaperForm {
  std::string head{};      // above the box: "3　2026年11月14日　星期六"
  std::vector<PaperRow> rows{};
  std::vector<std::string> signs{};
};
// A roster: 序号 first, 备注 last.
struct PaperTable {
  std::vector<std::string> heads{};
  std::vector<std::vector<std::string>> rows{};
  std::string total{};     // the last row
};
enum class PaperKind { record, diary, ledger };
struct Paper {
  PaperKind kind = PaperKind::record;
  std::string title{};
  std::vector<std::string> under{};  // one line below the title: whose, from when to when, when it was printed
  std::vector<PaperForm> forms{};
  PaperTable table{};
  std::vector<std::string> signs{};  // one line at the end
  std::vector<std::string> notes{};
};

}  // namespace lianxin::visits
