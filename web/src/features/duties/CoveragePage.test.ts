import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import './index'
import CoveragePage from './CoveragePage.vue'
import type { RuleCoverage } from './duties.api'
import { fake_server } from '../../../tests/fake'

const sumu = { code: '150725200000', name: '西乌珠尔苏木', full_name: '西乌珠尔苏木' }
const village = (code: string, name: string) => ({ code, name, full_name: `西乌珠尔苏木 ${name}` })
const rule: RuleCoverage['rule'] = { id: 'village_coverage', requirement: '4.35', name: '每两个月全面走访一次', kind: 'full_coverage', level: 'village', minimum: 1, period: 'two_months', measure: 'visits' }
const covered = (changes: Partial<RuleCoverage> = {}): RuleCoverage => ({
  rule, period: '2026-B6', closed: false, of: { owed: 84, done: 40, away: 3, attempts: 2 },
  below: [{ place: village('b', '乌珠尔嘎查'), owed: 30, done: 5 }, { place: village('a', '萨如拉塔拉嘎查'), owed: 54, done: 35 }, { place: village('c', '空嘎查'), owed: 0, done: 0 }], ...changes,
})
let page: ReturnType<typeof mount> | undefined
async function open(at: string, rules: RuleCoverage[]) {
  set_clock('2026-11-17T09:40:00+08:00')
  const asked = fake_server({
    'GET /api/v1/duties/coverage': ({ url }) => ({ place: sumu, rules: url.searchParams.get('rule') ? rules.slice(0, 1) : rules }) as never,
    'GET /api/v1/duties/subjects': () => ({ items: [{ place: village('a', '萨如拉塔拉嘎查'), household: { id: 'h1', number: '001', name: '李*', place: village('a', '萨如拉塔拉嘎查') }, person: null, owed: 1, done: 0, attempts: 1, last_visit_on: null }], next: null }) as never,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  page = mount(CoveragePage, { global: { plugins: [i18n, router] }, props: { home: sumu }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}
afterEach(() => page?.unmount())

it('shows every rule with owed, done and the pace, and opens to the places below', async () => {
  const { page, router, asked } = await open('/coverage', [covered()])
  const card = page.find('.coverage-rule')
  for (const words of ['嘎查村级', '2026年11–12月', '40 / 84 户', '还差 44 户']) expect(card.text()).toContain(words)
  expect(Number(card.find('.pace-line').attributes('x1'))).toBeCloseTo((17 / 61) * 100, 3)
  await router.push(card.attributes('href')!)
  await flushPromises()
  expect(asked.at(-1)!.query).toContain('rule=village_coverage')
})

it('lists the places by name and not by figure, without those that owe nothing; the thin line says where today would be', async () => {
  const { page } = await open('/coverage?rule=village_coverage', [covered()])
  expect(page.findAll('.coverage-place').map((p) => p.text())).toEqual(['萨如拉塔拉嘎查', '乌珠尔嘎查'])
  expect(page.text()).toContain('另有 1 处没有该走的')
  expect(page.text()).toContain('按日子算，到今天 23')
  expect(page.findAll('.period-chooser a')).toHaveLength(1)
})

it('opens each figure to who is behind it, and a village at once to its households', async () => {
  const { page, router, asked } = await open('/coverage?rule=village_coverage', [covered()])
  expect(asked.some((a) => a.path.endsWith('/subjects'))).toBe(false)
  const away = page.findAll('a.figure').find((f) => f.text().includes('外出的户'))!
  await router.push(away.attributes('href')!)
  await flushPromises()
  expect(asked.at(-1)!.query).toMatch(/period=2026-B6.*state=away/)
  page.unmount()
  const below = await open('/coverage?rule=village_coverage&place=a', [covered({ below: [] })])
  expect(below.asked.at(-1)!.query).toContain('state=owed')
  expect(below.page.find('tbody a').attributes('href')).toBe('/households/h1')
})

it('says of a period that is over what was met, moves no more and draws no pace', async () => {
  const { page } = await open('/coverage?rule=village_coverage&period=2026-B5', [covered({ period: '2026-B5', closed: true })])
  expect(page.text()).toContain('这一期已经结束')
  expect(page.text()).toContain('有 44 户没达到')
  expect(page.find('.pace-line').exists()).toBe(false)
  expect(page.findAll('.period-chooser a').map((a) => a.attributes('href')!.match(/period=([^&]+)/)?.[1])).toEqual(['2026-B4', '2026-B6'])
})
