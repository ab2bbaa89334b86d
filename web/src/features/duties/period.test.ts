import { expect, it } from 'vitest'
import { i18n, set_language } from '@/i18n'
import './index'
import { parse_period, period_text, share_gone, step, type Period } from './period'
import { period_words, standing } from './words'

const p = (text: string) => parse_period(text) as Period

it('reads the four kinds of period and nothing else', () => {
  for (const text of ['2026', '2026-H2', '2026-Q4', '2026-B6']) expect(period_text(p(text))).toBe(text)
  for (const text of ['', '2026-H3', '2026-Q5', '2026-B7', '2026-11', '26']) expect(parse_period(text)).toBeNull()
})

it('walks over the end of a year', () => {
  expect([['2026-B6', 1], ['2026-B1', -1], ['2026-Q4', 1], ['2026-H1', -1], ['2026', -1], ['2026-B1', -7]].map(([t, n]) => period_text(step(p(t as string), n as number)))).toEqual(['2027-B1', '2025-B6', '2027-Q1', '2025-H2', '2025', '2024-B6'])
})

it('knows how much of a period is over at the end of a day', () => {
  const share = (text: string, day: string) => Math.round(share_gone(p(text), day) * 1000)
  expect([share('2026-B6', '2026-10-31'), share('2026-B6', '2026-11-01'), share('2026-B6', '2026-11-30'), share('2026-B6', '2026-12-31'), share('2026-B6', '2027-01-01')]).toEqual([0, 16, 492, 1000, 1000])
  expect(share('2024-Q1', '2024-02-29')).toBe(Math.round((60 / 91) * 1000))
  expect(share('2026', '2026-12-31')).toBe(1000)
})

it('is told in words of both languages, as is where a place stands', () => {
  void i18n
  expect(['2026', '2026-H2', '2026-Q4', '2026-B6'].map(period_words)).toEqual(['2026年', '2026年下半年', '2026年四季度', '2026年11–12月'])
  expect(standing({ owed: 54, done: 54 }, 'full_coverage', false)).toBe('都达到了')
  expect(standing({ owed: 54, done: 50 }, 'full_coverage', false)).toBe('还差 4 户')
  expect(standing({ owed: 54, done: 50 }, 'full_coverage', true)).toBe('有 4 户没达到')
  expect(standing({ owed: 0, done: 0 }, 'events', true)).toBe('没有该走的')
  set_language('en')
  expect(period_words('2026-H2')).toBe('Second half of 2026')
  set_language('zh')
})
