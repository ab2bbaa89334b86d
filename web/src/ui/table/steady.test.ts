import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/i18n'
import DataTable from './DataTable.vue'

interface Row {
  id: string
}
const some = (ids: string[]): Row[] => ids.map((id) => ({ id }))
const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const height = () => (document.querySelector('caption')?.textContent === 'narrow' ? 90 : 50) // of each row, once the page is drawn
let table: VueWrapper
const page = () => document.scrollingElement ?? document.documentElement

function show(props: object = {}): VueWrapper {
  return mount(DataTable<Row>, { attachTo: document.body, global: { plugins: [i18n] }, props: { rows: some(ids), columns: [{ key: 'id', label: 'Id' }], row_key: (r: Row) => r.id, caption: 'rows', ...props } as never }) as unknown as VueWrapper
}
const row = (key: string) => table.get(`tr[data-key="${key}"]`)
const top_of = (key: string) => row(key).element.getBoundingClientRect().top
const change = async (props: object) => {
  await table.setProps(props as never)
  for (let n = 0; n < 4; n++) await nextTick()
}

describe('what is beside or above a row changes, and the row stays', () => {
  beforeEach(() => {
    page().scrollTop = 0
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      const rows = [...this.parentElement!.children]
      return { top: (this.tagName === 'TR' ? rows.indexOf(this) * height() : 0)  - page().scrollTop, height: height() } as DOMRect
    })
    table = show()
  })
  afterEach(() => {
    table.unmount()
    vi.restoreAllMocks()
  })

  it('the row whose panel opens is held, wherever the pointer rests', async () => {
    await row('b').trigger('pointerover')
    ;(row('e').element as HTMLElement).focus()
    expect(top_of('e')).toBe(200)
    await change({ caption: 'narrow', selected: 'e', row_key: (r: Row) => r.id }) // the page draws itself anew: rows are the same ones
    expect(top_of('e')).toBe(200)
    expect(page().scrollTop).toBe(160)
    await change({ caption: 'wide', selected: null })
    expect(top_of('e')).toBe(200)
  })
  it('the same rows from a page that was drawn anew move nothing', async () => {
    await row('b').trigger('pointerover')
    await change({ caption: 'narrow', rows: some(ids), row_key: (r: Row) => r.id })
    expect(page().scrollTop).toBe(0)
  })
  it('a new row above leaves the row under the pointer, or the one the keys are at when they were used last', async () => {
    await row('b').trigger('pointerover')
    ;(row('d').element as HTMLElement).focus()
    await change({ caption: 'wide', rows: some(['new', ...ids]) })
    expect(page().scrollTop).toBe(50)
    const seen: Element[] = []
    Element.prototype.scrollIntoView = function () { seen.push(this) }
    await row('d').trigger('keydown', { key: 'j' })
    await change({ caption: 'wide', rows: some(['new', 'b', 'a', 'c', 'd', 'newer', 'e', 'f']) })
    expect([document.activeElement, seen.at(-1)]).toEqual([row('e').element, row('e').element])
    expect(page().scrollTop).toBe(100)
    await row('b').trigger('pointermove') // the page moved, not the pointer
    await change({ caption: 'wide', rows: some(['new', 'a', 'c', 'd', 'newer', 'e', 'f', 'b']) })
    expect(page().scrollTop).toBe(50)
  })
})
