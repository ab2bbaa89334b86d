import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import AuditPage from './AuditPage.vue'
import '.'

const ticket = '01933b1e-0000-7000-8000-000000000412'
const entry = (id: number, action: string, more: object = {}) => ({ id, at: '2026-11-17T09:00:00+08:00', actor: { kind: 'person', id: null, name: '包玉兰' }, action, subject_kind: 'ticket', subject_id: ticket, sealed: true, ...more })

async function open() {
  const asked = fake_server({
    'GET /api/v1/audit': () => ({ items: [entry(2, 'ticket.identity_opened', { subject_name: '东旗 2026-0412', reason: '回访', detail: { reason: '回访', part: 'name' } }), entry(1, 'ticket.supervised', { actor: { kind: 'system', id: null, name: 'job' } })], next: null }) as never,
  })
  const page = mount(AuditPage, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return { asked, page }
}
afterEach(() => (document.body.innerHTML = ''))

describe('the journal', () => {
  it('names the request by its number, and the end of its id only where no name is known', async () => {
    const { page } = await open()
    const [opened, supervised] = page.findAll('tr[data-key]')
    expect(opened!.text()).toContain('东旗 2026-0412')
    expect(opened!.text()).not.toContain(ticket.slice(-12))
    expect(opened!.text()).toContain('理由：回访')
    expect(supervised!.text()).toContain(ticket.slice(-12))
    expect(supervised!.text()).toContain('系统')
    expect(supervised!.text()).not.toContain('job')
    page.unmount()
  })

  it('shows everything about one record, and all again', async () => {
    const { asked, page } = await open()
    await page.find('tr[data-key] a').trigger('click')
    await flushPromises()
    const dialog = document.querySelector('dialog')!
    expect(dialog.querySelector('details')!.textContent).toContain('part')
    expect(dialog.querySelector('details')!.textContent).not.toContain('reason') // told in words above
    ;[...dialog.querySelectorAll<HTMLButtonElement>('button')].find((b) => b.textContent?.includes('全部记录'))!.click()
    await flushPromises()
    expect(document.querySelector('dialog')).toBeNull()
    expect(asked.at(-1)!.query).toContain(`subject=${ticket}`)
    await page.findAll('button').find((b) => b.text().includes('看全部'))!.trigger('click')
    await flushPromises()
    expect(asked.at(-1)!.query).not.toContain('subject')
    page.unmount()
  })
})
