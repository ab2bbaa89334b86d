import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import TicketPage from './TicketPage.vue'
import { days_by_level, type Levels } from './story'
import type { HistoryEntry, Ticket } from './tickets.api'
import { keep_trail } from './trail'
import { a_ticket, fake_server, office, session, water_bureau } from '../../../tests/fake'

const first = a_ticket({ next: [{ command: 'note' }] })
const second = a_ticket({ id: '01933b1e-0000-7000-8000-000000000398', title: '路冲毁了', text: '校车绕行四十分钟', number: '陈旗 2026-0398' })
const registered: HistoryEntry = { seq: 1, at: '2026-11-07T15:20:00+08:00', event: 'registered', by: { kind: 'person', name: '朝鲁' }, text: '井坏了' }

async function open(more: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    ...Object.fromEntries([first, second].flatMap((t) => [[`GET /api/v1/tickets/${t.id}`, () => t], [`GET /api/v1/tickets/${t.id}/history`, () => ({ items: [registered], next: null })]])),
    ...more,
  })
  await start_session()
  const router = createRouter({ history: createMemoryHistory(), routes: [...ticket_routes, { path: '/places/:code', component: TicketPage }] })
  await router.push(`/tickets/${first.id}`)
  const page = mount(TicketPage, { props: { id: first.id }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}

describe('the page of one request', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.stubGlobal('EventSource', class { addEventListener() {} close() {} })
  })

  it('shows only that it is not there, nothing of the request before', async () => {
    const { page } = await open()
    expect(page.text()).toContain(first.text)
    await page.setProps({ id: '01933b1e-0000-7000-8000-00000000dead' })
    await flushPromises()
    expect(page.text()).toContain('没有这件诉求')
    expect(page.text()).not.toContain(first.text)
    expect(page.find('.ticket-head').exists()).toBe(false)
    await page.setProps({ id: second.id })
    await flushPromises()
    expect(page.text()).toContain('校车绕行')
  })

  it('offers on the ladder to pass it up to the level above the one that has it, where one may', async () => {
    const level = (level: string, name: string, unit: { id: string; name: string }) => ({ level, place: { code: '15', name, full_name: name }, office: unit, teams: [], gap: false })
    const ladder = { place: first.place, levels: [level('prefecture', '白山市', { id: 'u-city', name: '市连心办' }), level('county', '白水旗', office), level('township', '河东苏木', { id: 'u-sumu', name: '苏木办' })] }
    const network = { [`GET /api/v1/places/${first.place.code}/network`]: () => ladder as never }
    const { page } = await open(network)
    expect(page.findAll('.ladder li')).toHaveLength(3)
    expect(page.find('.ladder button').exists()).toBe(false)
    const { page: mine } = await open({ ...network, [`GET /api/v1/tickets/${first.id}`]: () => a_ticket({ next: [{ command: 'escalate' }, { command: 'note' }] }) })
    expect(mine.findAll('.ladder li').map((li) => li.find('button').exists())).toEqual([true, false, false])
    await mine.find('.ladder button').trigger('click')
    await flushPromises()
    expect(document.querySelector('dialog')?.textContent).toContain('上报')
    mine.unmount()
    page.unmount()
  })

  it('leads to the next of the list with J', async () => {
    keep_trail([first.id, second.id], { light: 'red' })
    const { page, router } = await open()
    expect(page.find('.crumbs a').attributes('href')).toContain('light=red')
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true }))
    await flushPromises()
    expect(router.currentRoute.value.path).toBe(`/tickets/${first.id}`)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    await flushPromises()
    expect(router.currentRoute.value.path).toBe(`/tickets/${second.id}`)
    page.unmount()
  })

  it('keeps progress that could not be sent, and sends it with the version', async () => {
    let turn = 0
    const { page, asked } = await open({ [`POST /api/v1/tickets/${first.id}/commands`]: () => (++turn === 1 ? { status: 503, body: { type: 'about:blank', title: '正忙', status: 503 } } : { ...first, version: 4 }) })
    const box = page.find('.composer textarea')
    await box.setValue('配件到了')
    await page.find('.composer').trigger('submit')
    await flushPromises()
    expect((box.element as HTMLTextAreaElement).value).toBe('配件到了')
    expect(localStorage.getItem(`lianxin.command.${first.id}.note`)).toContain('配件到了')
    await page.find('.composer').trigger('submit')
    await flushPromises()
    const post = asked.findLast((a) => a.method === 'POST')!
    expect(post.body).toEqual({ command: 'note', text: '配件到了' })
    expect(post.headers.get('If-Match')).toBe('"3"')
    expect((box.element as HTMLTextAreaElement).value).toBe('')
    expect(localStorage.getItem(`lianxin.command.${first.id}.note`)).toBeNull()
  })
})

describe('a command that waits', () => {
  it('shows on the page that it waits, and what became of it once it is sent', async () => {
    localStorage.clear()
    const ready = a_ticket({ next: [{ command: 'escalate' }] })
    const { page, asked } = await open({
      [`GET /api/v1/tickets/${first.id}`]: () => ready,
      [`POST /api/v1/tickets/${first.id}/commands`]: () => a_ticket({ state: 'escalated', version: 4 }),
    })
    await page.find('[data-command="escalate"]').trigger('click')
    const sheet = page.findComponent({ name: 'CommandSheet' })
    for (const area of sheet.findAll('textarea')) await area.setValue('修不起')
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(page.findComponent({ name: 'CommandSheet' }).exists()).toBe(false)
    expect(asked.some((a) => a.method === 'POST')).toBe(false)
    await page.find('.ticket-head [data-now]').trigger('click')
    await flushPromises()
    expect(asked.findLast((a) => a.method === 'POST')!.body).toEqual({ command: 'escalate', reason: '修不起', tried: '修不起' })
    expect(page.find('.ticket-head').text()).toContain('已上报')
    page.unmount()
  })
})

describe('how long each level had it', () => {
  const levels: Levels = new Map([[office.id, 'township'], [water_bureau.id, 'county'], ['county-office', 'county']])
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00+08:00`
  const story = [
    { ...registered, at: at(7) },
    { seq: 2, at: at(9), event: 'escalated', by: { kind: 'person' }, to_unit: { id: 'county-office', name: '旗连心办' } },
    { seq: 3, at: at(10), event: 'assigned', by: { kind: 'person' }, to_unit: water_bureau },
  ] as HistoryEntry[]

  it('is told in whole days up to now, or to the end', () => {
    const ticket: Pick<Ticket, 'state' | 'owner_unit'> = { state: 'in_progress', owner_unit: office }
    expect([...days_by_level(ticket, story, levels, Date.parse(at(17)))]).toEqual([['township', 2], ['county', 8]])
    expect([...days_by_level({ ...ticket, state: 'closed' }, story, levels, Date.parse(at(17)))]).toEqual([['township', 2], ['county', 1]])
  })
})
