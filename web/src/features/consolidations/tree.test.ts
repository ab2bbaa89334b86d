import { describe, expect, it } from 'vitest'
import type { ConsolidationNode } from './consolidations.api'
import { beside, shown_nodes, step } from './tree'

const node = (id: string, kind: ConsolidationNode['kind'], parent: string | null) => ({ id, kind, parent, text: id }) as ConsolidationNode
const nodes = [node('water', 'category', null), node('well', 'problem', 'water'), node('pump', 'line', 'well'), node('salt', 'line', 'well'), node('road', 'category', null), node('mud', 'problem', 'road')]
const none = new Set<string>()

describe('the tree by keys', () => {
  it('hides all that is below a folded node', () => {
    expect(shown_nodes(nodes, new Set(['water'])).map((n) => n.id)).toEqual(['water', 'road', 'mud'])
    expect(shown_nodes(nodes, new Set(['well'])).map((n) => n.id)).toEqual(['water', 'well', 'road', 'mud'])
  })
  it('goes up and down over what is shown, and stays at the ends', () => {
    expect(step('ArrowDown', 'salt', nodes, none).to).toBe('road')
    expect(step('ArrowDown', 'water', nodes, new Set(['water'])).to).toBe('road')
    expect(step('ArrowUp', 'water', nodes, none).to).toBeUndefined()
    expect(step('End', 'water', nodes, none).to).toBe('mud')
    expect(step('ArrowDown', null, nodes, none).to).toBe('water')
  })
  it('folds, unfolds and goes to what is above with left and right', () => {
    expect(step('ArrowLeft', 'well', nodes, none)).toEqual({ fold: 'well' })
    expect(step('ArrowLeft', 'pump', nodes, none)).toEqual({ to: 'well' })
    expect(step('ArrowRight', 'well', nodes, new Set(['well']))).toEqual({ unfold: 'well' })
    expect(step('ArrowRight', 'well', nodes, none)).toEqual({ to: 'pump' })
    expect(step('ArrowRight', 'pump', nodes, none).to).toBeUndefined()
  })
  it('stands beside what is gone, else above it', () => {
    expect(beside(nodes, 'pump')).toBe('salt')
    expect(beside(nodes, 'salt')).toBe('pump')
    expect(beside(nodes, 'mud')).toBe('road')
  })
})
