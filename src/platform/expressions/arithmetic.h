// Exact decimals in millionths of one. Every step is rounded to a millionth, halves away from zero; what is too great is
// missing with Fault::overflow. "300余" means that or a little more: what would turn that round is Fault::approximate.
#pragma once

#include "platform/expressions/value.h"

namespace lianxin::expressions {

// The first of two operands that says why it is missing, else one that is missing. REQUIRES: one of them is.
inline Value missing_of(const Value& a, const Value& b) {
  if (a.fault() != Fault::none || !b.is_missing()) return a;
  return b;
}

// As base's sum of written numbers: of different kinds nothing but 以上 is true.
inline Qualifier combined(Qualifier a, Qualifier b) {
  if (a == Qualifier::exact) return b;
  return b == Qualifier::exact || a == b ? a : Qualifier::at_least;
}

inline Value add(const Value& a, const Value& b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.micros(), b.micros(), &sum)) return Value::missing(Fault::overflow);
  return Value::number(sum, combined(a.qualifier(), b.qualifier()));
}

inline Value subtract(const Value& a, const Value& b) {
  std::int64_t rest = 0;
  if (b.qualifier() != Qualifier::exact) return Value::missing(Fault::approximate);
  if (__builtin_sub_overflow(a.micros(), b.micros(), &rest)) return Value::missing(Fault::overflow);
  return Value::number(rest, a.qualifier());
}

Value negate(const Value&);
Value multiply(const Value&, const Value&);
Value divide(const Value&, const Value&);
Value absolute(const Value&);
// digits: −6 (millions) … 6, whole and exact.
Value rounded(const Value&, const Value& digits);
Value floor_of(const Value&);
Value ceiling_of(const Value&);

__extension__ using Wide = __int128;
// A sum without a limit on the way, of which the mean is taken or not.
Value number_of(Wide micros, Qualifier);
Value mean_of(Wide micros, std::int64_t count, Qualifier);

// The whole number in it: Fault::approximate, not_whole; Fault::out_of_range beyond ± `most`.
struct Whole {
  std::int64_t number = 0;
  Fault fault = Fault::none;
};
Whole whole_in(const Value&, std::int64_t most);

}  // namespace lianxin::expressions
