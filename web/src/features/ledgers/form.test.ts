import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { i18n } from '@/i18n'
import './texts'
import type { Declaration } from './declaration'
import LedgerForm from './LedgerForm.vue'
import { number_written } from './numbers'
import { compile, look } from './rules'
import { use_form, type Form } from './use_form'
import { amount_shown, words_of } from './words'

const wells: Declaration = {
  key: 'wells', zh: '机井台账', unit_zh: '眼', title: 'what', states: [{ key: 'open', zh: '在修' }, { key: 'done', zh: '修好', tone: 'done' }],
  fields: [
    { key: 'what', zh: '哪一眼', required: 'true', longest: 40 },
    { key: 'found_on', zh: '发现日期', kind: 'date', required: 'true', checks: [{ holds: 'found_on <= today', zh: '不能晚于今天。' }] },
    { key: 'outcome', zh: '结果', kind: 'choice', choices: [{ key: 'mended', zh: '修好' }, { key: 'given_up', zh: '报废' }, { key: 'old', zh: '旧', closed: true }] },
    { key: 'mended_on', zh: '修好日期', kind: 'date', visible: "outcome = 'mended'", required: "outcome = 'mended'" },
    { key: 'days_taken', zh: '用时', kind: 'number', measure_zh: '天', computed: 'days(found_on, mended_on)' },
    { key: 'sheep', zh: '受影响牲畜', kind: 'number', approximate: true, measure_zh: '头只', why_zh: '好先送水' },
    { key: 'funds', zh: '资金', kind: 'table', columns: [
      { key: 'source', zh: '来源', kind: 'choice', required: 'filled(funds.planned)', choices: [{ key: 'county', zh: '旗' }, { key: 'other', zh: '其他' }] },
      { key: 'who', zh: '谁给的', visible: "funds.source = 'other'" },
      { key: 'planned', zh: '计划', kind: 'money' }, { key: 'paid', zh: '到位', kind: 'money', checks: [{ holds: 'funds.paid <= funds.planned', zh: '到位多于计划。' }] },
      { key: 'left', zh: '还差', kind: 'money', computed: 'funds.planned - funds.paid' }] },
    { key: 'total', zh: '合计', kind: 'money', computed: 'sum(funds.planned)' },
  ],
}
const around = { state: 'open', entered: '2026-11-17', today: '2026-11-17' }
const told = (fields: Record<string, unknown>) => look(compile(wells), fields, around)

it('computes, shows, needs and checks as the server does', () => {
  const open = told({ what: '三号井', found_on: '2026-11-01', mended_on: '2026-11-05' })
  expect([open.shown.has('mended_on'), open.fields.days_taken, open.missing]).toEqual([false, undefined, []])
  const mended = told({ what: '三号井', found_on: '2026-11-01', outcome: 'mended', mended_on: '2026-11-05' })
  expect([mended.shown.has('mended_on'), mended.fields.days_taken]).toEqual([true, 4])
  expect(told({ outcome: 'mended' }).missing).toEqual(['fields.what', 'fields.found_on', 'fields.mended_on'])
  expect(told({ found_on: '2026-12-01' }).said['fields.found_on']!.zh).toBe('不能晚于今天。')
  expect(told({ found_on: '2026-13-01', sheep: 'viele' }).unread).toEqual(['fields.found_on', 'fields.sheep'])
})
it('works on the rows of a table each by its own', () => {
  const it = told({ funds: [{ source: 'other', who: '合作社', planned: 5000, paid: 3800.5 }, { who: '没有这一格', planned: 100, paid: 200 }] })
  expect(it.fields.funds).toEqual([{ source: 'other', who: '合作社', planned: 5000, paid: 3800.5, left: 1199.5 }, { planned: 100, paid: 200, left: -100 }])
  expect(it.fields.total).toBe(5100)
  expect(it.missing).toContain('fields.funds[1].source')
  expect(Object.keys(it.said)).toEqual(['fields.funds[1].paid'])
  expect([...it.hidden_cells]).toEqual(['fields.funds[1].who'])
})
it('reads numbers as they are written, and keeps 余, 多, 以上', () => {
  expect(number_written('１，２００')).toEqual({ amount: 1200 })
  expect(number_written('3.85万')).toEqual({ amount: 38500 })
  expect(number_written('300余')).toEqual({ amount: 300, qualifier: 'some' })
  expect(number_written('2万多')).toEqual({ amount: 20000, qualifier: 'many' })
  expect([number_written('三百'), number_written('1e3'), number_written('')]).toEqual([null, null, null])
  expect(words_of(wells.fields[5]!, { amount: 1200, qualifier: 'some' }, {})).toBe('1,200余 头只')
  expect(words_of(wells.fields[7]!, 38500, {})).toBe('3.85 万元')
  expect(amount_shown({ measure: 'rate', divide: 1, decimals: 2 }, { amount: 30, base: 35, rate: 8571, records: 35 })).toBe(85.71)
  expect(amount_shown({ measure: 'rate', divide: 1, decimals: 2 }, { amount: 0, base: 0, rate: null, records: 0 })).toBeUndefined()
  expect(amount_shown({ measure: 'sum', divide: 10000, decimals: 2 }, { amount: 6500000, rate: null, records: 2 })).toBe(650)
})

async function shown(fields: Record<string, unknown> = {}) {
  let form!: Form
  const page = mount(defineComponent({ setup: () => { form = use_form(compile(wells), { fields }); return () => h(LedgerForm, { form }) } }), { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return { page, form: form, at: (path: string) => page.find(`[data-field="${path}"]`) }
}
it('draws the declaration, live: shows, computes, says what is wrong at the field', async () => {
  const { page, form, at } = await shown({ funds: [{}] })
  expect(page.text()).toContain('为什么问：好先送水')
  expect(at('fields.mended_on').exists()).toBe(false)
  expect(at('fields.outcome').text()).not.toContain('旧')
  await at('fields.found_on').find('input').setValue('2000-01-03')
  await at('fields.outcome').find('input').setValue(true)
  expect(at('fields.mended_on').find('.field-optional').exists()).toBe(false)
  await at('fields.mended_on').find('input').setValue('2000-01-13')
  expect(at('fields.days_taken').text()).toContain('10 天')
  await at('fields.sheep').find('input').setValue('600多')
  await at('fields.funds[0].planned').find('input').setValue('1万')
  expect(at('fields.total').text()).toContain('1 万元')
  expect(form.check()).toBe(false)
  await flushPromises()
  expect(at('fields.what').find('.field-error').text()).toBe('请填写。')
  expect(at('fields.funds[0].source').find('.field-error').exists()).toBe(true)
  await at('fields.what').find('input').setValue(' 三号井 ')
  await at('fields.funds[0].source').find('input').setValue(true)
  expect(form.check()).toBe(true)
  expect(form.entered()).toEqual({ what: '三号井', found_on: '2000-01-03', outcome: 'mended', mended_on: '2000-01-13', sheep: { amount: 600, qualifier: 'many' }, funds: [{ source: 'county', planned: 10000 }] })
  page.unmount()
})
it('lands what the server says at its field until that is changed, and sends only what differs', async () => {
  const { page, form, at } = await shown({ what: '三号井', found_on: '2026-11-01', funds: [{ source: 'county', planned: 100, left: 100 }] })
  form.server.value = { 'fields.what': '这一眼已经有了。', 'fields.funds[0].planned': '太多' }
  await flushPromises()
  expect(at('fields.what').text()).toContain('已经有了')
  expect(at('fields.funds[0].planned').text()).toContain('太多')
  await at('fields.what').find('input').setValue('四号井')
  expect(at('fields.what').text()).not.toContain('已经有了')
  expect(at('fields.funds[0].planned').text()).toContain('太多')
  expect(form.changes({ what: '三号井', found_on: '2026-11-01', funds: [{ source: 'county', planned: 100, left: 100 }] })).toEqual({ what: '四号井' })
  page.unmount()
})
it('takes rows away and adds them', async () => {
  const { page, form } = await shown({ funds: [{ source: 'county', planned: 1 }, { source: 'other', planned: 2 }] })
  await page.find('[aria-label="删去第 1 行"]').trigger('click')
  expect(form.fields.value.funds).toEqual([{ source: 'other', planned: 2 }])
  await page.findAll('button').find((b) => b.text() === '加一行')!.trigger('click')
  expect((form.fields.value.funds as unknown[]).length).toBe(2)
  page.unmount()
})
