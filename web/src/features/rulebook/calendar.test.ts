import { describe, expect, it } from 'vitest'
import { changes_between, count_kinds, day_is, days_of_month, empty_year, paint, runs, weekday } from './calendar'
import type { CalendarYear } from './rulebook.api'

const year: CalendarYear = { year: 2026, source: '第7号', holidays: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }], makeup_working_days: ['2026-10-10'] }

describe('a year of the calendar', () => {
  it('knows what a day is', () => {
    expect(day_is(year, '2026-10-03')).toEqual({ kind: 'holiday', name: '国庆节' })
    expect(day_is(year, '2026-10-10')).toEqual({ kind: 'makeup' })
    expect(day_is(year, '2026-10-11')).toEqual({ kind: 'rest' })
    expect(day_is(year, '2026-10-12')).toEqual({ kind: 'work' })
    expect(weekday('2026-10-11')).toBe(7)
    expect(days_of_month(2028, 2)).toHaveLength(29)
    expect(count_kinds(year)).toEqual({ work: 256, rest: 101, holiday: 7, makeup: 1 })
  })

  it('paints days: neighbours of one name become one holiday, a day out of the middle parts it', () => {
    const longer = paint(year, '2026-10-08', { kind: 'holiday', name: '国庆节' })
    expect(longer.holidays).toEqual([{ name: '国庆节', from: '2026-10-01', to: '2026-10-08' }])
    const parted = paint(longer, '2026-10-05', { kind: 'plain' })
    expect(parted.holidays.map((h) => `${h.from}…${h.to}`)).toEqual(['2026-10-01…2026-10-04', '2026-10-06…2026-10-08'])
    expect(paint(longer, '2026-10-08', { kind: 'holiday', name: '国庆节' })).toEqual(year)
    expect(year.holidays[0]!.to).toBe('2026-10-07')
  })

  it('makes up only on weekends', () => {
    expect(paint(year, '2026-10-17', { kind: 'makeup' }).makeup_working_days).toEqual(['2026-10-10', '2026-10-17'])
    expect(paint(year, '2026-10-14', { kind: 'makeup' })).toEqual(year)
    expect(paint(year, '2026-10-10', { kind: 'holiday', name: '国庆节' }).makeup_working_days).toEqual([])
  })

  it('tells what differs, days that follow one another together', () => {
    const other: CalendarYear = { ...year, holidays: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-09' }], makeup_working_days: [] }
    expect(runs(changes_between(year, other))).toEqual([
      { from: '2026-10-08', to: '2026-10-09', was: { kind: 'work' }, is: { kind: 'holiday', name: '国庆节' } },
      { from: '2026-10-10', to: '2026-10-10', was: { kind: 'makeup' }, is: { kind: 'rest' } },
    ])
    expect(changes_between(empty_year(2026), empty_year(2026))).toEqual([])
  })
})
