import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import './index'
import AnsweredAlready from './AnsweredAlready.vue'
import { clear, draft } from './draft'

const item = (text: string) => ({ topic: '供水', place: '河东苏木', outcome: 'solved' as const, text, answered_on: '2026-11-12', working_days: 3 })
const path = '/api/v1/public/similar'
let asked: ReturnType<typeof fake_server>
let page: ReturnType<typeof mount>
beforeEach(() => {
  vi.useFakeTimers()
  clear()
  asked = fake_server({ [`POST ${path}`]: ({ body }) => ({ body: { items: (body as { text: string }).text.includes('井') ? [item('三号井换了新泵。')] : [] } }) })
  page = mount(AnsweredAlready, { global: { plugins: [i18n] } })
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
})
const write = async (text: string, wait_ms = 2000) => {
  draft.text = text
  await flushPromises()
  await vi.advanceTimersByTimeAsync(wait_ms)
}

it('asks once after a pause in the typing, not before there are a few words', async () => {
  await write('三号井坏了')
  expect(asked).toHaveLength(0)
  await write('我们嘎查的三号井', 300)
  await write('我们嘎查的三号井坏了快十天', 2000)
  expect(asked.map((a) => [a.path, a.query, a.body])).toEqual([[path, '', { text: '我们嘎查的三号井坏了快十天' }]])
  expect(page.get('[role=status]').text()).toContain('有人说过差不多的事')
  expect(page.get('details').text()).toContain('用时 3 个工作日')
})

it('goes when the words are of something else, and says nothing when no answer comes', async () => {
  await write('我们嘎查的三号井坏了快十天')
  expect(page.findAll('details')).toHaveLength(1)
  await write('路灯不亮了晚上看不见')
  expect(page.findAll('details')).toHaveLength(0)
  fake_server({ [`POST ${path}`]: () => ({ status: 429, body: { type: 'x', title: '慢一点', status: 429 } }) })
  await write('我们嘎查的三号井坏了快十天了')
  expect(page.text()).toBe('')
})

it('offers the place the words name, and takes it only by a press', async () => {
  const place = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查', level: 'village' as const, has_children: false }
  fake_server({ [`POST ${path}`]: () => ({ body: { items: [], places: [{ place, words: '东山嘎查' }] } }) })
  await write('东山嘎查的路灯不亮了')
  expect(page.text()).toContain('您写到“东山嘎查”')
  expect(draft.place).toBeNull()
  await page.get('.named-place button').trigger('click')
  expect(draft.place).toEqual(place)
  expect(page.find('.named-place').exists()).toBe(false)
})
