import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { toasts } from '@/ui'
import { fake_server } from '../../../tests/fake'
import type { Consolidation, ConsolidationNode } from './consolidations.api'
import ConsolidationPage from './ConsolidationPage.vue'
import './index'

const id = '01933b1e-0000-7000-8000-00000000c001'
const node = (name: string, kind: ConsolidationNode['kind'], parent: string | null, voices = 2): ConsolidationNode => ({
  id: name, kind, parent, text: name, first_text: name, category: null, level: null, target: null, unit: null, fixed_at_once: false, problem: null, voices, channels: [], sources: [], merged: [],
})
const all = () => [node('水', 'category', null, 4), node('水井', 'problem', '水', 4), node('一', 'line', '水井'), node('二', 'line', '水井')]
const editing: Consolidation['next'] = ['add', 'accept', 'merge', 'split', 'move', 'rename', 'set', 'remove', 'reject', 'undo', 'redo', 'add_meeting', 'submit']
const doc = (changes: Partial<Consolidation> = {}): Consolidation => ({
  id, title: '第一轮', place: { code: '150725', name: '陈旗', full_name: '陈巴尔虎旗' }, round: null, from: null, until: null, state: 'open', version: 7, categories: 1, problems: 1, lines: 2, voices: 4,
  made_by: '包玉兰', created_at: '2026-11-17T09:00:00+08:00', changed_at: '2026-11-17T09:00:00+08:00', unit: null, nodes: all(), proposals: [], submitted: null, approvals: [], sent_back: null, meetings: [], flags: [{ code: 'evasive', name: '避重就轻' }], next: editing, ...changes,
})
const voice = (n: number) => ({ id: `v${n}`, number: `陈旗 2026-000${n}`, node: '一', day: '2026-11-17', channel: { code: 'visit', name: '走访' }, place: { code: '150725200201', name: '东山嘎查' }, submitter: 'anonymous' as const, title: '水', text: `第${n}位说：井里没有水` })

async function open(first = doc(), command: () => { status?: number; body?: unknown } = () => ({ body: doc({ version: 8 }) })) {
  const asked = fake_server({
    [`GET /api/v1/consolidations/${id}`]: () => ({ body: first }),
    [`GET /api/v1/consolidations/${id}/voices`]: () => ({ body: { items: [voice(1), voice(2)], next: null } }),
    [`POST /api/v1/consolidations/${id}/commands`]: command,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
  await router.replace(`/consolidations/${id}`)
  const page = mount(ConsolidationPage, { props: { id }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  const press = async (key: string) => {
    const at = document.querySelector('.tree [tabindex="0"]') ?? document.body
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await flushPromises()
  }
  const sent = () => asked.filter((a) => a.method === 'POST').map((a) => a.body)
  return { page, asked, press, sent, at: () => page.find('[aria-selected=true]').attributes('data-node') }
}
beforeEach(() => {
  document.body.innerHTML = ''
  toasts.splice(0)
})

describe('a consolidation', () => {
  it('shows three levels with their voices, and what was said of the one that is chosen', async () => {
    const { page } = await open()
    expect(page.findAll('[role=treeitem]').map((n) => n.attributes('aria-level'))).toEqual(['1', '2', '3', '3'])
    expect(page.get('.voices').text()).toContain('第1位说：井里没有水')
    expect(page.get('.page-head').text()).toContain('1 类 · 1 个问题 · 2 条意见 · 4 条原话')
    page.unmount()
  })
  it('goes by arrows, marks with the space bar, merges with M, and offers to undo it', async () => {
    const { page, press, sent, at } = await open()
    await press('End')
    expect(at()).toBe('二')
    await press(' ')
    await press('ArrowUp')
    expect(at()).toBe('一')
    await press('m')
    expect(sent()).toEqual([{ command: 'merge', nodes: ['二'], into: '一' }])
    toasts.at(-1)!.undo!()
    await flushPromises()
    expect(sent().at(-1)).toEqual({ command: 'undo' })
    page.unmount()
  })
  it('says what to do before when nothing is marked or ticked, and sends nothing', async () => {
    const { page, press, sent } = await open()
    await press('End')
    await press('m')
    expect(toasts.at(-1)!.text).toContain('空格')
    await press('s')
    expect(toasts.at(-1)!.text).toContain('勾选')
    expect(sent()).toEqual([])
    page.unmount()
  })
  it('splits the ticked voices off into a line of their own', async () => {
    const { page, press, sent } = await open()
    await press('End')
    await page.get('.voice-list input').setValue(true)
    await press('s')
    const form = document.querySelector<HTMLFormElement>('dialog form')!
    const words = form.querySelector('textarea')!
    words.value = '井水发咸'
    words.dispatchEvent(new Event('input'))
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(sent()[0]).toMatchObject({ command: 'split', node: '二', tickets: ['v1'], text: '井水发咸' })
    page.unmount()
  })
  it('Z undoes, Y does it again, X removes; what is refused is said in the words of the server', async () => {
    let refuse = false
    const { page, press, sent } = await open(doc(), () => (refuse ? { status: 409, body: { type: 'about:blank', title: '里面还有群众原话', status: 409 } } : { body: doc({ version: 8 }) }))
    await press('z')
    await press('y')
    refuse = true
    await press('x')
    expect(sent()).toEqual([{ command: 'undo' }, { command: 'redo' }, { command: 'remove', node: '水' }])
    expect(toasts.at(-1)!.text).toBe('里面还有群众原话')
    page.unmount()
  })
  it('takes up what somebody else did in between', async () => {
    const { page, asked, press } = await open(doc(), () => ({ status: 412, body: { type: 'about:blank', title: '别人刚改过', status: 412 } }))
    await press('z')
    expect(asked.filter((a) => a.method === 'GET' && a.path.endsWith(id))).toHaveLength(2)
    page.unmount()
  })
  it('who may only read has no tools and no key does anything', async () => {
    const { page, press, sent } = await open(doc({ next: [], state: 'approved' }))
    expect(page.find('.tree-bar').exists()).toBe(false)
    for (const key of ['m', 's', 'r', 'x', 'z', 'n', 't']) await press(key)
    expect(sent()).toEqual([])
    expect(document.querySelector('dialog')).toBeNull()
    page.unmount()
  })
  it('says why it came back, and who approved it', async () => {
    const { page } = await open(doc({ state: 'sent_back', sent_back: { by: { name: '额尔敦', at: '2026-11-17T09:00:00+08:00' }, flags: ['evasive'], text: '没写是哪口井' } }))
    expect(page.get('.standing').text()).toContain('避重就轻')
    expect(page.get('.standing').text()).toContain('没写是哪口井')
    page.unmount()
  })
})
