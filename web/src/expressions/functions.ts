// Functions whose arguments are of fixed types, as src/platform/expressions/functions.cpp lists them.
import type { Type } from './value'

export type Types = readonly Type[]
const number: Types = ['number']
const words: Types = ['text']
const day: Types = ['date']
export const number_or_date: Types = ['number', 'date']
export const text_or_list: Types = ['text', 'list']
export const writable: Types = ['number', 'date', 'text', 'list']
export const comparable: Types = ['number', 'date', 'boolean', 'text']
export const any_value: Types = [...writable, 'boolean']
export const anything: Types = [...any_value, 'table']

export interface Function {
  result: Type
  fewest: number
  most: number
  first: Types
  second: Types
}
const f = (result: Type, fewest: number, most: number, first: Types, second: Types = []): Function => ({ result, fewest, most, first, second })

export const functions = new Map<string, Function>([
  ['empty', f('boolean', 1, 1, anything)],
  ['filled', f('boolean', 1, 1, anything)],
  ['round', f('number', 1, 2, number, number)],
  ['floor', f('number', 1, 1, number)],
  ['ceil', f('number', 1, 1, number)],
  ['abs', f('number', 1, 1, number)],
  ['exact', f('number', 1, 1, number)],
  ['days', f('number', 2, 2, day, day)],
  ['add_days', f('date', 2, 2, day, number)],
  ['workdays', f('number', 2, 2, day, day)],
  ['add_workdays', f('date', 2, 2, day, number)],
  ['year', f('number', 1, 1, day)],
  ['month', f('number', 1, 1, day)],
  ['day', f('number', 1, 1, day)],
  ['length', f('number', 1, 1, words)],
  ['starts', f('boolean', 2, 2, words, words)],
  ['contains', f('boolean', 2, 2, text_or_list, words)],
  ['text', f('text', 1, 1, writable)],
  ['number', f('number', 1, 1, words)],
  ['concat', f('text', 1, 500, writable, writable)],
  ['if', f('nothing', 3, 3, ['boolean'], any_value)],
])

const keys = new Map<Types, string>([
  [number_or_date, 'number_or_date'], [text_or_list, 'text_or_list'], [writable, 'writable'], [comparable, 'comparable'], [any_value, 'no_table'], [anything, 'no_table'],
])
/** The key of "here a number should stand". */
export const key_of_wanted = (types: Types) => `expressions.wants_${keys.get(types) ?? types[0]}`
