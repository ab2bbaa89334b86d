#include "platform/expressions/arithmetic.h"

namespace lianxin::expressions {
namespace {

constexpr Wide most = std::numeric_limits<std::int64_t>::max();

// REQUIRES: by > 0.
Wide divided(Wide number, Wide by) {
  const Wide half = by / 2 + by % 2;  // 5 of 9 is more than half of it, 4 is not
  const Wide size = number < 0 ? -number : number;
  const Wide whole = size / by + (size % by >= half ? 1 : 0);
  return number < 0 ? -whole : whole;
}

bool is_exact(const Value& v) { return v.qualifier() == Qualifier::exact; }

// `figure` was made out of `of` by something that grows with it.
Value kept(Wide figure, const Value& of) { return number_of(figure, of.qualifier()); }

}  // namespace

Value number_of(Wide micros, Qualifier qualifier) {
  if (micros > most || micros < -most) return Value::missing(Fault::overflow);
  return Value::number(static_cast<std::int64_t>(micros), qualifier);
}

Value mean_of(Wide micros, std::int64_t count, Qualifier qualifier) { return number_of(divided(micros, count), qualifier); }

Value negate(const Value& v) {
  if (!is_exact(v)) return Value::missing(Fault::approximate);
  return Value::number(-v.micros());
}

Value multiply(const Value& a, const Value& b) {
  const Wide product = divided(Wide{a.micros()} * b.micros(), micros_per_one);
  if (is_exact(a) && is_exact(b)) return number_of(product, Qualifier::exact);
  if ((is_exact(a) && a.micros() == 0) || (is_exact(b) && b.micros() == 0)) return Value::number(0);
  const bool grows = is_exact(a) ? a.micros() > 0 : is_exact(b) ? b.micros() > 0 : a.micros() >= 0 && b.micros() >= 0;
  return grows ? number_of(product, combined(a.qualifier(), b.qualifier())) : Value::missing(Fault::approximate);
}

Value divide(const Value& a, const Value& b) {
  if (b.micros() == 0) return Value::missing(Fault::divided_by_zero);
  if (!is_exact(b) || (!is_exact(a) && b.micros() < 0)) return Value::missing(Fault::approximate);
  const Wide number = Wide{a.micros()} * micros_per_one;
  return kept(b.micros() < 0 ? divided(-number, -Wide{b.micros()}) : divided(number, b.micros()), a);
}

Value absolute(const Value& v) {
  if (v.micros() >= 0) return v;
  return negate(v);
}

Value rounded(const Value& v, const Value& digits) {
  const Whole places = whole_in(digits, 6);
  if (places.fault != Fault::none) return Value::missing(places.fault);
  Wide unit = 1;
  for (std::int64_t place = places.number; place < 6; ++place) unit *= 10;
  return kept(divided(v.micros(), unit) * unit, v);
}

Value floor_of(const Value& v) {
  const std::int64_t rest = v.micros() % micros_per_one;
  return kept(Wide{v.micros()} - rest - (rest < 0 ? micros_per_one : 0), v);
}

Value ceiling_of(const Value& v) {
  const std::int64_t rest = v.micros() % micros_per_one;
  return kept(Wide{v.micros()} - rest + (rest > 0 ? micros_per_one : 0), v);
}

Whole whole_in(const Value& v, std::int64_t most_of_it) {
  if (!is_exact(v)) return {.fault = Fault::approximate};
  if (v.micros() % micros_per_one != 0) return {.fault = Fault::not_whole};
  const std::int64_t number = v.micros() / micros_per_one;
  if (number > most_of_it || number < -most_of_it) return {.fault = Fault::out_of_range};
  return {.number = number};
}

}  // namespace lianxin::expressions
