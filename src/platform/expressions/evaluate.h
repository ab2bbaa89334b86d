// Evaluating: an expression and one record give one value. Pure; the same values always give the same.
#pragma once

#include <memory>
#include <vector>

#include "base/work_calendar.h"
#include "platform/expressions/expression.h"

namespace lianxin::expressions {

// What an expression looks at. A slot that is not there is missing; one of another type than its name says is missing with
// Fault::wrong_kind.
struct Record {
  std::span<const Value> values{};         // by the slots of Names
  Day today{};
  const WorkCalendar* calendar = nullptr;  // none: what counts working days is missing with Fault::no_calendar
  std::span<const Value> row{};            // of ParseOptions::in_table: the cells of the row at hand
};

// Where texts that are made (concat, text) stand. Values look into it until it is cleared or gone; one for each thread.
class Scratch {
 public:
  std::string_view keep(std::string_view text);
  void clear() { go_back({}); }
  struct Mark {
    std::size_t blocks = 0;
    std::size_t used = 0;
  };
  Mark mark() const { return {blocks_.size(), used_}; }
  // Frees what was kept since.
  void go_back(Mark);

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // of the last block
};

Value evaluate(const Expression&, const Record&, Scratch&);

}  // namespace lianxin::expressions
