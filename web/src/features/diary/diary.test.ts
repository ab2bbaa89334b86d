import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { Schema } from '@/api'
import { i18n } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import '@/features/households'
import '@/features/links'
import '@/features/tickets'
import './index'
import GapFigures from './GapFigures.vue'
import GapsPage from './GapsPage.vue'
import HouseholdTimeline from './HouseholdTimeline.vue'
import PrintSheet from './PrintSheet.vue'
import SignalsPage from './SignalsPage.vue'
import VisitPage from './VisitPage.vue'
import VisitsPage from './VisitsPage.vue'
import { two_months } from './words'
import { fake_server } from '../../../tests/fake'

type Visit = Schema['Visit']
const place = { code: '150725200201', name: '萨如拉塔拉嘎查', full_name: '西乌珠尔苏木萨如拉塔拉嘎查' }
const tana = { id: '01933b1e-0000-7000-8000-00000000aa01', name: '塔娜' }
const chaolu = { id: '01933b1e-0000-7000-8000-00000000aa02', name: '朝鲁' }
const id = '01933b1e-0000-7000-8000-00000000bb01'
const visit = (changes: Partial<Visit> = {}): Visit => ({
  id, kind: 'home', status: 'held', household: { id: '01933b1e-0000-7000-8000-000000000501', number: '012', name: '斯***', place }, place, began_at: '2026-11-12T10:00:00+08:00', ended_at: '2026-11-12T10:40:00+08:00',
  received_at: '2026-11-12T11:00:00+08:00', day: '2026-11-12', visited_by: [tana], entered_by: tana, needs: ['water'], need_names: ['饮水'], words: '水泵坏了，要人来修', promised: [], follow_up_on: null, programmes: [],
  confirmation: 'none', files: [], tickets: [], versions: [], next: [], version: 1, ...changes,
})
const mounted: { unmount: () => void }[] = []
async function open(component: Component, props: Record<string, unknown>, answers: Parameters<typeof fake_server>[0], at = '/') {
  set_clock('2026-11-17T09:40:00+08:00')
  const asked = fake_server(answers)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const page = mount(component, { global: { plugins: [i18n, router] }, props, attachTo: document.body })
  mounted.push(page)
  await flushPromises()
  return { asked, page, router }
}
afterEach(() => {
  mounted.splice(0).forEach((m) => m.unmount())
  vi.restoreAllMocks()
})
const listed = (items: unknown[]) => () => ({ items, next: null }) as never

it('lists what was told first, with who wrote it for whom, and asks for what is chosen', async () => {
  const { page, asked, router } = await open(VisitsPage, { home: place, me: tana }, { 'GET /api/v1/visits': listed([visit({ entered_by: chaolu }), visit({ id: 'b', words: '', need_names: [], status: 'attempt', kind: 'not_home' })]) }, '/visits?status=disputed&since=before')
  expect(asked[0]!.query).toContain('status=disputed')
  expect(asked[0]!.query).toContain('from=2026-09-01&to=2026-10-31')
  expect(page.findAll('tbody tr').map((r) => r.find('a').text())).toEqual(['水泵坏了，要人来修', '没有见到人。'])
  expect(page.text()).toContain('朝鲁 代录')
  await page.findAll('select')[0]!.setValue('phone')
  await flushPromises()
  expect(router.currentRoute.value.query).toMatchObject({ kind: 'phone', status: 'disputed' })
})

it('shows a disputed visit with the words of the household, and settles it with a reason', async () => {
  const disputed = visit({ status: 'disputed', confirmation: 'disputed', confirmation_words: '那天家里没有人', next: ['correct', 'settle'], versions: [{ version: 2, at: '2026-11-14T19:00:00+08:00', by: null, reason: '', changes: [{ field: 'status', label: '状态', before: '算数', after: '有异议' }] }] })
  const { page, asked } = await open(VisitPage, { id }, { [`GET /api/v1/visits/${id}`]: () => ({ body: disputed }), [`POST /api/v1/visits/${id}/settlement`]: () => ({ body: visit({ confirmation: 'dismissed' }) }) })
  expect(page.text()).toContain('那天家里没有人')
  expect(page.text()).toContain('状态：“算数” → “有异议”')
  await page.find('[data-do=settle]').trigger('click')
  await flushPromises()
  await page.find('dialog form').trigger('submit')
  expect(asked.some((a) => a.method === 'POST')).toBe(false)
  await page.find('dialog input[value=dismissed]').setValue(true)
  await page.find('dialog textarea').setValue('问过户主，是记错了日子')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.find((a) => a.method === 'POST')?.body).toEqual({ upheld: false, reason: '问过户主，是记错了日子' })
  expect(page.find('dialog').exists()).toBe(false)
  expect(page.text()).not.toContain('户里说不是这样')
})

it('corrects with what was changed only, at the version it was read at', async () => {
  const { page, asked } = await open(VisitPage, { id }, { [`GET /api/v1/visits/${id}`]: () => ({ body: visit({ next: ['correct'], version: 3 }) }), [`PATCH /api/v1/visits/${id}`]: () => ({ body: visit({ version: 4 }) }), 'GET /api/v1/visits/needs': listed([]), 'GET /api/v1/people': listed([]) })
  await page.find('[data-do=correct]').trigger('click')
  await flushPromises()
  const [words, reason] = page.findAll('dialog textarea')
  await words!.setValue('水泵已经修好')
  await reason!.setValue('补记结果')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'PATCH')!
  expect(sent.body).toEqual({ reason: '补记结果', words: '水泵已经修好' })
  expect(sent.headers.get('if-match')).toBe('"3"')
})

it('corrects who went, what was needed and when to go again; takes up how many a service was for', async () => {
  const was = visit({ kind: 'service', served: 12, post: 'law', post_name: '法律咨询岗', household: null, visited_by: [tana, chaolu], needs: ['water'], next: ['correct'] })
  const { page, asked } = await open(VisitPage, { id }, {
    [`GET /api/v1/visits/${id}`]: () => ({ body: was }), [`PATCH /api/v1/visits/${id}`]: () => ({ body: visit({ version: 2 }) }), 'GET /api/v1/visits/needs': () => ({ items: [{ key: 'water', name: '饮水' }, { key: 'road', name: '道路' }] }) as never,
    'GET /api/v1/people': listed([]),
  })
  for (const words of ['服务人数', '12 人', '法律咨询岗']) expect(page.text()).toContain(words)
  expect(page.text()).not.toContain('户里怎么说') // no household, no word of it
  await page.find('[data-do=correct]').trigger('click')
  await flushPromises()
  await page.findAll('dialog .correct-who button')[1]!.trigger('click')
  await page.find('dialog input[value=road]').setValue(true)
  await page.find('dialog [data-field=follow_up_on] input').setValue('2026-12-01')
  await page.find('dialog [data-field=served] input').setValue(15)
  await page.findAll('dialog textarea')[1]!.setValue('朝鲁那天没有去')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.find((a) => a.method === 'PATCH')!.body).toEqual({ reason: '朝鲁那天没有去', visited_by: [tana.id], needs: ['water', 'road'], follow_up_on: '2026-12-01', served: 15 })
})

it('asks an inspector questions, each with its visits, and says that they are no verdict', async () => {
  const signal: Schema['Signal'] = { kind: 'at_night', on: '2026-11-12', question: '这次走访从 02:40 开始。是有急事，还是时间记错了？', visits: [{ ...visit(), household: visit().household ?? null, ended_at: null }] }
  const { page } = await open(SignalsPage, { home: null }, { 'GET /api/v1/visits/signals': listed([signal]) })
  expect(page.text()).toContain('这里只有问题，没有结论')
  expect(page.find('tbody').text()).toContain('塔娜 · 012 斯***')
  await page.find('.signal-question').trigger('click')
  await flushPromises()
  expect(page.find('dialog').text()).toContain('水泵坏了，要人来修')
  expect(page.find('dialog a').attributes('href')).toContain(`/visits/${id}`)
})

it('puts visits, changes, links and requests of a household into one line of time', async () => {
  const items = [
    { at: '2026-11-12T10:00:00+08:00', kind: 'visit', id, title: '入户走访', words: '水泵坏了', by: '塔娜', state: 'disputed' }, { at: '2026-11-12T10:00:00+08:00', kind: 'ticket', id: 't1', title: '水泵坏了三天', words: '陈旗 2026-0412', state: 'registered' },
    { at: '2026-11-01T09:00:00+08:00', kind: 'change', id: null, title: '电话、饮水', words: '', by: '朝鲁', state: 'changed' }, { at: '2026-03-12T00:00:00+08:00', kind: 'link', id: 'l1', title: '曹芳峰', state: 'keeper' },
    { at: '2026-03-02T00:00:00+08:00', kind: 'card', id: null, title: '', words: '', by: null, state: 'renewed' },
  ]
  const household = { id: visit().household!.id, version: 1, tags: [] }
  const { page } = await open(HouseholdTimeline, { household }, { [`GET /api/v1/households/${household.id}/timeline`]: listed(items) })
  const lines = page.findAll('.timeline li').map((l) => l.text().replace(/\s+/g, ' '))
  for (const [n, words] of [['塔娜', '入户走访', '有异议', '水泵坏了'], ['诉求', '水泵坏了三天', '已登记'], ['朝鲁', '改了：电话、饮水'], ['曹芳峰', '包联责任人'], ['联系卡', '换了新的联系卡', '3月2日']].entries()) for (const w of words) expect(lines[n]).toContain(w)
  expect(page.find('.timeline a').attributes('href')).toContain(`/visits/${id}`)
})

it('the pages of gaps and of questions name the place of the address, and one that cannot be read by its code', async () => {
  const network = { [`GET /api/v1/places/${place.code}/network`]: () => ({ place }) as never }
  const signals = await open(SignalsPage, { home: null }, { 'GET /api/v1/visits/signals': listed([]), ...network }, `/visits/signals?place=${place.code}`)
  await vi.waitFor(() => expect(signals.page.find('.page-head').text()).toContain(place.full_name))
  expect(signals.asked.find((a) => a.path === '/api/v1/visits/signals')!.query).toContain(`place=${place.code}`)
  const gaps = await open(GapsPage, { home: place }, { 'GET /api/v1/duties/gaps': listed([]) }, '/coverage/gaps?place=999')
  await vi.waitFor(() => expect(gaps.page.find('.page-head p').text()).toBe('999'))
  await gaps.router.replace('/coverage/gaps')
  await vi.waitFor(() => expect(gaps.page.find('.page-head p').text()).toBe(place.full_name))
})

it('opens each of the four figures to its list; one that could not be read is not zero', async () => {
  const { page, asked } = await open(GapFigures, { place: place.code, titled: true }, { 'GET /api/v1/duties/gaps': ({ url }) => (url.searchParams.get('list') === 'items' ? { status: 503, body: { type: 'about:blank', title: 'busy', status: 503 } } : ({ list: 'x', total: 7, items: [], next: null } as never)) })
  expect(page.findAll('a.figure').map((a) => a.attributes('href'))).toEqual(['cadres', 'visits', 'households'].map((g) => `/coverage/gaps?list=${g}&place=${place.code}`))
  expect(page.text()).toContain('·')
  expect(asked.every((a) => a.query.includes(`place=${place.code}`))).toBe(true)
})

it('prints in a window that asks for the printer by itself', async () => {
  const paper = { addEventListener: (_: string, then: () => void) => then(), print: vi.fn() }
  const opened = vi.spyOn(window, 'open').mockReturnValue(paper as unknown as Window)
  const { page } = await open(PrintSheet, { home: place, me: tana, place: null, person: null }, {})
  await page.find('.sheet-foot a').trigger('click')
  expect(opened.mock.calls[0]![0]).toBe(`/api/v1/visits/diary?lang=zh&person=${tana.id}&from=2026-11-01&to=2026-11-17`)
  expect(paper.print).toHaveBeenCalledOnce()
  await page.find('input[value=ledger]').setValue(true)
  expect(page.find('.sheet-foot a').attributes('href')).toBe(`/api/v1/needs?lang=zh&place=${place.code}&from=2026-11-01&to=2026-11-17`)
  await page.find('input[type=date]').setValue('2026-12-01')
  expect(page.find('.sheet-foot a').exists()).toBe(false)
})

it('knows the two months of the calendar', () => {
  expect(two_months('2026-11-17')).toEqual({ from: '2026-11-01', to: '2026-12-31' })
  expect(two_months('2026-02-28', 1)).toEqual({ from: '2025-11-01', to: '2025-12-31' })
  expect(two_months('2026-02-28')).toEqual({ from: '2026-01-01', to: '2026-02-28' })
})
