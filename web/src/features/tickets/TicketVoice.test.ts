import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import TicketPage from './TicketPage.vue'
import type { SimilarAnswer, Voice } from './tickets.api'
import { a_ticket, fake_server, office, session } from '../../../tests/fake'

const fresh = a_ticket({ category: null, next: [{ command: 'triage' }] })
const place = { code: '150725', name: '陈巴尔虎旗', full_name: '陈巴尔虎旗' }
const voice: Voice = {
  model: 1, is_judged: true, is_sure: true, words: ['水泵', '井'], flags: ['repeated'],
  proposals: [{ category: { code: 'water.drinking.well', name: '供水井与水泵' }, probability: 0.824 }, { category: { code: 'water.drinking.hauling', name: '拉水送水' }, probability: 0.1 }],
  copies: { count: 3, first: { id: '01933b1e-0000-7000-8000-000000000398', number: '陈旗 2026-0398', title: '井坏了' } },
  group: { count: 1, first: null },
}
const answer: SimilarAnswer = { id: '01933b1e-0000-7000-8000-000000000399', number: '陈旗 2026-0399', title: '二号井', place, unit: office, outcome: 'solved', text: '换泵并加装防冻套', answered_on: '2026-11-10', solved: true, satisfied: 4, because: 'group' }

async function open(ticket = fresh, said: Voice = voice) {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    [`GET /api/v1/tickets/${ticket.id}`]: () => ticket,
    [`GET /api/v1/tickets/${ticket.id}/history`]: () => ({ items: [], next: null }),
    [`GET /api/v1/tickets/${ticket.id}/voice`]: () => said,
    [`GET /api/v1/tickets/${ticket.id}/voice/answers`]: () => ({ items: [answer] }),
    'GET /api/v1/packs/categories': () => ({ name: 'categories', items: [{ code: 'water.drinking.well', name: '供水井与水泵', parent: null }] }),
  })
  await start_session()
  const router = createRouter({ history: createMemoryHistory(), routes: [...ticket_routes, { path: '/places/:code', component: TicketPage }] })
  await router.push(`/tickets/${ticket.id}`)
  const page = mount(TicketPage, { props: { id: ticket.id }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  await vi.waitUntil(() => asked.some((a) => a.path.endsWith('/voice')))
  await flushPromises()
  return { asked, page }
}

describe('what the machine says of a request', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.stubGlobal('EventSource', class { addEventListener() {} close() {} })
  })

  it('proposes categories with the words that spoke for them, tells copies and what is odd', async () => {
    const { page } = await open()
    await vi.waitUntil(() => page.find('.voice').exists())
    const text = page.find('.voice').text()
    expect(text).toContain('供水井与水泵82%')
    expect(text).toContain('较有把握')
    expect(text).toContain('水泵')
    expect(text).toContain('同样的话共 3 件')
    expect(text).toContain('数字请只算一次')
    expect(text).not.toContain('像是同一个问题')
    page.unmount()
  })

  it('is taken by one key: the form of sorting begins with it, and nothing is sent', async () => {
    const { asked, page } = await open()
    await vi.waitUntil(() => page.find('.voice').exists())
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }))
    await vi.waitUntil(() => document.querySelector('dialog') !== null)
    await flushPromises()
    const category = [...document.querySelectorAll<HTMLSelectElement>('dialog select')].find((s) => [...s.options].some((o) => o.value === 'water.drinking.well'))
    expect(category?.value).toBe('water.drinking.well')
    expect(asked.some((a) => a.path.endsWith('/commands'))).toBe(false)
    page.unmount()
  })

  it('proposes nothing where somebody has sorted it, and shows answers to the like to whoever answers', async () => {
    const { page } = await open(a_ticket({ next: [{ command: 'reply' }] }), { ...voice, flags: [], copies: { count: 1, first: null } })
    await vi.waitUntil(() => page.find('.answers').exists())
    expect(page.find('.voice').exists()).toBe(false)
    expect(page.find('.answers').text()).toContain('换泵并加装防冻套')
    expect(page.find('.answers').text()).toContain('陈旗 2026-0399')
    expect(page.find('.answers').text()).toContain('群众说解决了')
    page.unmount()
  })
})
