import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import { code, stop_following } from './following'
import FollowPage from './FollowPage.vue'
import './index'
import type { Track } from './portal.api'

const track = (changes: Partial<Track> = {}): Track => ({
  number: '陈旗 2026-0412', text: '井坏了快十天。', place: { code: '150725200201', name: '东山嘎查', full_name: '河东苏木 东山嘎查' }, said_on: '2026-11-07', state: 'in_progress',
  headline: '没按约定的 11 月 13 日办完，旗水利局还在办', sentences: ['约定 11 月 13 日前答复，没有做到。原因：等配件。'],
  steps: [{ day: '2026-11-07', text: '您说了这件事', mark: 'done' }, { day: '2026-11-13', text: '没按约定日期答复', mark: 'late' }, { day: '2026-11-16', text: '等配件', mark: 'now' }, { text: '请您说：解决了没有', mark: 'ahead' }],
  with_unit: '旗水利局', due_on: '2026-11-13', late: true, reply: null, question: null, may_rate: false, may_object: false, may_answer: false, may_withdraw: true, may_say_not_mine: false, ...changes,
})
const show = async (shown: Track, more: Parameters<typeof fake_server>[0] = {}) => {
  const asked = fake_server({ 'POST /api/v1/public/track': () => shown, ...more })
  const page = mount(FollowPage, { global: { plugins: [i18n] }, attachTo: document.body })
  await page.get('#receipt-code').setValue('lx-7k3m 92qf')
  await page.get('form').trigger('submit')
  await flushPromises()
  return { page, asked }
}
beforeEach(() => {
  stop_following()
  document.body.innerHTML = ''
})

describe('following a request', () => {
  it('tells lateness straight: a mark of shape and colour, and the word', async () => {
    const { page } = await show(track())
    expect(page.get('.track-now').text()).toContain('没有做到')
    expect(page.get('.track-now .tag').classes()).toContain('cinnabar')
    expect(page.findAll('.track-steps li').map((li) => [li.classes()[0], li.get('em').text()])).toEqual([['done', '做了'], ['late', '晚了'], ['now', '现在'], ['ahead', '还没到']])
    expect(location.href).not.toMatch(/7k3m/i)
  })
  it('keeps a wrong code in its box and says what to look at', async () => {
    fake_server({ 'POST /api/v1/public/track': () => ({ status: 404, body: { type: 'x', title: '没有', status: 404 } }) })
    const page = mount(FollowPage, { global: { plugins: [i18n] }, attachTo: document.body })
    await page.get('#receipt-code').setValue('LX-AAAA-BBBB')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('没有查到')
    expect(code.value).toBe('LX-AAAA-BBBB')
    expect(document.activeElement?.id).toBe('receipt-code')
  })
  const answered = track({ state: 'answered', late: false, may_rate: true, reply: { outcome: 'solved', text: '修好了', released_on: '2026-11-20' } })
  const judged = (solved: boolean) => ({ 'POST /api/v1/public/rate': () => track({ state: solved ? 'closed' : 'reopened', late: false, rating: { solved, satisfied: solved ? 5 : null, words: null } }) })
  const rated = (asked: { path: string; body: unknown }[]) => asked.filter((a) => a.path === '/api/v1/public/rate').map((a) => a.body)
  it('asks how satisfied one is before "solved" is sent', async () => {
    const { page, asked } = await show(answered, judged(true))
    await page.findAll('[data-field=solved] button')[0]!.trigger('click')
    await page.get('.rate-part form').trigger('submit')
    expect(page.get('.rate-part [role=alert]').findAll('a')).toHaveLength(1)
    await page.findAll('[data-field=satisfied] input')[4]!.setValue()
    await page.get('.rate-part form').trigger('submit')
    await flushPromises()
    expect(rated(asked)).toEqual([{ code: 'lx-7k3m 92qf', solved: true, satisfied: 5 }])
    expect(page.find('.rate-part').exists()).toBe(false)
  })
  describe('"not solved" is one press', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())
    const press_not = async () => {
      const shown = await show(answered, judged(false))
      await shown.page.findAll('[data-field=solved] button')[1]!.trigger('click')
      return shown
    }
    it('is told after eight seconds, alone', async () => {
      const { page, asked } = await press_not()
      await vi.advanceTimersByTimeAsync(7000)
      expect(rated(asked)).toEqual([])
      await vi.advanceTimersByTimeAsync(1500)
      expect(rated(asked)).toEqual([{ code: 'lx-7k3m 92qf', solved: false }])
      expect(page.find('.rate-part').exists()).toBe(false)
      await vi.advanceTimersByTimeAsync(20_000)
      expect(rated(asked)).toHaveLength(1)
    })
    it('can be taken back', async () => {
      const { page, asked } = await press_not()
      await page.get('.rate-said button').trigger('click')
      await vi.advanceTimersByTimeAsync(20_000)
      expect(rated(asked)).toEqual([])
      expect(page.findAll('[data-field=solved] button')).toHaveLength(2)
    })
    it('waits for a word why, when somebody begins to write one', async () => {
      const { page, asked } = await press_not()
      await page.get('[data-field=words] textarea').trigger('focus')
      await page.get('[data-field=words] textarea').setValue('又冻上了')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(rated(asked)).toEqual([])
      await page.get('.rate-part form').trigger('submit')
      await vi.advanceTimersByTimeAsync(0)
      expect(rated(asked)).toEqual([{ code: 'lx-7k3m 92qf', solved: false, words: '又冻上了' }])
    })
    it.each([['the page is closed', () => dispatchEvent(new Event('pagehide'))], ['another request is looked up', (page: VueWrapper) => page.get('.track-end .btn').trigger('click')]])('is told at once when %s', async (_when, leave) => {
      const { page, asked } = await press_not()
      await leave(page)
      await vi.advanceTimersByTimeAsync(20_000)
      expect(rated(asked)).toEqual([{ code: 'lx-7k3m 92qf', solved: false }])
    })
  })
  it('shows the question with a box for the answer', async () => {
    const { page, asked } = await show(track({ state: 'waiting_for_you', late: false, may_answer: true, question: { text: '井在东边还是西边？', asked_on: '2026-11-12' } }), { 'POST /api/v1/public/answer': () => track({ late: false }) })
    await page.get('.question-part textarea').setValue('东边')
    await page.get('.question-part form').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)).toMatchObject({ path: '/api/v1/public/answer', body: { text: '东边' } })
    expect(page.find('.question-part').exists()).toBe(false)
  })
})
