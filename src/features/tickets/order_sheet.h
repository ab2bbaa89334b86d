// What stands on the assignment order (domain §2.6), whatever it is written on.
#pragma once

#include <string>
#include <vector>

namespace lianxin::tickets {

struct OrderCell {
  std::string head{};
  std::string value{};
  bool whole_row = false;
};
struct OrderRow {
  std::vector<OrderCell> cells{};
  bool tall = false;
};
struct OrderSheet {
  std::string title{};
  std::string number{};
  std::string void_line{};  // empty: it is in force
  bool is_dense = false;    // a name takes a further line: set smaller
  std::vector<OrderRow> order{};
  std::vector<std::string> order_signs{};
  std::string cut{};
  std::vector<OrderRow> receipt{};
  std::vector<std::string> receipt_signs{};
};

}  // namespace lianxin::tickets
