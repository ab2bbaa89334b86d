import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { fake_server } from '../../../tests/fake'
import { clear, contact, draft } from './draft'
import { holds_number } from './personal'
import { asked as round_asked } from './collections/asked'
import { failed, personal_data, put_away_receipt, receipt, send, understood, wanted } from './sending'

const place = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木 东山嘎查', level: 'village' as const, has_children: false }
const kept = () => localStorage.getItem('lianxin.portal.draft') ?? ''
const receipts = { 'POST /api/v1/public/tickets': () => ({ status: 201, body: { receipt_code: 'LX-7K3M-92QF-4H', number: '陈旗 2026-0001', message: '记下了' } }) }

beforeEach(async () => {
  clear()
  put_away_receipt()
  Object.assign(draft, { text: '井坏了', place, anonymous: null })
  understood.value = false
  failed.value = null
  await nextTick()
})

describe('what is kept on the device', () => {
  it('is the words at every change, and name and phone only with a name', async () => {
    Object.assign(contact, { name: '图雅', phone: '13900000002' })
    draft.anonymous = false
    await nextTick()
    expect(JSON.parse(kept())).toMatchObject({ text: '井坏了', contact: { name: '图雅', phone: '13900000002' } })
    draft.anonymous = true
    await nextTick()
    expect(kept()).toContain('井坏了')
    expect(kept()).not.toContain('图雅')
    expect(kept()).not.toContain('13900000002')
  })
  it('is gone once it is sent; the receipt outlives a reload of the tab only', async () => {
    fake_server(receipts)
    draft.anonymous = true
    expect(await send()).toBe(true)
    await nextTick()
    expect(kept()).toBe('')
    expect(receipt.value?.receipt_code).toBe('LX-7K3M-92QF-4H')
    expect(JSON.stringify({ ...localStorage })).not.toContain('LX-7K3M')
    put_away_receipt()
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('LX-7K3M')
  })
})

describe('without a name', () => {
  it('sends neither name nor phone, also when they were typed before', async () => {
    const asked = fake_server(receipts)
    Object.assign(contact, { name: '图雅', phone: '13900000002' })
    draft.anonymous = true
    await send()
    expect(asked[0]!.body).toMatchObject({ anonymous: true, text: '井坏了', place: place.code })
    expect(Object.keys(asked[0]!.body as object).sort()).toEqual(['anonymous', 'id', 'may_publish', 'place', 'text', 'understood_personal_data'])
  })
  it('says for which collection of opinions, when one was ticked, and forgets it once it is sent', async () => {
    const asked = fake_server(receipts)
    draft.anonymous = true
    Object.assign(round_asked, { round: '01933b1e-0000-7000-8000-000000000001', source: 'masses' })
    expect(await send()).toBe(true)
    expect(asked[0]!.body).toMatchObject({ anonymous: true, round: '01933b1e-0000-7000-8000-000000000001', source: 'masses' })
    expect(round_asked).toEqual({ round: '', source: '' })
  })
  it('holds back words with a number until that is meant', async () => {
    const asked = fake_server(receipts)
    Object.assign(draft, { anonymous: true, text: '没水，打 139 1234 5678' })
    await nextTick()
    expect(await send()).toBe(false)
    expect(wanted.value).toHaveProperty('understood')
    expect(asked).toEqual([])
    understood.value = true
    expect(await send()).toBe(true)
    expect(asked[0]!.body).toMatchObject({ understood_personal_data: true })
  })
  it('shows what the server found, and what was typed is kept', async () => {
    const message = '话里好像有姓名。'
    fake_server({ 'POST /api/v1/public/tickets': () => ({ status: 422, body: { type: 'x', title: 't', status: 422, errors: [{ field: 'text', code: 'portal.personal_data', message }] } }) })
    Object.assign(draft, { anonymous: true, text: '我叫图雅，没水。' })
    await nextTick()
    expect(await send()).toBe(false)
    expect(personal_data.value).toBe(message)
    expect(failed.value).toBeNull()
    expect(draft.text).toBe('我叫图雅，没水。')
  })
})

it('asks for a name from whoever wants to give one, and keeps the words when nobody answers', async () => {
  draft.anonymous = false
  expect(await send()).toBe(false)
  expect(Object.keys(wanted.value)).toEqual(['name'])
  contact.name = '图雅'
  await nextTick()
  expect(wanted.value).toEqual({})
  globalThis.fetch = () => Promise.reject(new TypeError('no network'))
  expect(await send()).toBe(false)
  expect(failed.value?.is_offline).toBe(true)
  expect(draft.text).toBe('井坏了')
})

it('sees phone and identity numbers, also in full width, and no other figures', () => {
  expect(['13912345678', '+86 139-1234-5678', '１３９１２３４５６７８', '0470-8212345', '152127198001011234', '15212719800101123X'].filter((t) => !holds_number(t))).toEqual([])
  expect(['三号井', '拉水 30 里', '60 只羊', '2026 年 11 月 22 日', '陈旗 2026-0412', '12345'].filter(holds_number)).toEqual([])
})
