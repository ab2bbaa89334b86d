import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import { toasts, undo } from '@/ui/toasts'
import { fake_server } from '../../../tests/fake'
import './CalendarPage.vue' // loaded by its route, within no time of a test
import type { CalendarYear } from './rulebook.api'
import { rulebook_routes } from '.'

const year: CalendarYear = { year: 2027, source: '第7号', holidays: [{ name: '国庆节', from: '2027-10-01', to: '2027-10-07' }], makeup_working_days: ['2027-10-09'] }
const edition = (version: number, years = [year]) => ({ name: 'calendar', version, may_change: true, content: { years }, changed: { years: [] } })

async function open(answers: Parameters<typeof fake_server>[0] = {}) {
  set_clock('2027-03-02T09:40:00+08:00')
  const asked = fake_server({
    'GET /api/v1/rulebook/calendar': () => edition(1),
    'GET /api/v1/rulebook/calendar/versions': () => ({ items: [], next: null }),
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [...rulebook_routes, { path: '/other', component: { template: '<p>other</p>' } }] })
  await router.push('/calendar')
  const page = mount({ template: '<RouterView />' }, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await router.isReady()
  await flushPromises()
  return { asked, page, router }
}
const button = (words: string) => [...document.querySelectorAll<HTMLButtonElement>('button')].find((b) => b.textContent?.includes(words))!
const day = (at: string) => document.querySelector<HTMLElement>(`[data-day="${at}"]`)!
async function press(it: HTMLElement) {
  it.click()
  await flushPromises()
}
afterEach(() => {
  toasts.splice(0)
  document.body.innerHTML = ''
})

describe('the work calendar', () => {
  it('marks today by the clock of the office, and opens its year', async () => {
    const { page } = await open()
    expect(page.text()).toContain('2027')
    expect(day('2027-03-02').classList.contains('today')).toBe(true)
    expect(document.querySelectorAll('.day.today')).toHaveLength(1)
    expect(day('2027-10-09').getAttribute('aria-label')).toContain('调休上班')
    page.unmount()
  })

  it('puts a painted day in force with a reason, after it was looked at', async () => {
    const { asked, page } = await open({ 'PUT /api/v1/rulebook/calendar': () => edition(2) })
    await press(button('更正这一年'))
    await page.find('input[list]').setValue('国庆节')
    await press(day('2027-10-08'))
    await press(button('看看改了什么'))
    const sheet = document.querySelector('dialog')!
    expect(sheet.querySelectorAll('.rule-changes li')).toHaveLength(1)
    const reason = sheet.querySelector('textarea')!
    reason.value = '通知第9号'
    reason.dispatchEvent(new Event('input'))
    await flushPromises()
    sheet.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    const put = asked.find((a) => a.method === 'PUT')!
    expect(put.headers.get('If-Match')).toBe('"1"')
    expect(put.body).toMatchObject({ reason: '通知第9号', content: { years: [{ holidays: [{ name: '国庆节', from: '2027-10-01', to: '2027-10-08' }] }] } })
    expect(document.querySelector('dialog')).toBeNull()
    expect(localStorage.getItem('lianxin.draft.rulebook.calendar')).toBeNull()
    page.unmount()
  })

  it('asks by which notice a year is set before anything is looked at', async () => {
    const { page } = await open({ 'GET /api/v1/rulebook/calendar': () => edition(1, []) })
    await press(button('填写 2027 年'))
    await press(day('2027-01-01'))
    await press(button('看看改了什么'))
    expect(document.querySelector('dialog')).toBeNull()
    const source = page.find('[data-field="source"]')
    expect(source.text()).toContain('哪个通知')
    expect(document.activeElement).toBe(source.find('input').element)
    await source.find('input').setValue('通知第9号')
    await press(button('看看改了什么'))
    expect(document.querySelector('dialog')).not.toBeNull()
    page.unmount()
  })

  it('keeps the draft of whoever leaves, without a question', async () => {
    const { page, router } = await open()
    await press(button('更正这一年'))
    await press(day('2027-03-03'))
    await router.push('/other')
    await flushPromises()
    expect(page.text()).toBe('other')
    expect(toasts.map((t) => t.text)).toEqual(['改动还没有生效，草稿给您留着，回到这一页接着改。'])
    await router.push('/calendar')
    await flushPromises()
    expect(page.text()).toContain('上次没有改完的草稿')
    expect(day('2027-03-03').classList.contains('changed')).toBe(true)
    page.unmount()
  })

  it('gives a draft put away back for eight seconds', async () => {
    const { page } = await open()
    await press(button('更正这一年'))
    await press(day('2027-03-03'))
    await press(button('不改了'))
    expect(day('2027-03-03').classList.contains('holiday')).toBe(false)
    expect(localStorage.getItem('lianxin.draft.rulebook.calendar')).toBeNull()
    undo(toasts.at(-1)!.id)
    await flushPromises()
    expect(day('2027-03-03').classList.contains('holiday')).toBe(true)
    page.unmount()
  })
})
