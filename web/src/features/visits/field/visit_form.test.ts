import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { i18n } from '@/i18n'
import { draft_for, open_phone, phone, type KeptHousehold } from '@/offline'
import { session } from '../../../../tests/fake'
import './texts'
import { begun_or_new, new_draft, operation_of, use_visit, what_of } from './visit_form'

const wuyun: KeptHousehold = { id: '01933b1e-0000-7000-8000-000000000101', number: '001', place: '150725201001', head: '乌云其木格', state: 'active', version: 3, profile: { people: 4 } }
const at = Date.parse('2026-11-17T02:31:00Z')

beforeEach(async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no network'))
  await open_phone({ ...session, may: ['register_visits'] })
  phone.households = new Map([[wuyun.id, wuyun]])
})

describe('what is sent of a visit', () => {
  it('is nothing that was left empty', () => {
    const draft = new_draft(wuyun.id, wuyun)
    const { body, path } = operation_of(draft, at)
    expect(path).toBe('/api/v1/visits')
    expect(Object.keys(body).sort()).toEqual(['app', 'began_at', 'ended_at', 'household', 'id', 'kind'])
    expect(what_of(draft)).toEqual(['visit'])
  })
  it('is all of it in one: the words, the promise, the request with its category, the household on its version', () => {
    const draft = { ...new_draft(wuyun.id, wuyun), needs: ['water'], words: ' 井坏了 ', promise: '周五来修', promise_on: '2026-11-20', phone: ' 139 ', profile: { people: 5 }, ticket: { id: 't1', text: '三号井水泵坏了', urgent: true, named: false } }
    phone.form = { visit_needs: { needs: [{ key: 'water', zh: '饮水', en: 'water', category: 'water.drinking' }] } }
    expect(operation_of(draft, at).body).toMatchObject({
      words: '井坏了', needs: ['water'], promised: [{ text: '周五来修', due_on: '2026-11-20' }], household_update: { phone: '139', profile: { people: 5 } }, household_version: 3,
      tickets: [{ id: 't1', text: '三号井水泵坏了', category: 'water.drinking', urgency: 'urgent', named: false }],
    })
    expect(operation_of(draft, at).body).not.toHaveProperty('follow_up_on')
    expect(what_of(draft)).toEqual(['visit', 'ticket', 'household'])
    phone.form = {}
  })
  it('a day without a promise is a day to come again; an end never lies before the beginning', () => {
    const draft = { ...new_draft(wuyun.id, wuyun), promise_on: '2026-11-20', began_at: '2031-01-01T00:00:00.000Z' }
    expect(operation_of(draft, at).body).toMatchObject({ follow_up_on: '2026-11-20', ended_at: draft.began_at })
  })
  it('a village is met, not visited at home', () => {
    expect(new_draft('150725201001', undefined)).toMatchObject({ place: '150725201001', kind: 'meeting' })
  })
})

describe('the form', () => {
  const opened = async () => {
    const draft = await begun_or_new(wuyun.id)
    let form!: ReturnType<typeof use_visit>
    const page = mount(defineComponent({ setup: () => ((form = use_visit(draft)), () => h('i')) }), { global: { plugins: [i18n] } })
    return { form, page }
  }
  it('keeps itself without a button and is there again with the same id', async () => {
    const { form, page } = await opened()
    const { id } = form.draft
    expect(await draft_for(session.account.id, wuyun.id)).toBeNull() // a look is no draft
    form.draft.words = '三号井'
    await vi.waitFor(async () => expect((await draft_for(session.account.id, wuyun.id))?.words).toBe('三号井'))
    form.toggle_need('water')
    await flushPromises()
    page.unmount() // at once, without the pause
    await vi.waitFor(async () => expect((await draft_for(session.account.id, wuyun.id))?.needs).toEqual(['water']))
    const again = await opened()
    expect(again.form.draft.id).toBe(id)
    again.form.toggle_ticket()
    expect(again.form.draft.ticket).toMatchObject({ text: '三号井', named: false })
    expect(await again.form.finish()).toBe(true)
    again.page.unmount()
    await flushPromises()
    expect(await draft_for(session.account.id, wuyun.id)).toBeNull()
    expect(phone.jobs.map((j) => [j.id, j.what])).toEqual([[id, ['visit', 'ticket']]])
  })
  it('a phone that is full is told, and the form stays as it is', async () => {
    const { form, page } = await opened()
    form.draft.words = '存不下'
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(await form.finish()).toBe(false)
    IDBObjectStore.prototype.put = put
    expect(form.full.value).toBe(true)
    expect(form.draft.words).toBe('存不下')
    expect(await form.finish()).toBe(true)
    page.unmount()
  })
})
