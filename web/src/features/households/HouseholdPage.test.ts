import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { toasts, undo_last } from '@/ui'
import './index'
import HouseholdPage from './HouseholdPage.vue'
import type { Form, Household, Identity } from './households.api'
import { fake_server } from '../../../tests/fake'

const id = '01933b1e-0000-7000-8000-000000000501'
const form: Form = {
  version: '1', most_tag_days: 366, tags: [{ code: 'short_of_water', name: '缺水' }],
  items: [
    { key: 'water', name: '饮水', why: '缺水的户先安排', type: 'choice', options: [{ code: 'tap', name: '自来水' }, { code: 'hauled', name: '拉水' }], known: true },
    { key: 'livestock', name: '牲畜', why: '草料按头数准备', type: 'number', unit: '头只', known: true },
  ],
}
const house = (changes: Partial<Household> = {}): Household => ({
  id, number: '012', name: '斯***', place: { code: '150725200201', name: '萨如拉塔拉嘎查', full_name: '萨如拉塔拉嘎查' }, state: 'active', successor: null, origin: null, members_count: 2,
  members: [{ id: 'm1', name: '斯***', relation: 'head', away: false, has_phone: true }, { id: 'm2', name: '乌***', relation: 'spouse', away: false }], camps: [], profile: { water: 'tap', livestock: 200 }, form_version: '1',
  surveyed: true, consent: 'given', consent_on: '2026-05-01', tags: [], registered_on: '2026-05-01', next: ['open', 'change', 'away', 'leave', 'merge', 'split', 'tag'], version: 4, ...changes,
})
const open_names: Identity = { head: '斯琴高娃', phone: '13800005678', address: '东边第三家', camps: [], members: [{ id: 'm1', name: '斯琴高娃' }, { id: 'm2', name: '乌云其其格' }] }
const at = `/api/v1/households/${id}`
const mounted: { unmount: () => void }[] = []
async function open(answers: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({ [`GET ${at}`]: () => house(), 'GET /api/v1/households/form': () => form, [`GET ${at}/history`]: () => ({ items: [], next: null }) as never, ...answers })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(HouseholdPage, { global: { plugins: [i18n, router] }, props: { id }, attachTo: document.body })
  mounted.push(page)
  await flushPromises()
  return { asked, page }
}
const press = async (page: Awaited<ReturnType<typeof open>>['page'], words: string) => {
  await page.findAll('button').filter((b) => b.text() === words).at(-1)!.trigger('click')
  await flushPromises()
}
afterEach(() => {
  mounted.splice(0).forEach((m) => m.unmount())
  toasts.splice(0)
  vi.useRealTimers()
})

it('is masked until it is opened with a reason, and closes again by itself', async () => {
  const { asked, page } = await open({ [`POST ${at}/identity`]: () => open_names })
  expect(page.text()).toContain('斯***')
  await press(page, '打开姓名、电话、住址')
  await page.find('textarea').setValue('上门前核对住址')
  vi.useFakeTimers()
  await page.find('dialog form').trigger('submit')
  await vi.advanceTimersByTimeAsync(10)
  expect(asked.find((a) => a.path === `${at}/identity`)?.body).toEqual({ reason: '上门前核对住址' })
  for (const words of ['斯琴高娃', '乌云其其格', '13800005678', '东边第三家']) expect(page.text()).toContain(words)
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect(page.text()).not.toContain('斯琴高娃')
  expect(page.text()).not.toContain('13800005678')
})

it('what a higher team offered is accepted or declined, with time to take it back', async () => {
  const offer = { id: 'o1', by: { id: 'p1', name: '那日苏' }, on: '2026-11-23', visit: 'v1', changes: [{ field: 'phone', label: '电话', before: '138****5678', after: '139****1111', sealed: true }, { field: 'profile.water', label: '饮水', before: '自来水', after: '拉水', sealed: false }] }
  const { asked, page } = await open({ [`GET ${at}`]: () => house({ offers: [offer] }), [`POST ${at}/commands`]: () => house({ offers: [], version: 5 }) })
  const card = page.find('.house-offers')
  for (const words of ['那日苏', '电话：138****5678 → 139****1111', '饮水：自来水 → 拉水']) expect(card.text()).toContain(words)
  vi.useFakeTimers()
  await card.findAll('button').find((b) => b.text() === '采纳')!.trigger('click')
  expect(asked.some((a) => a.method === 'POST')).toBe(false)
  await vi.advanceTimersByTimeAsync(9000)
  expect(asked.find((a) => a.path === `${at}/commands`)!.body).toEqual({ command: 'accept_offer', offer: 'o1' })
  expect(page.find('.house-offers').exists()).toBe(false)
})

it('sends of the survey only what was changed, under the version it was read at', async () => {
  const { asked, page } = await open({ [`PATCH ${at}`]: () => house({ profile: { water: 'hauled', livestock: 200 }, version: 5 }) })
  await page.findAll('.part-head').find((h) => h.text().includes('家里情况'))!.find('button').trigger('click')
  expect(page.text()).toContain('缺水的户先安排')
  await page.find('[data-field="profile.water"] select').setValue('hauled')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'PATCH')!
  expect(sent.body).toEqual({ profile: { water: 'hauled' } })
  expect(sent.headers.get('If-Match')).toBe('"4"')
  expect(page.find('.house-profile').text()).toContain('拉水')
})

it('shows both side by side when somebody was quicker, and keeps what was typed', async () => {
  let version = 4
  const { asked, page } = await open({
    [`GET ${at}`]: () => house(version === 4 ? {} : { profile: { water: 'hauled', livestock: 200 }, version }),
    [`PATCH ${at}`]: ({ headers }) => (headers.get('If-Match') === '"5"' ? house({ version: 6 }) : ((version = 5), { status: 412, body: { type: 'x', title: '有人先改了', status: 412, current_version: 5 } })),
  })
  await page.findAll('.part-head').find((h) => h.text().includes('家里情况'))!.find('button').trigger('click')
  await page.find('[data-field="profile.livestock"] input').setValue('180')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(page.find('.house-conflict').text()).toContain('拉水')
  expect((page.find('[data-field="profile.livestock"] input').element as HTMLInputElement).value).toBe('180')
  await page.find('.house-conflict button').trigger('click')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.filter((a) => a.method === 'PATCH').map((a) => a.body)).toEqual([{ profile: { livestock: 180 } }, { profile: { water: 'hauled', livestock: 180 } }])
})

it('marks it as away at once, and undoing brings it back', async () => {
  let state: Household['state'] = 'active'
  const { asked, page } = await open({ [`GET ${at}`]: () => house({ state }), [`POST ${at}/commands`]: ({ body }) => house({ state: (state = (body as { command: string }).command === 'away' ? 'away' : 'active') }) })
  await press(page, '登记外出')
  expect(page.find('.page-head').text()).toContain('外出')
  undo_last()
  await flushPromises()
  expect(asked.filter((a) => a.method === 'POST').map((a) => (a.body as { command: string }).command)).toEqual(['away', 'back'])
})

it('asks why somebody leaves, and sends it only after the time to take it back', async () => {
  const { asked, page } = await open({ [`POST ${at}/commands`]: () => house({ state: 'left', next: [] }) })
  await page.find('[data-command="leave"]').trigger('click')
  await page.find('dialog form').trigger('submit')
  expect(page.text()).toContain('请写理由')
  await page.find('[data-field="reason"] textarea').setValue('搬到旗里')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.some((a) => a.method === 'POST')).toBe(false)
  undo_last()
  await flushPromises()
  expect(asked.some((a) => a.method === 'POST')).toBe(false)
  expect(page.find('[data-command="leave"]').exists()).toBe(true)
})

it('offers nothing to a reader who may do nothing', async () => {
  const { page } = await open({ [`GET ${at}`]: () => house({ next: [] }) })
  expect(page.findAll('main button, .page button').map((b) => b.text())).toEqual([])
})
