import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, set_language } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import { ColumnPicker, Dialog, Empty, Figure, Moment, Picker, Problem, Sheet, Skeleton } from '..'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: { render: () => null } }] })
const global = { plugins: [i18n, router] }
beforeEach(() => set_language('zh'))
afterEach(() => vi.useRealTimers())

describe('a moment', () => {
  const told = '2026-11-17T09:40:00+08:00'
  const read = (at: string) => (made = mount(Moment, { global, props: { at } }))
  let made: VueWrapper
  afterEach(() => made.unmount())
  beforeEach(() => {
    vi.useFakeTimers()
    set_clock(told)
  })
  it.each([
    ['2026-11-17T09:39:40+08:00', '刚刚', 'just now'],
    ['2026-11-17T09:35:00+08:00', '5分钟前', '5 minutes ago'],
    ['2026-11-17T06:40:00+08:00', '3小时前', '3 hours ago'],
    ['2026-11-16T23:50:00+08:00', '昨天 23:50', 'yesterday 23:50'],
    ['2026-11-18T08:00:00+08:00', '明天 08:00', 'tomorrow 08:00'],
    ['2026-11-14T08:00:00+08:00', '3天前', '3 days ago'],
    ['2026-11-07T15:20:00+08:00', '11月7日 15:20', '7 Nov 15:20'],
    ['2026-11-15T00:00:00+08:00', '2天前', '2 days ago'],
  ])('%s is told as %s', async (at, zh, en) => {
    const time = read(at)
    expect(time.text()).toBe(zh)
    expect(time.attributes('datetime')).toBe(at)
    expect(time.attributes('title')).toContain('2026年11月')
    set_language('en')
    await nextTick()
    expect(time.text()).toBe(en)
  })
  it('grows older by itself', async () => {
    const time = read('2026-11-17T09:35:00+08:00')
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    expect(time.text()).toBe('8分钟前')
    time.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a figure', () => {
  it('opens to its records and says as of when', () => {
    const figure = mount(Figure, { global, props: { value: 1234, label: '已逾期', to: '/rows?light=red', as_of: '2026-11-17T09:40:00+08:00', tone: 'over' } })
    expect(figure.attributes('href')).toBe('/rows?light=red')
    expect(figure.text()).toContain('1,234')
    expect(figure.text()).toContain('截至 11月17日 09:40')
  })
  it('is no link where there is nothing behind it, and no small group is told', () => {
    expect(mount(Figure, { global, props: { value: 0, label: 'x', to: '/rows' } }).element.tagName).toBe('DIV')
    const small = mount(Figure, { global, props: { value: null, label: 'x', to: '/rows' } })
    expect(small.element.tagName).toBe('DIV')
    expect(small.text()).toContain('不单独列出')
  })
})

describe('a sheet', () => {
  const page = defineComponent({
    setup() {
      const [open, has_opener] = [ref(false), ref(true)]
      return () => h('main', { tabindex: -1 }, [
        has_opener.value ? h('button', { id: 'opener', onClick: () => (open.value = true) }, 'open') : null,
        h('button', { id: 'vanish', onClick: () => (has_opener.value = false) }),
        open.value ? h(Sheet, { title: 'a title', onClose: () => (open.value = false) }, () => h('input', { id: 'first' })) : null,
      ])
    },
  })
  it('is named by its title, takes the focus to its first field and gives it back', async () => {
    const made = mount(page, { global, attachTo: document.body })
    made.get<HTMLElement>('#opener').element.focus()
    await made.get('#opener').trigger('click')
    const dialog = made.get('dialog')
    expect(made.get(`[id="${dialog.attributes('aria-labelledby')}"]`).text()).toBe('a title')
    expect(document.activeElement?.id).toBe('first')
    await dialog.trigger('cancel') // what Esc does
    expect(made.find('dialog').exists()).toBe(false)
    expect(document.activeElement?.id).toBe('opener')
    made.unmount()
  })
  it('gives the focus to the page when what opened it is gone', async () => {
    const made = mount(page, { global, attachTo: document.body })
    made.get<HTMLElement>('#opener').element.focus()
    await made.get('#opener').trigger('click')
    await made.get('#vanish').trigger('click')
    await made.get('dialog').trigger('cancel')
    expect(document.activeElement?.tagName).toBe('MAIN')
    made.unmount()
  })
  it('that asks something begins at the harmless answer', async () => {
    const made = mount(Dialog, { global, attachTo: document.body, props: { title: 'really', action: 'do it' } })
    expect(made.get('.sheet-foot .btn').attributes()).toHaveProperty('autofocus')
    await made.findAll('.sheet-foot .btn')[1]!.trigger('click')
    expect(made.emitted('act')).toHaveLength(1)
    made.unmount()
  })
})

describe('columns', () => {
  interface Item {
    key: string
    label: string
    has_more?: boolean
  }
  const tree: Record<string, Item[]> = {
    '': [{ key: 'a', label: 'A', has_more: true }, { key: 'b', label: 'B', has_more: true }],
    a: [{ key: 'a1', label: 'A1', has_more: false }, { key: 'a2', label: 'A2', has_more: true }],
    a2: [{ key: 'a21', label: 'A21', has_more: false }],
  }
  const show = (children = (of: Item | null) => Promise.resolve(tree[of?.key ?? ''] ?? [])) => mount(ColumnPicker<Item>, { global, attachTo: document.body, props: { label: 'tree', children } })
  const columns = (made: ReturnType<typeof show>) => made.findAll('section').map((c) => c.findAll('.option').map((o) => o.text()))
  it('open one after the other; a leaf is picked, a branch by its own button', async () => {
    const made = show()
    await flushPromises()
    await made.findAll('.option')[0]!.trigger('click')
    await flushPromises()
    expect(columns(made)).toEqual([['A', 'B'], ['A1', 'A2']])
    await made.get('.column-picker > .btn').trigger('click')
    expect(made.emitted('pick')![0]).toEqual([expect.objectContaining({ key: 'a' })])
    await made.findAll('section')[1]!.findAll('.option')[0]!.trigger('click')
    expect(made.emitted('pick')![1]).toEqual([expect.objectContaining({ key: 'a1' })])
    made.unmount()
  })
  it('are walked with the arrows', async () => {
    const made = show()
    await flushPromises()
    const focused = () => document.activeElement?.textContent
    made.findAll<HTMLElement>('.option')[1]!.element.focus()
    await made.findAll('.option')[1]!.trigger('keydown', { key: 'ArrowUp' })
    expect(focused()).toBe('A')
    await made.findAll('.option')[0]!.trigger('keydown', { key: 'ArrowRight' })
    await flushPromises()
    await vi.waitFor(() => expect(focused()).toBe('A1'))
    await made.findAll('section')[1]!.findAll('.option')[0]!.trigger('keydown', { key: 'ArrowLeft' })
    expect(focused()).toBe('A')
    made.unmount()
  })
  it('say when they cannot be fetched, and try again', async () => {
    const children = vi.fn().mockRejectedValueOnce(new Error('no line')).mockResolvedValue(tree['']!)
    const made = show(children)
    await flushPromises()
    await made.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(columns(made)).toEqual([['A', 'B']])
    made.unmount()
  })
})

describe('states', () => {
  it('of loading appear only after a moment', async () => {
    vi.useFakeTimers()
    const bars = mount(Skeleton, { props: { rows: 3, as: 'table' } })
    await vi.advanceTimersByTimeAsync(250)
    expect(bars.findAll('i')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(bars.findAll('i')).toHaveLength(3)
  })
  it('of failing say what, what is safe, the number to quote, and offer to try again', async () => {
    const again = vi.fn()
    const fault = (status: number, request_id?: string) => ({ status, is_offline: false, fields: {}, problem: { title: 'Bad Gateway', request_id } })
    const made = mount(Problem, { global, props: { error: fault(500, 'q-17'), again } })
    expect(made.text()).toContain('您填的都在')
    expect(made.text()).toContain('q-17')
    await made.get('button').trigger('click')
    expect(again).toHaveBeenCalledTimes(1)
    expect(mount(Problem, { global, props: { error: fault(502) } }).text()).not.toContain('Bad Gateway')
  })
  it('of emptiness differ: done, not found, not begun', () => {
    const drawing = (props: object) => mount(Empty, { props: { title: 'x', ...props } }).get('svg').html()
    expect(new Set([drawing({ good: true }), drawing({}), drawing({ icon: 'doc' })]).size).toBe(3)
  })
})

it('keeps what is typed over what was picked', async () => {
  const asked: string[] = []
  const box = mount(Picker, { global, props: { modelValue: { key: 'a', label: '甲苏木' }, find: (q: string) => { asked.push(q); return Promise.resolve([]) }, 'onUpdate:modelValue': (modelValue: unknown) => void box.setProps({ modelValue } as never) } as never })
  vi.useFakeTimers()
  await box.find('input').trigger('focus')
  await box.find('input').setValue('乙')
  vi.advanceTimersByTime(300)
  await flushPromises()
  expect([box.find('input').element.value, asked]).toEqual(['乙', ['乙']])
})
