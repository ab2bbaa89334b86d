import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import DesignPage from './DesignPage.vue'
import { blank } from './edits'
import { kept_draft } from './kept'
import { fake_server } from '../../../../tests/fake'

const declaration = {
  ...blank(), key: 'wells', zh: '机井台账', en: 'Wells', unit_zh: '眼', admission: { owner: '旗水利局', purpose_zh: '哪眼井还能用', until: '2099-12-31' }, title: 'what', fields: [{ key: 'what', zh: '哪一眼', en: 'which', required: 'true' }, { key: 'sheep', zh: '牲畜', en: 'animals', kind: 'number' }],
  figures: [{ key: 'all', zh: '机井', unit_zh: '眼' }],
}
type Answer = () => { status?: number; body: unknown }
async function open(check: Answer = () => ({ body: { declaration, elsewhere: [], lost: [], records: 0 } }), type = 'wells') {
  const asked = fake_server({
    'GET /api/v1/ledgers/wells': () => ({ body: { version: 3, closed: false, may: ['write', 'design'], declaration } }),
    'GET /api/v1/ledgers': () => ({ body: { items: [{ key: 'herds', name: '畜群台账', group: 'office', version: 1, closed: false, may: [] }] } }),
    'POST /api/v1/ledgers/check': check,
    'PUT /api/v1/ledgers/wells': () => ({ body: { version: 4, closed: false, may: ['design'], declaration } }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(DesignPage, { global: { plugins: [i18n, router] }, props: { type }, attachTo: document.body })
  await flushPromises()
  const part = async (words: string) => {
    await page.findAll('.design-parts button').find((b) => b.text().startsWith(words))!.trigger('click')
    await flushPromises()
  }
  const press = async (words: string) => {
    await page.findAll('button').find((b) => b.text() === words)!.trigger('click')
    await flushPromises()
  }
  return { asked, page, router, part, press }
}
type Page = Awaited<ReturnType<typeof open>>['page']
const names = (page: Page) => page.findAll('.field-list > .ordered > ol > li > .line b').map((b) => b.text())
const box = (page: Page, at: string) => page.find(`[data-field="${at}"] :is(input, textarea, select)`)

it('orders fields by keys and by drag, and shows the form live', async () => {
  const { page } = await open()
  await page.find('[aria-label="下移：哪一眼"]').trigger('click')
  expect(names(page)).toEqual(['牲畜', '哪一眼'])
  expect(page.findAll('.design-live .field-label').map((l) => l.text())).toEqual(['牲畜可不填', '哪一眼'])
  await page.findAll('.line-name')[1]!.trigger('keydown', { key: 'ArrowUp', altKey: true })
  await flushPromises()
  expect(names(page)).toEqual(['哪一眼', '牲畜'])
  expect(document.activeElement?.textContent).toContain('哪一眼')
  await page.findAll('.field-list li')[0]!.trigger('dragstart')
  await page.findAll('.field-list li')[1]!.trigger('drop')
  expect(names(page)).toEqual(['牲畜', '哪一眼'])
  page.unmount()
})
it('tells line and column of what is wrong with a rule while it is written; the form follows once it is right', async () => {
  const { page } = await open()
  await page.findAll('.line-name')[1]!.trigger('click')
  await page.findAll('[aria-label="出现吗"] input')[1]!.setValue(true)
  await box(page, 'fields[1].visible').setValue('filled(what)\n and wat > 1')
  expect(page.find('[data-field="fields[1].visible"] .field-error').text()).toContain('第 2 行第 6 个字')
  expect(page.find('.line .tag.cinnabar').text()).toBe('有误')
  await box(page, 'fields[1].visible').setValue('filled(what)')
  expect(page.find('[data-field="fields[1].visible"] .field-error').exists()).toBe(false)
  expect(page.findAll('.design-live .field-label')).toHaveLength(1)
  await page.find('.design-live [data-field="fields.what"] input').setValue('三号井')
  expect(page.findAll('.design-live .field-label')).toHaveLength(2)
  page.unmount()
})
it('undoes and redoes, keeps the draft in this browser, and goes on with it', async () => {
  const first = await open()
  await first.page.find('[data-kind=date]').trigger('click')
  expect(names(first.page)).toHaveLength(3)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))
  await flushPromises()
  expect(names(first.page)).toEqual(['哪一眼', '牲畜'])
  expect(kept_draft('wells')).toBe(null)
  await first.page.find('[aria-label="重做"]').trigger('click')
  await box(first.page, 'fields[2].zh').setValue('成井日期')
  first.page.unmount()
  const again = await open()
  expect(names(again.page)).toEqual(['哪一眼', '牲畜', '成井日期'])
  await again.press('丢开草稿')
  expect(names(again.page)).toEqual(['哪一眼', '牲畜'])
  again.page.unmount()
})
it('has the JSON and the boxes as one, both ways', async () => {
  const { page, part } = await open()
  await part('JSON')
  const area = page.find<HTMLTextAreaElement>('[data-field=json] textarea')
  await area.setValue(area.element.value.replace('"牲畜"', '"羊"'))
  await area.setValue('{')
  expect(page.find('[data-field=json] .field-error').text()).toContain('不是能读的 JSON')
  await part('字段')
  expect(names(page)).toEqual(['哪一眼', '羊'])
  await page.find('[aria-label="去掉：羊"]').trigger('click')
  await part('JSON')
  expect(page.find<HTMLTextAreaElement>('[data-field=json] textarea').element.value).not.toContain('羊')
  await page.find('[data-field=json] textarea').setValue('{"fields": [{"key": "a", "zh": "甲", "choices": "b"}]}')
  expect(page.find('[data-field=json] .field-error').text()).toContain('fields[0].choices')
  page.unmount()
})
it('checks before it publishes: what is wrong leads to its box; what changes and what would be lost is told', async () => {
  // what is lacking is told at once, without asking
  const lacks = await open()
  await lacks.part('名称和准入')
  await box(lacks.page, 'admission.owner').setValue('')
  await lacks.page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(lacks.page.find('.publish-faults').text()).toContain('请填写')
  expect(lacks.asked.some((a) => a.path.endsWith('/check'))).toBe(false)
  lacks.page.unmount()
  localStorage.clear()
  let answer: ReturnType<Answer> = { status: 422, body: { type: 'x', title: '请改正', status: 422, errors: [{ field: 'declaration.fields[1].key', code: 'x', message: '代码不行' }] } }
  const { asked, page, part, press, router } = await open(() => answer)
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(page.find('.publish-faults').text()).toContain('代码不行')
  await page.find('.publish-faults button').trigger('click')
  await flushPromises()
  expect(document.activeElement).toBe(box(page, 'fields[1].key').element)
  answer = { body: { declaration, elsewhere: [], lost: [{ key: 'sheep', name: '牲畜', records: 7 }], records: 12 } }
  await page.find('[aria-label="去掉：牲畜"]').trigger('click')
  await part('发布')
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(page.find('.changes').text()).toBe('去掉了字段“牲畜”')
  expect(page.find('.publish .note.cinnabar').text()).toContain('牲畜：7 条里填过')
  await page.find('[data-field=note] input').setValue('少问一项')
  await press('发布第 4 版')
  const sent = asked.find((a) => a.method === 'PUT')!
  expect([sent.headers.get('If-Match'), (sent.body as { note: string }).note]).toEqual(['"3"', '少问一项'])
  expect(router.currentRoute.value.path).toBe('/ledgers/wells')
  expect(kept_draft('wells')).toBe(null)
  page.unmount()
})
it('makes what another ledger asks a link with one press', async () => {
  const { page, part, press, asked } = await open(() => ({ body: { declaration, elsewhere: [{ field: 'fields[1]', ledger: 'herds', ledger_name: '畜群台账', key: 'sheep', name: '牲畜' }], lost: [], records: 0 } }))
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(page.find('.elsewhere').text()).toContain('畜群台账里有')
  await press('改成关联')
  await part('字段')
  expect(page.findAll('.line small').map((s) => s.text())).toContain('另一本台账的记录')
  await part('发布')
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect((asked.at(-1)!.body as { declaration: { fields: unknown[] } }).declaration.fields[1]).toEqual({ key: 'sheep', zh: '牲畜', en: 'animals', kind: 'record', ledger: 'herds' })
  page.unmount()
})
it('shows list and figures over samples; one that was typed stands among them', async () => {
  const { page, press } = await open()
  await page.find('.design-live [data-field="fields.what"] input').setValue('九号井')
  await press('放进列表看看')
  expect(page.findAll('.live-list tbody tr')).toHaveLength(9)
  expect(page.find('.live-list').text()).toContain('九号井')
  await page.findAll('.live-head button').find((b) => b.text() === '数字')!.trigger('click')
  expect(page.find('.live-figures .figure b').text()).toBe('9眼')
  page.unmount()
})
it('puts fields into sections by drag, and by arrows over the edge of one', async () => {
  const { page, part, press } = await open()
  await part('分栏')
  await press('加一栏')
  await box(page, 'form[0].zh').setValue('井')
  await press('加一栏')
  await box(page, 'form[1].zh').setValue('畜')
  const boards = () => page.findAll('.board').map((b) => b.findAll('.board-name').map((n) => n.text()).join())
  expect(boards()).toEqual(['哪一眼,牲畜', '', ''])
  await page.find('[data-key=sheep]').trigger('dragstart')
  await page.findAll('.board')[1]!.trigger('drop')
  expect(boards()).toEqual(['哪一眼', '牲畜', ''])
  expect(page.findAll('.design-live h2').map((h) => h.text())).toContain('畜')
  await page.find('[data-key=sheep] .down').trigger('click')
  expect(boards()).toEqual(['哪一眼', '', '牲畜'])
  await page.find('[data-key=sheep] .up').trigger('click')
  await page.find('[data-key=sheep] .up').trigger('click')
  await page.find('[data-key=sheep] .up').trigger('click')
  expect(boards()).toEqual(['牲畜,哪一眼', '', ''])
  page.unmount()
})
it('begins a new ledger from one there is', async () => {
  const { page } = await open(undefined, 'new')
  await page.find('[data-field=begin] select').setValue('')
  fake_server({ 'GET /api/v1/ledgers/herds': () => ({ body: { version: 1, closed: false, may: [], declaration: { ...declaration, key: 'herds' } } }) })
  await page.find('[data-field=begin] select').setValue('herds')
  await flushPromises()
  expect(page.findAll('.design-live .field-label').map((l) => l.text())).toEqual(['哪一眼', '牲畜可不填'])
  expect((box(page, 'key').element as HTMLInputElement).value).toBe('')
  page.unmount()
})
