import { describe, expect, it } from 'vitest'
import type { Due, DueSummary, KeptHousehold } from '@/offline'
import { done_now, main_summary, to_see, visited_here } from './walk'

const home = (id: string, changes: Partial<KeptHousehold> = {}): KeptHousehold => ({ id, number: id, place: 'p', head: id, state: 'active', version: 1, ...changes })
const two_months: DueSummary = { rule: { id: 'village', name: '两个月走访', kind: 'full_coverage', period: 'two_months' }, period: '2026-B6', owed: 4, done: 1, due_on: '2026-12-31', expected: 2 }
const quarter: DueSummary = { ...two_months, rule: { id: 'links', name: '季度', kind: 'each_link', period: 'quarter' }, period: '2026-Q4', owed: 20 }
const due = (household: string, changes: Partial<Due> = {}): Due => ({ rule: 'village', period: '2026-B6', household, owed: 1, done: 0, ...changes })
const entry = (household: string, kind = 'home') => ({ operation: { method: 'POST' as const, path: '/api/v1/visits', body: { household, kind } } })
const day = '2026-11-17'

describe('whom to see', () => {
  it('what was promised and is late, then who was missed, then who was not seen for longest', () => {
    const homes = [home('a', { last_visit_on: '2026-10-01' }), home('b', { last_visit_on: '2026-09-01' }), home('c', { last_visit_on: '2026-10-20', promised: [{ text: '井', due_on: '2026-11-16' }] }), home('d', { last_visit_on: '2026-10-10' }), home('e')]
    const stops = to_see(homes, [due('a'), due('b'), due('c'), due('d', { overdue: true }), due('e')], [two_months], [], day)
    expect(stops.map((s) => s.household.id)).toEqual(['c', 'd', 'e', 'b', 'a'])
    expect(stops[0]!.late_promise).toBe('井')
  })
  it('not who was seen, is away, or is owed by a period that is over; and not whose entry waits here', () => {
    const homes = ['seen', 'away', 'old', 'waits', 'tried', 'owed'].map((id) => home(id, id === 'away' ? { state: 'away' } : {}))
    const owed = [due('seen', { done: 1 }), due('away'), due('old', { period: '2026-B5' }), due('waits'), due('tried'), due('owed')]
    const stops = to_see(homes, owed, [two_months], [entry('waits'), entry('tried', 'not_home')], day)
    expect(stops.map((s) => s.household.id)).toEqual(['owed', 'tried'])
  })
})
describe('how far it is', () => {
  it('shows every household in turn before links, the shortest period first', () => {
    expect(main_summary([quarter, two_months])).toBe(two_months)
    expect(main_summary([quarter, { ...two_months, owed: 0 }])).toBe(quarter)
    expect(main_summary([])).toBeNull()
  })
  it('counts what waits on the phone once, and neither a call nor a vain try', () => {
    const jobs = [entry('a'), entry('a', 'field'), entry('b', 'phone'), entry('c', 'not_home'), entry('seen')]
    expect([...visited_here(jobs)].sort()).toEqual(['a', 'seen'])
    expect(done_now(two_months, [due('a'), due('b'), due('c'), due('seen', { done: 1 })], jobs)).toBe(2)
  })
})
