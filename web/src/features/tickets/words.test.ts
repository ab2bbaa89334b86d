import { beforeEach, describe, expect, it } from 'vitest'
import { start_session } from '@/features/identity'
import { set_clock } from '@/i18n/clock'
import '.'
import { days_since, due_words, full_place, place_words, unit_words } from './words'
import { fake_server, session } from '../../../tests/fake'

const at = (full_name: string) => ({ code: '1', name: '第一队', full_name })

describe('where it is', () => {
  beforeEach(async () => {
    fake_server({ 'GET /api/v1/session': () => ({ ...session, place: { code: '150725', name: '白水旗', full_name: '青山市白水旗' } }) })
    await start_session()
  })

  it('is told without the own area, also where a farm bears its name', () => {
    expect(place_words(at('青山市白水旗河东苏木第一队'))).toBe('河东苏木第一队')
    expect(place_words(at('青山市白水旗白水旗北滩农牧场第一队'))).toBe('北滩农牧场第一队')
    expect(place_words(at('青山市白水旗'))).toBe('青山市白水旗')
    expect(place_words(at('青山市白水旗白水旗'))).toBe('白水旗')
  })
  it('says no name twice from farther off', () => {
    expect(place_words(at('青山市红土旗红土旗南滩农牧场'))).toBe('青山市红土旗南滩农牧场')
    expect(full_place(at('青山市白水旗河东苏木'))).toBe('青山市白水旗河东苏木')
  })
  it('calls a unit of the own area as everybody here does', () => {
    expect(unit_words({ name: '白水旗水利局' })).toBe('水利局')
    expect(unit_words({ name: '青山市水利局' })).toBe('青山市水利局')
    expect(unit_words({ name: '白水旗' })).toBe('白水旗')
  })
})

describe('by the clock of the office', () => {
  it('today and the days since are counted, whatever this computer says', () => {
    const due = { kind: 'reply', at: '2031-03-05T17:30:00+08:00', light: 'amber', paused: false, working_days_left: 0 } as const
    set_clock('2031-03-05T09:00:00+08:00')
    expect(due_words(due)).toBe('今日 17:30')
    expect(days_since('2031-03-01T08:00:00+08:00')).toBe('4 天')
    expect(due_words({ ...due, at: '2031-03-06T00:00:00+08:00' })).toBe('今日到期') // no working day is left, whatever day it says
    expect(due_words({ ...due, light: 'red' })).toBe('今日超时')
    set_clock('2031-03-04T09:00:00+08:00')
    expect(due_words({ ...due, working_days_left: 1 })).toBe('剩 1 个工作日')
    expect(days_since('2031-03-01T08:00:00+08:00')).toBe('3 天')
  })
  it('says the day alone where the calendar of a year is not there', () => {
    const due = { kind: 'triage', at: '2032-01-15T17:30:00+08:00', light: 'green', paused: false, working_days_left: null } as const
    set_clock('2031-12-20T09:00:00+08:00')
    expect(due_words(due)).toMatch(/1月15日前$/)
    set_clock('2032-01-15T09:00:00+08:00')
    expect(due_words(due)).toBe('今日 17:30')
    set_clock('2032-01-20T09:00:00+08:00')
    expect(due_words({ ...due, light: 'red' })).toMatch(/1月15日起已超时$/)
  })
})
