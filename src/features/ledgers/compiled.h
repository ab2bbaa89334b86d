// A ledger type with its expressions read: what records are checked, computed and counted by. Made once for each version.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/expressions/expression.h"
#include "features/ledgers/ledger_type.h"

namespace lianxin::ledgers {

using expressions::Expression;

struct CompiledCheck {
  Expression holds{};
  const Check* said = nullptr;
};

// The rules of a field, or of a column for the row at hand.
struct CompiledField {
  Expression required{};
  Expression visible{};
  Expression computed{};
  bool is_required = false;  // has such a rule at all
  bool is_hidden = false;
  bool is_computed = false;
  std::vector<CompiledCheck> checks{};
  std::vector<CompiledField> columns{};
};

struct CompiledFigure {
  Expression where{};
  Expression value{};
  Expression hit{};
  bool has_where = false;
  struct By {
    enum class Of { field, column, state, place } of = Of::field;
    std::size_t index = 0;
  };
  std::vector<By> by{};
  int over = -1;       // field of the table
  By on{};             // the date
  bool has_on = false;
};

// A computed field, or column, in its turn.
struct Turn {
  std::size_t field = 0;
  int column = -1;
};

// `type` is what the rest points into.
struct Compiled {
  LedgerType type{};
  expressions::Names names{};      // the fields, then `state`, `entered` and `place`
  std::vector<CompiledField> fields{};
  Expression public_when{};
  std::vector<Expression> when{};  // of each transition; missing when it has none
  std::vector<CompiledFigure> figures{};
  std::vector<Turn> turns{};       // computed ones, each after what it needs

  std::size_t state_slot() const { return type.fields.size(); }
  std::size_t entered_slot() const { return type.fields.size() + 1; }
};
using CompiledType = std::shared_ptr<const Compiled>;

}  // namespace lianxin::ledgers
