// Walks the nodes of a program. Only for the files of this folder.
#pragma once

#include "platform/expressions/arithmetic.h"
#include "platform/expressions/evaluate.h"
#include "platform/expressions/program.h"

namespace lianxin::expressions {

class Machine {
 public:
  Machine(const Program& program, const Record& record, Scratch& scratch) : program_(program), record_(record), scratch_(scratch), row_(record.row) {}
  Value run(std::uint32_t at);

 private:
  Value field(const Node&) const;
  Value cell(const Node&) const;
  Value either(const Node&);
  Value both(const Node&);
  Value choose(const Node&);
  Value first_of(const Node&);
  Value least_or_most(const Node&);
  Value joined(const Node&);
  template <class Make>
  Value two(const Node&, Make make);
  template <class Make>
  Value one(const Node&, Make make);
  Value call(const Node&);
  Value round(const Node&);
  Value kept_text(std::string_view) const;

  // What the rows of a table come to.
  struct Tally {
    Wide sum = 0;
    std::int64_t count = 0;
    Qualifier qualifier = Qualifier::exact;
    Value best{};
    Value fault{};  // why the whole is missing, when a row of it is for a reason
  };
  Value aggregate(const Node&);
  bool counts(const Node&, Tally&);
  void take(const Node&, Tally&);

  const Program& program_;
  const Record& record_;
  Scratch& scratch_;
  std::span<const Value> row_;
};

// The smaller (greater) of two numbers or dates; of equal ones both qualifiers count.
inline Value better(const Value& a, const Value& b, bool wants_greater) {
  if (a.figure() == b.figure() && a.type() == Type::number) return Value::number(a.micros(), combined(a.qualifier(), b.qualifier()));
  return (a.figure() < b.figure()) != wants_greater ? a : b;
}

}  // namespace lianxin::expressions
