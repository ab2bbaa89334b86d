import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import EscalationsPage from './EscalationsPage.vue'
import SimilarHint from './SimilarHint.vue'
import SupervisionPage from './SupervisionPage.vue'
import type { HistoryEntry, TicketItem } from './tickets.api'
import { a_ticket, fake_server, office, session } from '../../../tests/fake'

const city = { id: '01933b1e-0000-7000-8000-000000000003', name: '市连心办' }
const up: HistoryEntry = { seq: 4, at: '2026-11-10T10:00:00+08:00', event: 'escalated', by: { kind: 'person', name: '包玉兰', unit: office }, text: '旗里没有这笔钱', to_unit: city, data: { tried: '换过两次配件' } }
const back: HistoryEntry = { seq: 5, at: '2026-11-13T10:00:00+08:00', event: 'sent_back', by: { kind: 'person', name: '白塔娜', unit: city }, text: '先用维修资金', to_unit: office }
const ordered: HistoryEntry = { seq: 3, at: '2026-11-12T09:00:00+08:00', event: 'supervised', by: { kind: 'person', name: '赵勇', unit: { id: 'x', name: '督导组' } }, text: '三日内说明', data: { level: 'order' } }

async function open(page: typeof EscalationsPage | typeof SupervisionPage, path: string, items: (query: string) => TicketItem[]) {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    'GET /api/v1/tickets': ({ url }) => ({ items: items(url.search), next: null }),
  })
  await start_session()
  const router = createRouter({ history: createMemoryHistory(), routes: ticket_routes })
  await router.push(path)
  const shown = mount(page, { global: { plugins: [i18n, router] } })
  await flushPromises()
  return { asked, shown, router }
}

describe('what was passed up', () => {
  it('shows what this office passed up, how long it waited and what the level above did', async () => {
    const { asked, shown, router } = await open(EscalationsPage, '/escalations?side=by', (q) => (q.includes(`escalated_by=${office.id}`) ? [{ ...a_ticket(), events: [up, back] }] : []))
    expect(asked.findLast((a) => a.path === '/api/v1/tickets')!.query).toContain('with=escalation')
    const row = shown.find('tbody tr').text()
    for (const word of ['市连心办', '旗里没有这笔钱', '换过两次配件', '3 天', '退回下级', '先用维修资金']) expect(row).toContain(word)
    await shown.findAll('.tabs button')[0]!.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/escalations')
    expect(asked.findLast((a) => a.path === '/api/v1/tickets')!.query).toContain(`escalated_to=${office.id}`)
    expect(shown.text()).toContain('没有下级报上来的')
  })
})

describe('what is supervised', () => {
  it('says by whom, since when and on which level', async () => {
    const flags = { reopened_count: 0, hops: 1, supervision_level: 'order', pending: [] } as TicketItem['flags']
    const { asked, shown } = await open(SupervisionPage, '/supervision?level=order', () => [{ ...a_ticket(), flags, events: [ordered] }])
    expect(asked.findLast((a) => a.path === '/api/v1/tickets')!.query).toContain('supervision=order')
    const row = shown.find('tbody tr').text()
    for (const word of ['督办单', '督导组 赵勇', '三日内说明', '11月12日']) expect(row).toContain(word)
  })
})

describe('the hint while words are written down', () => {
  it('asks once for the beginning of a text that says enough, and only with a place', async () => {
    vi.useFakeTimers()
    const asked = fake_server({ 'GET /api/v1/tickets/similar': () => ({ similar: [{ ...a_ticket(), same_place: true, same_category: false, words: ['水泵坏'], days_apart: 2 }] }) })
    const hint = mount(SimilarHint, { props: { text: '三号井的水泵坏了', place: undefined as string | undefined }, global: { plugins: [i18n, createRouter({ history: createMemoryHistory(), routes: ticket_routes })] } })
    await vi.advanceTimersByTimeAsync(2000)
    expect(asked).toEqual([])
    await hint.setProps({ place: '150725200201' })
    await hint.setProps({ text: '井'.repeat(300) })
    await vi.advanceTimersByTimeAsync(2000)
    expect(asked).toHaveLength(1)
    expect(new URLSearchParams(asked[0]!.query).get('text')).toHaveLength(200)
    vi.useRealTimers()
    await flushPromises()
    for (const word of ['井坏了', '同一地方', '“水泵坏”', '相隔 2 天']) expect(hint.text()).toContain(word)
  })
})
