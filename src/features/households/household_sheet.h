// One row of a list of households as an office keeps it.
#pragma once

#include <cstdint>
#include <string>

#include "features/households/household.h"

namespace lianxin::households {

struct SheetRow {
  std::int64_t line = 0;
  std::string place{};      // code, or name of a village
  std::string number{};
  std::string head{};       // given again in each row of a member, or filled down
  std::string phone{};
  std::string address{};
  std::string people{};     // how many live there
  std::string name{};       // of a member; empty: a row of the household alone
  std::string relation{};
  std::string id_number{};
  Profile answers{};        // by the words of the sheet
};

}  // namespace lianxin::households
