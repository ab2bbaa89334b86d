import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { ApiError, use_listing, type Page } from '@/api'
import { i18n } from '@/i18n'
import { ListCard } from '@/ui'

interface Row {
  id: string
  name: string
}
const nobody = () => new ApiError(0, { type: 'about:blank', title: '', status: 599 })

/** A list whose answers are given by hand, in any order. */
function by_hand() {
  const asked: { cursor?: string; answer: (page: Page<Row>) => Promise<void>; fail: (error: ApiError) => Promise<void> }[] = []
  const list = use_listing<Row>((cursor) => new Promise((answer, fail) => {
    const then = (act: () => void) => async () => {
      act()
      await new Promise((r) => setTimeout(r))
      await nextTick()
    }
    asked.push({ cursor, answer: (page) => then(() => answer(page))(), fail: (error) => then(() => fail(error))() })
  }))
  return { list, asked }
}
function show(list: ReturnType<typeof by_hand>['list'], filtered = false) {
  return mount(ListCard<Row>, { global: { plugins: [i18n] }, props: { list, filtered, columns: [{ key: 'name', label: 'name' }], row_key: (r: Row) => r.id, caption: 'list', empty: 'nothing there' } })
}
const page = (...names: string[]): Page<Row> => ({ items: names.map((name) => ({ id: name, name })), next: null })

describe('a list', () => {
  it('lets the last asked win, whichever answers first', async () => {
    const { list, asked } = by_hand()
    const card = show(list)
    void list.load()
    void list.load()
    await asked[1]!.answer(page('new'))
    await asked[0]!.answer(page('old'))
    expect(card.findAll('tbody tr').map((r) => r.text())).toEqual(['new'])
  })
  it('reads on with the cursor below the rows that are there', async () => {
    const { list, asked } = by_hand()
    const card = show(list)
    void list.load()
    await asked[0]!.answer({ ...page('a'), next: 'after-a' })
    await card.find('.table-foot button').trigger('click')
    expect(asked[1]!.cursor).toBe('after-a')
    await asked[1]!.answer(page('b'))
    expect(card.findAll('tbody tr').map((r) => r.text())).toEqual(['a', 'b'])
    expect(card.find('.table-foot button').exists()).toBe(false)
  })
  it('keeps its rows when nobody answers, and says so', async () => {
    const { list, asked } = by_hand()
    const card = show(list)
    void list.load()
    await asked[0]!.answer(page('a'))
    void list.load()
    await asked[1]!.fail(nobody())
    expect(card.findAll('tbody tr')).toHaveLength(1)
    expect(card.find('[role="alert"]').text()).toContain('没有连上')
  })
  it('tells nothing found from nothing there', async () => {
    const { list, asked } = by_hand()
    void list.load()
    const [all, some] = [show(list), show(list, true)]
    await asked[0]!.answer(page())
    expect(all.text()).toContain('nothing there')
    await some.find('.empty button').trigger('click')
    expect(some.emitted('clear')).toHaveLength(1)
  })
})
