// What parsing leaves for evaluating.
import type { Place } from './names'
import type { Type, Value } from './value'

export interface Node {
  op: string
  type: Type
  args: Node[]
  value?: Value // of a constant
  at?: number // slot of a field, column of a cell, slot of a table that is summed up
  where?: Node
}
export interface Used {
  name: string
  place: Place
}
export interface Expression {
  text: string
  type: Type
  root: Node
  names_used: readonly Used[]
  uses_today: boolean
  uses_calendar: boolean
}
/** What is wrong: the key of its text, where, and what the text names. */
export interface Wrong {
  key: string
  args: Record<string, string>
  offset: number // characters, from 0
  line: number
  column: number
}
export const max_length = 4_000
export const max_depth = 64
export const max_nodes = 1_000
export const max_list = 500
