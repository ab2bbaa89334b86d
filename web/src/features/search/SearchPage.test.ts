import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import type { Hit, Results } from './search.api'
import SearchPage from './SearchPage.vue'
import './index'

const place = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }
const plain = (text: string) => [{ text, hit: false }]
const marked = (before: string, hit: string, after = '') => [{ text: before, hit: false }, { text: hit, hit: true }, { text: after, hit: false }]
const ticket = (n: number): Hit => ({ kind: 'ticket', id: `01933b1e-0000-7000-8000-00000000000${n}`, at: '2026-11-07T15:20:00+08:00', place, number: plain(`海 2026-${n}`), title: marked('东边的', '草场'), text: marked('东边的', '草场', '<b>没了</b>'), state: 'registered' })
const visit: Hit = { kind: 'visit', id: '01933b1e-0000-7000-8000-0000000000aa', at: '2026-11-08T10:00:00+08:00', place, text: marked('看了', '草场'), visit_kind: 'home', visited_by: [{ id: '01933b1e-0000-7000-8000-0000000000ab', name: '朝鲁' }], household: { number: '0017', name: '巴***' } }
const record: Hit = { kind: 'record', id: '01933b1e-0000-7000-8000-0000000000cc', at: '2026-11-08T10:00:00+08:00', place, number: plain('陈调〔2026〕1号'), title: marked('争', '草场'), text: marked('争', '草场'), ledger: { key: 'disputes', name: '矛盾纠纷台账' } }
const counted = (ticket: number, problem: number, visit: number): Results['kinds'] => [{ kind: 'ticket', count: ticket, more: ticket === 1000 }, { kind: 'problem', count: problem, more: false }, { kind: 'visit', count: visit, more: false }]

const words = { state: (s: string) => `<${s}>`, visit: (k: string) => `[${k}]` }
async function open(path: string, answer: (url: URL) => { status?: number; body?: unknown }) {
  const asked = fake_server({ 'GET /api/v1/search': ({ url }) => answer(url) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
  await router.replace(path)
  const page = mount(SearchPage, { props: { words }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { page, asked, router }
}
beforeEach(() => {
  document.body.innerHTML = ''
})

describe('the search', () => {
  it('finds records of ledgers, and goes on to one ledger alone', async () => {
    const { page, asked, router } = await open('/search?q=草场', () => ({ body: { kinds: [...counted(1, 0, 0), { kind: 'record', count: 7, more: false }], items: [ticket(1), record], next: null } }))
    expect(page.findAll('.hit-title').at(-1)!.attributes('href')).toBe(`/ledgers/disputes/records/${record.id}`)
    await page.get('.hit-ledger').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '草场', kind: 'record', ledger: 'disputes' })
    expect(new URLSearchParams(asked.at(-1)!.query).get('ledger')).toBe('disputes')
    await page.findAll('button').find((b) => b.text() === '全部台账')!.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '草场', kind: 'record' })
  })
  it('shows by kind what was found, marked, as plain text, with where it leads', async () => {
    const { page, asked } = await open('/search?q=草场', () => ({ body: { kinds: counted(1000, 0, 1), items: [ticket(1), visit], next: null } }))
    expect(new URLSearchParams(asked[0]!.query).get('q')).toBe('草场')
    expect(page.findAll('.hits').map((g) => g.get('h2').text())).toEqual(['诉求 1,000+', '走访 1'])
    expect(page.findAll('mark').map((m) => m.text())).toContain('草场')
    expect(page.find('.hit-row b').exists()).toBe(false)
    expect(page.get('.hit-row .quote').text()).toContain('<b>没了</b>')
    expect(page.findAll('.hit-title').map((a) => a.attributes('href'))).toEqual([`/tickets/${ticket(1).id}`, `/visits/${visit.id}`])
    expect(page.text()).toContain('朝鲁')
    expect(page.text()).toContain('<registered>')
    expect(page.text()).toContain('[home]')
  })
  it('keeps what was asked in the address, and goes on to one kind and its next page', async () => {
    const { page, asked, router } = await open('/search?q=草场', (url) => ({ body: { kinds: counted(30, 0, 0), items: url.searchParams.get('cursor') ? [ticket(2)] : [ticket(1)], next: url.searchParams.get('kind') && !url.searchParams.get('cursor') ? 'behind' : null } }))
    await page.findAll('button').find((b) => b.text().includes('看全部'))!.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '草场', kind: 'ticket' })
    await page.get('.search-more').trigger('click')
    await flushPromises()
    expect(page.findAll('.hit-row')).toHaveLength(2)
    expect(asked.at(-1)!.query).toContain('cursor=behind')
    await page.get('select').setValue('relevance')
    await flushPromises()
    expect(router.currentRoute.value.query.sort).toBe('relevance')
    expect(asked.at(-1)!.query).toContain('sort=relevance')
  })
  it('asks nothing before anything is typed, and says so when nothing is found', async () => {
    const { page, asked, router } = await open('/search', () => ({ body: { kinds: counted(0, 0, 0), items: [], next: null } }))
    expect(asked).toHaveLength(0)
    expect(document.activeElement).toBe(page.get('input[type=search]').element)
    await router.replace('/search?q=没有')
    await flushPromises()
    expect(page.text()).toContain('没有找到“没有”')
  })
  it('says of an empty kind that another has some', async () => {
    const { page, router } = await open('/search?q=草场&kind=problem', () => ({ body: { kinds: counted(3, 0, 0), items: [], next: null } }))
    await page.findAll('button').find((b) => b.text() === '看别的类')!.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query.kind).toBeUndefined()
  })
  it('says what went wrong and asks again', async () => {
    let broken = true
    const { page } = await open('/search?q=草场', () => (broken ? { status: 503, body: { type: 'about:blank', title: 'busy', status: 503 } } : { body: { kinds: counted(1, 0, 0), items: [ticket(1)], next: null } }))
    expect(page.findAll('.hit-row')).toHaveLength(0)
    broken = false
    await page.findAll('button').find((b) => b.text().includes('再试'))!.trigger('click')
    await flushPromises()
    expect(page.findAll('.hit-row')).toHaveLength(1)
  })
  it('takes the key / for its box, but not while typing', async () => {
    const { page } = await open('/search?q=草场', () => ({ body: { kinds: counted(1, 0, 0), items: [ticket(1)], next: null } }))
    const box = page.get('input[type=search]').element
    expect(document.activeElement).not.toBe(box)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
    expect(document.activeElement).toBe(box)
  })
})
