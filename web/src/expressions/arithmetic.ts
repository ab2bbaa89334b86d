// Exact decimals, as src/platform/expressions/arithmetic.h: each step rounded to a millionth, halves away from zero.
import { micros_per_one, missing, number } from './value'
import type { Fault, Figure, Missing, Qualifier, Value } from './value'

/** The first of two operands that says why it is missing, else one that is missing. */
export function missing_of(a: Value, b: Value): Value {
  if (a.type === 'nothing' && a.fault !== 'none') return a
  return b.type === 'nothing' ? b : a
}

export function combined(a: Qualifier, b: Qualifier): Qualifier {
  if (a === 'exact') return b
  return b === 'exact' || a === b ? a : 'at_least'
}

const size_of = (n: bigint) => (n < 0n ? -n : n)
/** Rounded, halves away from zero; by > 0. */
function divided(n: bigint, by: bigint): bigint {
  const size = size_of(n)
  const whole = size / by + (size % by >= (by + 1n) / 2n ? 1n : 0n)
  return n < 0n ? -whole : whole
}
const is_exact = (v: Figure) => v.qualifier === 'exact'

export const add = (a: Figure, b: Figure): Value => number(a.micros + b.micros, combined(a.qualifier, b.qualifier))
export const subtract = (a: Figure, b: Figure): Value => (is_exact(b) ? number(a.micros - b.micros, a.qualifier) : missing('approximate'))
export const negate = (v: Figure): Value => (is_exact(v) ? number(-v.micros) : missing('approximate'))

export function multiply(a: Figure, b: Figure): Value {
  const product = divided(a.micros * b.micros, micros_per_one)
  if (is_exact(a) && is_exact(b)) return number(product)
  if ((is_exact(a) && a.micros === 0n) || (is_exact(b) && b.micros === 0n)) return number(0n)
  const grows = is_exact(a) ? a.micros > 0n : is_exact(b) ? b.micros > 0n : a.micros >= 0n && b.micros >= 0n
  return grows ? number(product, combined(a.qualifier, b.qualifier)) : missing('approximate')
}

export function divide(a: Figure, b: Figure): Value {
  if (b.micros === 0n) return missing('divided_by_zero')
  if (!is_exact(b) || (!is_exact(a) && b.micros < 0n)) return missing('approximate')
  const scaled = a.micros * micros_per_one
  return number(b.micros < 0n ? divided(-scaled, -b.micros) : divided(scaled, b.micros), a.qualifier)
}

export const absolute = (v: Figure): Value => (v.micros >= 0n ? v : negate(v))

export function rounded(v: Figure, digits: Figure): Value {
  const places = whole_in(digits, 6n)
  if (typeof places === 'string') return missing(places)
  const unit = 10n ** (6n - places)
  return number(divided(v.micros, unit) * unit, v.qualifier)
}

export function floor_of(v: Figure): Value {
  const rest = v.micros % micros_per_one
  return number(v.micros - rest - (rest < 0n ? micros_per_one : 0n), v.qualifier)
}
export function ceiling_of(v: Figure): Value {
  const rest = v.micros % micros_per_one
  return number(v.micros - rest + (rest > 0n ? micros_per_one : 0n), v.qualifier)
}

export const mean_of = (micros: bigint, count: number, qualifier: Qualifier): Figure | Missing => number(divided(micros, BigInt(count)), qualifier)

/** The whole number in it, or why there is none. */
export function whole_in(v: Figure, most: bigint): bigint | Fault {
  if (!is_exact(v)) return 'approximate'
  if (v.micros % micros_per_one !== 0n) return 'not_whole'
  const n = v.micros / micros_per_one
  return size_of(n) > most ? 'out_of_range' : n
}
