import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import PlaceNamed from './PlaceNamed.vue'
import './index'

const place = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }
const open = (answer: () => { status?: number; body?: unknown }) => {
  const asked = fake_server({ 'POST /api/v1/places/named': answer })
  const page = mount(PlaceNamed, { props: { text: '', near: '150725', modelValue: null, 'onUpdate:modelValue': (p: unknown) => page.setProps({ modelValue: p as null }) }, global: { plugins: [i18n] } })
  const write = async (text: string) => {
    await page.setProps({ text })
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
  }
  return { page, asked, write }
}
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the place that words name', () => {
  it('is offered with the words that spoke for it, and set only when it is pressed', async () => {
    const { page, asked, write } = open(() => ({ body: { items: [{ place, words: '河东苏木东山嘎查' }] } }))
    await write('在河东苏木东山嘎查停电了')
    expect(asked[0]!.body).toEqual({ text: '在河东苏木东山嘎查停电了', near: '150725' })
    expect(page.text()).toContain('“河东苏木东山嘎查”')
    expect(page.props('modelValue')).toBeNull()
    await page.get('button').trigger('click')
    expect(page.props('modelValue')).toEqual(place)
    expect(page.find('button').exists()).toBe(false)
  })
  it('is asked for only once there are words, and stays quiet when the server does not answer', async () => {
    const { page, asked, write } = open(() => ({ status: 503, body: { type: 'about:blank', title: 'busy', status: 503 } }))
    await write('停电')
    expect(asked).toHaveLength(0)
    await write('东山嘎查停电')
    expect(asked).toHaveLength(1)
    expect(page.find('button').exists()).toBe(false)
  })
})
