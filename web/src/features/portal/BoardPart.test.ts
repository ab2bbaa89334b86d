import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import './index'
import { board, region } from './board'
import BoardPage from './BoardPage.vue'
import BoardPart from './BoardPart.vue'

const item = (n: number) => ({ topic: '供水', place: '西乌珠尔苏木', outcome: 'solved', text: `第 ${n} 件办好了。`, answered_on: '2026-11-12', working_days: n })
const answer = (status: number, body: unknown) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))
const shown = async (part: typeof BoardPart | typeof BoardPage) => {
  const page = mount(part, { global: { plugins: [i18n] } })
  await flushPromises()
  return page
}
beforeEach(() => void (board.value = null))

it('shows the latest three on the first page, and whose platform it is', async () => {
  answer(200, { region: '呼伦贝尔市', items: [1, 2, 3, 4].map(item) })
  const page = await shown(BoardPart)
  expect(page.findAll('li')).toHaveLength(3)
  expect(page.text()).toContain('用时 2 个工作日')
  expect(region.value).toBe('呼伦贝尔市')
})

it('shows nothing on the first page while there is nothing, and says so on its own page', async () => {
  answer(200, { region: '', items: [] })
  expect((await shown(BoardPart)).find('section').exists()).toBe(false)
  expect((await shown(BoardPage)).text()).toContain('还没有公开的答复')
})

it('says that it did not arrive, and keeps what was there', async () => {
  answer(503, { title: 'busy' })
  expect((await shown(BoardPage)).get('[role=alert]').text()).toContain('公开栏没有取到')
  answer(200, { region: '', items: [item(0)] })
  const page = await shown(BoardPage)
  expect(page.text()).toContain('当天')
  answer(503, { title: 'busy' })
  expect((await shown(BoardPage)).findAll('li')).toHaveLength(1)
})
