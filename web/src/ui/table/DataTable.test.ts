import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { i18n } from '@/i18n'
import type { Column } from './columns'
import DataTable from './DataTable.vue'

interface Row {
  id: string
  name: string
  note?: string
}
const columns: Column<Row>[] = [{ key: 'name', label: 'Name', sort: 'name', fixed: true }, { key: 'note', label: 'Note' }]
const some = (count: number): Row[] => Array.from({ length: count }, (_, n) => ({ id: `r${n}`, name: `name ${n}`, note: `note ${n}` }))
let table: VueWrapper | undefined
afterEach(() => table?.unmount())

function show(props: object = {}, slots: Record<string, (given: { row: Row }) => unknown> = {}): VueWrapper {
  const made: VueWrapper = mount(DataTable<Row>, {
    attachTo: document.body, global: { plugins: [i18n] }, slots: slots as never,
    props: { rows: some(5), columns, row_key: (r: Row) => r.id, caption: 'rows', 'onUpdate:picked': (picked: Set<string>) => made.setProps({ picked }), ...props } as never,
  }) as unknown as VueWrapper
  return (table = made)
}
const names = (t: VueWrapper) => t.findAll('tbody tr[data-key]').map((r) => r.attributes('data-key'))
const row = (t: VueWrapper, key: string) => t.get(`tr[data-key="${key}"]`)
const at = () => document.activeElement?.getAttribute('data-key')
const settle = async () => {
  for (let n = 0; n < 4; n++) await nextTick()
}

describe('picking rows', () => {
  const picked = (t: VueWrapper) => [...(t.props() as unknown as { picked: Set<string> }).picked].sort()
  it('picks one, a range with Shift, all that are loaded, and none', async () => {
    const t = show({ picked: new Set() })
    await row(t, 'r1').get('.pick').trigger('click')
    expect(picked(t)).toEqual(['r1'])
    expect((t.get('thead .pick').element as HTMLInputElement).indeterminate).toBe(true)
    await row(t, 'r3').get('.pick').trigger('click', { shiftKey: true })
    expect(picked(t)).toEqual(['r1', 'r2', 'r3'])
    await t.get('thead .pick').trigger('change')
    expect(picked(t)).toHaveLength(5)
    await t.get('thead .pick').trigger('change')
    expect(picked(t)).toEqual([])
    expect(t.emitted('open')).toBeUndefined()
  })
  it('has no column for it unless asked', () => {
    expect(show().find('.pick').exists()).toBe(false)
  })
})

describe('the keyboard', () => {
  it('has one row in the tab order and moves it with arrows and J/K', async () => {
    const t = show({ picked: new Set() })
    expect(t.findAll('tbody tr[tabindex="0"]')).toHaveLength(1)
    ;(row(t, 'r0').element as HTMLElement).focus()
    await row(t, 'r0').trigger('keydown', { key: 'ArrowDown' })
    await settle()
    expect(at()).toBe('r1')
    await row(t, 'r1').trigger('keydown', { key: 'j' })
    await settle()
    expect(at()).toBe('r2')
    await row(t, 'r2').trigger('keydown', { key: 'k' })
    await settle()
    expect(at()).toBe('r1')
    expect(t.findAll('tbody tr[tabindex="0"]').map((r) => r.attributes('data-key'))).toEqual(['r1'])
    await row(t, 'r1').trigger('keydown', { key: 'End' })
    await settle()
    expect(at()).toBe('r4')
  })
  it('opens with Enter, picks with X, and leaves composing alone', async () => {
    const t = show({ picked: new Set() })
    ;(row(t, 'r2').element as HTMLElement).focus()
    await row(t, 'r2').trigger('keydown', { key: 'Enter' })
    expect(t.emitted('open')).toEqual([[expect.objectContaining({ id: 'r2' }), 'key']])
    await row(t, 'r2').trigger('keydown', { key: 'x' })
    expect((t.props() as unknown as { picked: Set<string> }).picked.has('r2')).toBe(true)
    await row(t, 'r2').trigger('keydown', { key: 'x', isComposing: true })
    await row(t, 'r2').trigger('keydown', { key: 'j', keyCode: 229 })
    await settle()
    expect((t.props() as unknown as { picked: Set<string> }).picked.has('r2')).toBe(true)
    expect(at()).toBe('r2')
  })
  it('works from anywhere on the page with `keys`, but not while typing', async () => {
    show({ keys: true })
    const field = document.body.appendChild(document.createElement('input'))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    await settle()
    expect(at()).toBeFalsy()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    await settle()
    expect(at()).toBe('r0')
    field.remove()
  })
  it('hands the focus to the row in its place when the row is gone', async () => {
    const t = show()
    ;(row(t, 'r2').element as HTMLElement).focus()
    await t.setProps({ rows: some(5).filter((r) => r.id !== 'r2') } as never)
    await settle()
    expect(at()).toBe('r3')
  })
})

describe('a long table', () => {
  it('draws a part, tells how many there are, and all of them for printing', async () => {
    const t = show({ rows: some(1000) })
    await settle()
    expect(names(t).length).toBeLessThan(100)
    expect(t.get('table').attributes('aria-rowcount')).toBe('1001')
    expect(row(t, 'r0').attributes('aria-rowindex')).toBe('2')
    dispatchEvent(new Event('beforeprint'))
    expect(names(t)).toHaveLength(1000) // at once, without waiting for a turn
    dispatchEvent(new Event('afterprint'))
    await settle()
    expect(names(t).length).toBeLessThan(100)
  })
  it('does not lose the focus when the rows around it come and go', async () => {
    let top = 0
    const rect = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return (this.tagName === 'TBODY' ? { top, height: 0 } : { top: 0, bottom: 700, height: this.tagName === 'TR' ? 47 : 700 }) as DOMRect
    })
    const t = show({ rows: some(1000) })
    const scroll = async (to: number) => {
      top = -to
      document.dispatchEvent(new Event('scroll'))
      await new Promise((done) => setTimeout(done, 80))
    }
    await scroll(0)
    ;(row(t, 'r2').element as HTMLElement).focus()
    await scroll(30_000)
    expect(names(t)).toContain('r640')
    expect(at()).toBe('r2')
    await row(t, 'r2').trigger('keydown', { key: 'j' })
    await settle()
    expect(at()).toBe('r3')
    await scroll(0)
    await scroll(60)
    expect(names(t)).toContain('r8')
    expect(names(t)).not.toContain('r640')
    expect(at()).toBe('r3')
    rect.mockRestore()
  })
  it('keeps the row with the focus wherever one scrolls to', async () => {
    const t = show({ rows: some(1000) })
    ;(row(t, 'r0').element as HTMLElement).focus()
    await row(t, 'r0').trigger('keydown', { key: 'End' })
    await settle()
    expect(at()).toBe('r999')
    expect(t.findAll('tr.gap').length).toBeGreaterThan(0)
  })
})

describe('columns', () => {
  it('are chosen, moved and remembered under the name of the table', async () => {
    const t = show({ name: 'things' })
    await t.get('.table-arrange').trigger('click')
    const boxes = t.findAll('.table-setup li input')
    expect((boxes[0]!.element as HTMLInputElement).disabled).toBe(true)
    await t.findAll('.table-setup li')[1]!.findAll('button')[0]!.trigger('click')
    expect(t.findAll('thead th').map((c) => c.text().split(' ')[0])).toEqual(['Note', 'Name排序'.slice(0, 4)].map((w) => expect.stringContaining(w)))
    await t.findAll('.table-setup .choice input')[1]!.trigger('change')
    expect(t.get('table').classes()).toContain('compact')
    t.unmount()
    const again = show({ name: 'things' })
    expect(again.findAll('thead th').map((c) => c.text())[0]).toBe('Note')
    await again.get('.table-arrange').trigger('click')
    await again.findAll('.table-setup li')[0]!.get('input').setValue(false)
    expect(again.findAll('thead th')).toHaveLength(1)
    expect(show({ name: 'other things' }).findAll('thead th')).toHaveLength(2)
  })
})

describe('copying', () => {
  it('writes what one reads, in columns, and nothing a sheet would run', async () => {
    const written = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: written } })
    const rows = [{ id: 'a', name: '=1+1', note: 'two\nlines' }, { id: 'b', name: '-3', note: '@x' }, { id: 'c', name: '＋86', note: 'c' }]
    const t = show({ rows, picked: new Set(['a', 'b']), name: 'copied' }, { name: ({ row: r }) => [h('b', r.name), h('small', 'below')], note: ({ row: r }) => r.note })
    const copy = (t.vm as unknown as { copy: (picked: boolean) => Promise<void> }).copy
    await copy(false)
    expect(written).toHaveBeenLastCalledWith(["Name\tNote", "'=1+1 below\ttwo lines", "'-3 below\t'@x", "'＋86 below\tc"].join('\n'))
    await copy(true)
    expect((written.mock.lastCall as unknown as [string])[0].split('\n')).toHaveLength(3)
    vi.unstubAllGlobals()
  })
})

describe('sorting', () => {
  it('tells the direction and turns it', async () => {
    const t = show({ sort: 'name' })
    expect(t.findAll('th').map((c) => c.attributes('aria-sort'))).toEqual(['ascending', undefined])
    await t.get('th button').trigger('click')
    expect(t.emitted('sort')).toEqual([['-name']])
  })
})
