import { describe, expect, it } from 'vitest'
import { duty_rows, is_covered, narrowed, tick, type Category } from './duties'
import type { Unit } from './places.api'

const categories = ['water', 'water.drinking', 'water.drinking.well', 'water.irrigation', 'roads'].map((code) => ({ code, name: `名 ${code}` })) as Category[]
const unit = (name: string, place: string, handled: string[]) => ({ id: name, name, kind: 'department', place: { code: place, name: place, full_name: place }, superior: null, closed_on: null, version: 1, categories: handled }) as Unit
const state_of = (units: Unit[]) => Object.fromEntries(duty_rows(categories, units, 'banner').map((r) => [r.category.code, r.state]))

describe('duties', () => {
  it('a unit handles a category and all below it; above helps where nobody of the place does', () => {
    const units = [unit('水利局', 'banner', ['water']), unit('市水利局', 'city', ['water']), unit('市交通局', 'city', ['roads'])]
    expect(state_of(units)).toEqual({ water: 'handled', 'water.drinking': 'handled', 'water.drinking.well': 'handled', 'water.irrigation': 'handled', roads: 'above' })
    const roads = duty_rows(categories, units, 'banner').at(-1)!
    expect(roads.above.map((h) => h.unit.name)).toEqual(['市交通局'])
  })

  it('only units of the same narrowness overlap', () => {
    expect(state_of([unit('甲', 'banner', ['water']), unit('乙', 'banner', ['water.drinking'])])).toMatchObject({ water: 'handled', 'water.drinking.well': 'handled' })
    expect(state_of([unit('甲', 'banner', ['water']), unit('乙', 'banner', ['water'])])).toMatchObject({ water: 'overlap', roads: 'nobody' })
  })

  it('counts what is open below, and shows gaps with what they are part of', () => {
    const rows = duty_rows(categories, [unit('乙', 'banner', ['water.drinking'])], 'banner')
    expect(rows[0]!.parts_open).toBe(1)
    expect(narrowed(rows, '', 'gap').map((r) => r.category.code)).toEqual(['water', 'water.irrigation', 'roads'])
    expect(narrowed(rows, '乙', '').map((r) => r.category.code)).toEqual(['water', 'water.drinking', 'water.drinking.well'])
  })

  it('a ticked category covers those below', () => {
    expect(tick(['water.drinking', 'roads'], 'water', true)).toEqual(['roads', 'water'])
    expect(tick(['water'], 'water', false)).toEqual([])
    expect(is_covered(['water'], 'water.drinking.well')).toBe(true)
    expect(is_covered(['water.drinking.well'], 'water.drinking.well')).toBe(false)
  })
})
