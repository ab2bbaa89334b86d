import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import './LimitsPage.vue' // loaded by its route, within no time of a test
import { rulebook_routes } from '.'

const row = (code: string, working_days: number, more: object = {}) => ({ code, name: `名 ${code}`, name_en: code, working_days, ...more })
const content = { name: 'time_limits', version: 'x', items: [row('accept', 1, { clock: 'accept' }), row('reply_hard_urgent', 3, { clock: 'reply', difficulty: 'hard', urgency: 'urgent' })] }
const edition = (version: number, items = content.items) => ({ name: 'time_limits', version, may_change: true, content: { ...content, items }, changed: content })

async function open(answers: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({
    'GET /api/v1/rulebook/time_limits': () => edition(2),
    'GET /api/v1/rulebook/time_limits/versions': () => ({ items: [{ version: 2, at: '2026-11-17T09:40:00+08:00', by: '孙强', reason: '试行' }], next: null }),
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: rulebook_routes })
  await router.push('/limits')
  const page = mount({ template: '<RouterView />' }, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, page }
}
const button = (words: string) => [...document.querySelectorAll<HTMLButtonElement>('button')].find((b) => b.textContent?.includes(words))!

describe('time limits', () => {
  it('shows what changes before it is saved, and saves the whole table with a reason', async () => {
    const { asked, page } = await open({ 'PUT /api/v1/rulebook/time_limits': () => edition(3) })
    expect(page.text()).toContain('3 个工作日')
    expect(page.text()).toContain('试行')
    button('修改').click()
    await flushPromises()
    await page.find('input[aria-label*="reply_hard_urgent"]').setValue('2')
    button('看看改了什么').click()
    await flushPromises()
    const sheet = document.querySelector('dialog')!
    expect(sheet.querySelectorAll('.rule-changes li')).toHaveLength(1)
    expect(sheet.textContent).toContain('2 个工作日')
    expect(button('确认生效').disabled).toBe(true)
    const reason = sheet.querySelector('textarea')!
    reason.value = '通知第9号'
    reason.dispatchEvent(new Event('input'))
    await flushPromises()
    sheet.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    const put = asked.find((a) => a.method === 'PUT')!
    expect(put.body).toMatchObject({ reason: '通知第9号', content: { items: [{ code: 'accept', working_days: 1 }, { code: 'reply_hard_urgent', working_days: 2 }] } })
    expect(document.querySelector('dialog')).toBeNull()
    page.unmount()
  })

  it('offers no change to who may not, and the way back to an earlier version to who may', async () => {
    const { page } = await open({ 'GET /api/v1/rulebook/time_limits': () => ({ ...edition(2), may_change: false }) })
    expect(page.text()).not.toContain('恢复到这一版')
    expect(page.findAll('button').some((b) => b.text() === '修改')).toBe(false)
    page.unmount()
    const other = await open()
    expect(other.page.text()).toContain('恢复到这一版')
    other.page.unmount()
  })
})
