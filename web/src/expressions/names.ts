// What an expression may speak of, each with its slot in the record.
import type { Type } from './value'

export interface Name {
  name: string
  type: Type
  columns?: readonly Name[] // of a table
}
export interface Place {
  slot: number
  column: number // -1 for the field itself
  type: Type
}

export class Names {
  readonly #places = new Map<string, Place>()
  constructor(readonly all: readonly Name[]) {
    all.forEach((field, slot) => {
      if (this.#places.has(field.name)) return
      this.#places.set(field.name, { slot, column: -1, type: field.type })
      if (field.type !== 'table') return
      field.columns?.forEach((cell, column) => {
        const name = `${field.name}.${cell.name}`
        if (cell.type !== 'table' && !this.#places.has(name)) this.#places.set(name, { slot, column, type: cell.type })
      })
    })
  }
  find(name: string): Place | undefined {
    return this.#places.get(name)
  }
}

const words = new Set(['true', 'false', 'missing', 'today', 'and', 'or', 'not', 'in', 'where'])
export const is_name = (name: string) => /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) && !words.has(name)
