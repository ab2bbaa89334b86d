import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import BatchPage from './BatchPage.vue'
import RoundPage from './RoundPage.vue'
import type { Batch, Counts, Round } from './rounds.api'
import './index'

const place = { code: '150725000000', name: '河东旗', full_name: '河东旗' }
const sumu = { code: '150725200000', name: '东山苏木', full_name: '河东旗东山苏木' }
const id = '01933b1e-0000-7000-8000-000000000001'
const round: Round = {
  id, title: '第一轮征求意见', place, unit: { id, name: '旗办公室' }, opens_on: '2026-11-09', closes_on: '2026-11-30', consolidate_on: '2026-12-21',
  channels: [{ key: 'form', name: '意见建议征求表', sheets: true }, { key: 'hotline', name: '征求意见热线', sheets: false }], asks: ['最难的是哪一样？'], points: [], is_public: true, state: 'open', opinions: 42, may: ['manage', 'collect', 'report'], version: 1,
}
const counts: Counts = {
  place, opinions: 42, places: [{ place, is_itself: true, opinions: 2, channels: { form: 2 } }, { place: sumu, is_itself: false, opinions: 40, channels: { form: 30, hotline: 10 } }],
  channels: [{ key: 'form', name: '意见建议征求表', opinions: 32 }, { key: 'hotline', name: '征求意见热线', opinions: 10 }],
  sources: [{ key: 'masses', name: '群众', opinions: 40 }, { key: 'expert', name: '专家学者', opinions: null }], targets: [{ key: 'work', name: 'work', opinions: 42 }], points: [],
}
const batch = (changes: Partial<Batch> = {}): Batch => ({
  id, round: id, number: 3, place: sumu, channel: { key: 'form', name: '意见建议征求表' }, point: '', state: 'typing', first: { name: '塔娜', is_me: true }, second: null, sheets: 1, valid: 0, opinions: 0,
  may: ['type', 'finish', 'drop', 'void'], version: 1, typed_first: [{ sheet: 1, typed: { sheet_number: 'A-09', source: 'masses', lines: [{ target: 'work', text: '路灯不亮' }] } }], typed_second: [], settled: [], differences: [], sheets_second: 0, ...changes,
})
const server = (more: Parameters<typeof fake_server>[0] = {}) => fake_server({
  [`GET /api/v1/rounds/${id}`]: () => ({ body: round }),
  [`GET /api/v1/rounds/${id}/counts`]: () => ({ body: counts }),
  'GET /api/v1/rounds/words': () => ({ body: { channels: round.channels, sources: [{ key: 'masses', name: '群众' }] } }),
  ...more,
})
const open = async (page: typeof RoundPage | typeof BatchPage) => {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
  await router.replace('/rounds')
  const shown = mount(page as typeof BatchPage, { props: { id, home: sumu } as never, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return shown
}
const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

beforeEach(() => void (document.body.innerHTML = ''))

describe('a round', () => {
  it('opens the list behind each number, and hides a source of few', async () => {
    server()
    const page = await open(RoundPage)
    const links = page.findAll('.count-table a').map((a) => [a.text(), a.attributes('href')])
    expect(links).toContainEqual(['10', `/rounds/${id}/opinions?place=150725200000&channel=hotline`])
    expect(links).toContainEqual(['2', `/rounds/${id}/opinions?only_place=150725000000&channel=form`])
    expect(links).toContainEqual(['42', `/rounds/${id}/opinions?place=150725000000`])
    const few = page.findAll('.count-figures .figure').find((f) => f.text().includes('专家学者'))!
    expect(few.element.tagName).toBe('DIV')
    expect(few.text()).toContain('—')
  })
})

describe('a batch of paper', () => {
  it('is typed with the keyboard alone: Enter goes on, Ctrl+Enter keeps the sheet, the number counts up', async () => {
    let now = batch()
    const asked = server({
      [`GET /api/v1/batches/${id}`]: () => ({ body: now }),
      [`PUT /api/v1/batches/${id}/sheets/2`]: (request) => {
        now = batch({ sheets: 2, typed_first: [...batch().typed_first, { sheet: 2, typed: request.body as never }] })
        return { status: 204 }
      },
    })
    const page = await open(BatchPage)
    const number = page.get<HTMLInputElement>('[data-field="sheet_number"] input')
    expect(number.element.value).toBe('A-10')
    number.element.focus()
    press(number.element, 'Enter')
    expect(document.activeElement?.tagName).toBe('SELECT')
    await page.get('[data-field="problem"] textarea').setValue('井水发苦')
    press(page.get('[data-field="problem"] textarea').element, 'Enter', { isComposing: true, ctrlKey: true })
    expect(asked.some((a) => a.method === 'PUT')).toBe(false)
    press(page.get('[data-field="problem"] textarea').element, 'Enter', { ctrlKey: true })
    await flushPromises()
    await flushPromises()
    await flushPromises()
    expect(asked.find((a) => a.method === 'PUT')!.body).toEqual({ sheet_number: 'A-10', source: null, lines: [{ target: 'problem', text: '井水发苦' }], spoken: null })
    expect(page.get<HTMLInputElement>('[data-field="sheet_number"] input').element.value).toBe('A-11')
  })
  it('names whom an opinion on a member is about, found by the keyboard, in one order', async () => {
    const [first, second] = ['01933b1e-0000-7000-8000-0000000000b1', '01933b1e-0000-7000-8000-0000000000b2']
    const found = [{ id: second, name: '朝鲁' }, { id: first, name: '敖敦' }].map((p) => ({ ...p, unit: null, post: '干事', left_on: null, version: 1 }))
    const now = batch({ typed_first: [{ sheet: 1, typed: { sheet_number: 'A-09', source: 'masses', lines: [{ target: 'member', text: '敖敦办事慢', about: [first] }] } }] })
    const asked = server({
      [`GET /api/v1/batches/${id}`]: () => ({ body: now }), 'GET /api/v1/people': ({ url }) => ({ body: { items: found.filter((p) => p.name === url.searchParams.get('q')), next: null } }),
      [`GET /api/v1/people/${first}`]: () => ({ body: found[1] }), [`PUT /api/v1/batches/${id}/sheets/1`]: () => ({ status: 204 }),
    })
    const page = await open(BatchPage)
    const about = '[data-field="about"]'
    expect(page.find(about).exists()).toBe(false) // nothing is said about a member
    await page.get('.batch-typed li button').trigger('click')
    await flushPromises()
    expect(page.get(`${about} .tag`).text()).toBe('敖敦')
    const box = page.get<HTMLInputElement>(`${about} input`)
    box.element.focus()
    await box.setValue('朝鲁')
    await vi.waitFor(() => expect(page.find(`${about} [role=option]`).exists()).toBe(true))
    press(box.element, 'Enter')
    await flushPromises()
    expect(page.findAll(`${about} .tag`).map((p) => p.text())).toEqual(['敖敦', '朝鲁'])
    expect([box.element.value, document.activeElement]).toEqual(['', box.element])
    press(box.element, 'Enter')
    expect(document.activeElement).toBe(page.get('[data-field="work"] textarea').element)
    press(box.element, 'Enter', { ctrlKey: true })
    await flushPromises()
    expect(asked.find((a) => a.method === 'PUT')!.body).toMatchObject({ lines: [{ target: 'member', about: [first, second] }] })
  })
  it('shows only what differs, and 1 or 2 settles it', async () => {
    const two = { sheet_number: 'A-09', source: 'masses', lines: [{ target: 'work' as const, text: '路灯不亮了' }] }
    const comparing = batch({ state: 'comparing', may: ['settle', 'register', 'void'], second: { name: '斯琴', is_me: false }, typed_second: [{ sheet: 1, typed: two }], differences: [{ sheet: 1, fields: ['lines[0].text'], settled: false }] })
    const asked = server({
      [`GET /api/v1/batches/${id}`]: () => ({ body: comparing }),
      [`POST /api/v1/batches/${id}/commands`]: () => ({ body: { ...comparing, version: 2, differences: [{ ...comparing.differences[0]!, settled: true }] } }),
    })
    const page = await open(BatchPage)
    expect(page.text()).toContain('路灯不亮了')
    expect(page.findAll('.quote.apart')).toHaveLength(2)
    expect(page.findAll('button').find((b) => b.text().includes('登记这'))!.attributes('disabled')).toBeDefined()
    press(window, '2')
    await flushPromises()
    expect(asked.find((a) => a.method === 'POST')!.body).toEqual({ command: 'settle', sheet: 1, take: 'second' })
    expect(page.findAll('button').find((b) => b.text().includes('登记这'))!.attributes('disabled')).toBeUndefined()
  })
})
