import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import type { Proposal } from '@/features/problems'
import { fake_server } from '../../../tests/fake'
import type { Consolidation, ConsolidationCommand, ConsolidationNode } from './consolidations.api'
import './index'
import ProposalsPane from './ProposalsPane.vue'

const place = { code: '150725', name: '陈旗', full_name: '陈巴尔虎旗' }
const proposal = (id: string): Proposal => ({
  id, title: `木桥塌了 ${id}`, words: ['木桥'], category: { code: 'roads.rural', name: '农村道路' }, is_sorted: false, place, places: [], size: 2, loose: 2, copies: 0, recent: 2, before: 0,
  first_on: '2026-11-01', last_on: '2026-11-02', why: ['多数都说到“木桥”'], nearest: [], farthest: [], problem: null, refusal: null,
})
const member = (id: string) => ({ id, number: id, title: '桥', text: '桥塌了', place, registered_at: '2026-11-01T09:00:00+08:00', category: null, is_copy: false, is_loose: true })
const now = { id: 'c', place, round: 'r1', from: '2026-10-01', until: null, proposals: [{ id: 'g0', accepted: false, reason: '两件事' }], nodes: [], next: [] } as unknown as Consolidation
const node = (kind: ConsolidationNode['kind']) => ({ id: `at-${kind}`, kind, text: kind }) as ConsolidationNode

async function open(at: ConsolidationNode | null) {
  const asked = fake_server({
    'GET /api/v1/problems/proposals': () => ({ body: { items: [proposal('g0'), proposal('g1'), proposal('g2')], next: null } }),
    'GET /api/v1/problems/proposals/g1': () => ({ body: { items: [member('v1'), member('v2')], next: null } }),
  })
  const sent: ConsolidationCommand[] = []
  const act = (body: ConsolidationCommand) => (sent.push(body), Promise.resolve({ ...now, taken: 2 }))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
  const pane = mount(ProposalsPane, { props: { now, node: at, act, may_edit: true }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  const press = async (key: string) => {
    const row = pane.get<HTMLElement>('.proposal-row[tabindex="0"]')
    row.element.focus()
    await row.trigger('keydown', { key })
    await flushPromises()
  }
  return { pane, asked, sent, press }
}
beforeEach(() => void (document.body.innerHTML = ''))

describe('proposals beside a consolidation', () => {
  it('are of its place, days and round; what was settled here is not offered', async () => {
    const { pane, asked } = await open(null)
    expect(Object.fromEntries(new URLSearchParams(asked[0]!.query))).toMatchObject({ place: '150725', from: '2026-10-01', round: 'r1', show: 'all' })
    expect(pane.findAll('.proposal-row').map((r) => r.attributes('data-proposal'))).toEqual(['g1', 'g2'])
    pane.unmount()
  })
  it('A takes one where one stands: into a line, as a line of a problem, as problem and line of a category, or with all three', async () => {
    const taken = { command: 'accept', tickets: ['v1', 'v2'], proposal: 'g1' }
    for (const [at, commands] of [
      [node('line'), [{ ...taken, node: 'at-line' }]],
      [node('problem'), [{ ...taken, parent: 'at-problem', text: '木桥塌了 g1' }]],
      [node('category'), [{ command: 'add', kind: 'problem', parent: 'at-category' }, taken]],
      [null, [{ command: 'add', kind: 'category', text: '农村道路' }, { command: 'add', kind: 'problem' }, taken]],
    ] as const) {
      const { pane, sent, press } = await open(at)
      await press('ArrowUp')
      await press('a')
      expect(sent).toMatchObject(commands)
      for (const [n, one] of sent.entries()) if (n > 0) expect(one.parent).toBe(sent[n - 1]!.id)
      expect(pane.emitted('taken')![0]!.slice(1)).toEqual([commands.length, 2])
      pane.unmount()
    }
  })
  it('X refuses one with a reason, by the command of the consolidation', async () => {
    const { pane, sent, press } = await open(null)
    await press('ArrowDown')
    await press('x')
    await vi.dynamicImportSettled()
    await flushPromises()
    const reason = document.querySelector<HTMLInputElement>('dialog input')!
    reason.value = '已经修好'
    reason.dispatchEvent(new Event('input'))
    document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(sent).toEqual([{ command: 'reject', proposal: 'g2', reason: '已经修好' }])
    pane.unmount()
  })
})
