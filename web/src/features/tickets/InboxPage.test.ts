import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import InboxPage from './InboxPage.vue'
import { a_ticket, fake_server, office, session } from '../../../tests/fake'

const other = a_ticket({ id: '01933b1e-0000-7000-8000-000000000398', number: '陈旗 2026-0398', title: '路冲毁了', due: { kind: 'reply', at: '2030-01-05T17:30:00+08:00', light: 'green', paused: false, working_days_left: 4 } })
const counts = {
  total: 2, open: 2, by_state: [{ state: 'registered', count: 2 }], by_light: [{ light: 'red', count: 1 }, { light: 'green', count: 1 }], by_unit: [{ unit: office, count: 2 }], as_of: '2026-11-17T09:40:00+08:00',
} as const
let changed: (data: object) => void

class Stream {
  addEventListener(name: string, handler: (e: MessageEvent) => void) {
    if (name === 'ticket') changed = (data) => handler(new MessageEvent('ticket', { data: JSON.stringify(data) }))
  }
  close() {}
}

async function open(answers: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    'GET /api/v1/tickets': () => ({ items: [a_ticket(), other], next: 'after-2' }),
    'GET /api/v1/tickets/counts': () => ({ ...counts, by_state: [...counts.by_state], by_light: [...counts.by_light], by_unit: [...counts.by_unit] }),
    'GET /api/v1/packs/categories': () => ({ name: 'categories', items: [] }),
    ...answers,
  })
  await start_session()
  const router = createRouter({ history: createMemoryHistory(), routes: [...ticket_routes, { path: '/register', component: InboxPage }] })
  await router.push('/tickets')
  const page = mount(InboxPage, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}
const lists = (asked: { path: string; query: string }[]) => asked.filter((a) => a.path === '/api/v1/tickets').map((a) => decodeURIComponent(a.query))

describe('the inbox', () => {
  beforeEach(() => {
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('matchMedia', () => ({ matches: false }))
  })

  it('has what is with the own unit behind a tab, counted among all', async () => {
    const { asked, page, router } = await open({ 'GET /api/v1/tickets/counts': () => ({ ...counts, open: 9, by_state: [...counts.by_state], by_light: [...counts.by_light], by_unit: [{ unit: { id: 'u-else', name: '别处' }, count: 7 }, { unit: office, count: 2 }] }) })
    const tab = page.findAll('.inbox-bar .tabs button').find((b) => b.text().startsWith('在我单位'))!
    expect(tab.text()).toBe('在我单位2')
    await tab.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ tab: 'mine' })
    expect(lists(asked).some((q) => q.includes(`holder=${office.id}`))).toBe(true)
    expect(asked.findLast((a) => a.path === '/api/v1/tickets/counts')!.query).not.toContain('holder')
    expect(page.find('.inbox-bar .tabs [aria-pressed="true"]').text()).toBe('在我单位2')
  })
  it('leaves opinions of rounds out until one asks for them, and says how many', async () => {
    const { asked, page, router } = await open({ 'GET /api/v1/tickets/counts': ({ url }: { url: URL }) => ({ ...counts, total: url.search.includes('rounds=only') ? 3024 : 2, by_state: [...counts.by_state], by_light: [...counts.by_light], by_unit: [] }) })
    const pressed = () => page.find('.apart-rounds')
    expect(lists(asked)[0]).toContain('rounds=without')
    expect([pressed().attributes('aria-pressed'), pressed().text()]).toEqual(['true', '不含征集意见3024 件未列'])
    await pressed().trigger('click')
    await flushPromises()
    expect(lists(asked).at(-1)).not.toContain('rounds')
    expect([pressed().attributes('aria-pressed'), pressed().text()]).toEqual(['false', '不含征集意见3024 件在内'])
    expect(router.currentRoute.value.query).toEqual({ rounds: 'with' })
  })
  it('shows rows with a light that is a shape and words', async () => {
    const { page, asked } = await open()
    const lights = page.findAll('tbody .due')
    expect(lights.map((l) => l.classes().at(-1))).toEqual(['over', 'ok'])
    expect(lights[0]!.text()).toBe('受理超时 2 个工作日')
    expect(lights[1]!.text()).toBe('剩 4 个工作日')
    expect(lists(asked)[0]).toContain('state=open')
  })

  it('filters by light and keeps that in the address', async () => {
    const { page, asked, router } = await open()
    await page.find('.light.over').trigger('click')
    await flushPromises()
    expect(lists(asked).at(-1)).toContain('light=red')
    expect(router.currentRoute.value.query.light).toBe('red')
  })

  it('waits for the end of composing before it searches', async () => {
    vi.useFakeTimers()
    const { page, asked } = await open().finally(() => undefined)
    const box = page.find('.inbox-find input')
    const before = lists(asked).length
    await box.trigger('compositionstart')
    ;(box.element as HTMLInputElement).value = 'jing'
    await box.trigger('input')
    await vi.advanceTimersByTimeAsync(1000)
    expect(lists(asked)).toHaveLength(before)
    ;(box.element as HTMLInputElement).value = '水井'
    await box.trigger('compositionend')
    await vi.advanceTimersByTimeAsync(1000)
    expect(lists(asked).at(-1)).toContain('q=水井')
    vi.useRealTimers()
  })

  it('reads on with the cursor and keeps the rows above', async () => {
    const { page, asked } = await open()
    await page.find('.table-foot .btn').trigger('click')
    await flushPromises()
    expect(lists(asked).at(-1)).toContain('cursor=after-2')
    expect(page.findAll('tbody tr')).toHaveLength(4)
  })

  it('changes a row where it stands and only counts others', async () => {
    const moved = a_ticket({ version: 4, title: '井修好了', due: null })
    const { page } = await open({ [`GET /api/v1/tickets/${moved.id}`]: () => moved })
    changed({ id: moved.id, number: moved.number, state: 'replied', version: 4, change: 'replied' })
    changed({ id: 'somebody-else', number: 'x', state: 'registered', version: 1, change: 'registered' })
    await flushPromises()
    expect(page.findAll('tbody tr')[0]!.text()).toContain('井修好了')
    expect(page.findAll('tbody tr')).toHaveLength(2)
    expect(page.find('.news').text()).toContain('1')
  })

  it('says so when nobody answers and keeps the page', async () => {
    const { page } = await open()
    globalThis.fetch = () => Promise.reject(new TypeError('no network'))
    await page.find('.light.soon').trigger('click')
    await flushPromises()
    expect(page.find('[role="alert"]').text()).toContain('没有连上')
    expect(page.findAll('tbody tr')).toHaveLength(2)
  })
})
