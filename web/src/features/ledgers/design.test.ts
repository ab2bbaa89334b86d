import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import DesignPage from './DesignPage.vue'
import { blank, choices_of, choices_text, moved, parsed_object, rest_of, with_rest } from './drafts'
import { fake_server } from '../../../tests/fake'

const declaration = { ...blank(), key: 'wells', zh: '机井台账', en: 'Wells', title: 'what', fields: [{ key: 'what', zh: '哪一眼', en: 'which', required: 'true' }, { key: 'sheep', zh: '牲畜', en: 'animals', kind: 'number' }] }
async function open(check: () => { status?: number; body: unknown }) {
  const asked = fake_server({
    'GET /api/v1/ledgers/wells': () => ({ body: { version: 3, closed: false, may: ['write', 'design'], declaration } }),
    'POST /api/v1/ledgers/check': check,
    'PUT /api/v1/ledgers/wells': () => ({ body: { version: 4, closed: false, may: ['design'], declaration } }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(DesignPage, { global: { plugins: [i18n, router] }, props: { type: 'wells' }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}
const names = (page: Awaited<ReturnType<typeof open>>['page']) => page.findAll('.design-name b').map((b) => b.text())

it('orders fields by keys, tells what is wrong with a rule while it is written, and shows the form live', async () => {
  const { page } = await open(() => ({ body: {} }))
  await page.find('[aria-label="下移：哪一眼"]').trigger('click')
  expect(names(page)).toEqual(['牲畜', '哪一眼'])
  expect(page.findAll('.design-live .field-label').map((l) => l.text())).toEqual(['牲畜可不填', '哪一眼'])
  await page.findAll('.design-name')[0]!.trigger('click')
  await page.find('[data-field="visible"] input').setValue('sheepp > 1')
  expect(page.find('[data-field="visible"] .field-error').text()).toContain('第 1 行第 1 个字')
  expect(page.find('.design-line .tag').text()).toBe('有误')
  await page.find('[data-field="visible"] input').setValue("filled(what)")
  expect(page.find('[data-field="visible"] .field-error').exists()).toBe(false)
  expect(page.findAll('.design-live .field-label')).toHaveLength(1)
  await page.find('.design-live [data-field="fields.what"] input').setValue('三号井')
  expect(page.findAll('.design-live .field-label')).toHaveLength(2)
  page.unmount()
})
it('checks before it publishes: what is asked elsewhere, what would be lost, what is wrong where', async () => {
  let answer: { status?: number; body: unknown } = { status: 422, body: { type: 'x', title: '请改正', status: 422, errors: [{ field: 'declaration.fields[1].key', code: 'x', message: '代码不行' }] } }
  const { asked, page, router } = await open(() => answer)
  expect(page.find('[data-do=publish]').exists()).toBe(false)
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(page.text()).toContain('代码不行')
  answer = { body: { declaration, elsewhere: [{ field: 'fields[1]', ledger: 'herds', ledger_name: '畜群台账', key: 'sheep', name: '牲畜' }], lost: [{ key: 'old', name: '旧字段', records: 7 }], records: 12 } }
  await page.find('[data-do=check]').trigger('click')
  await flushPromises()
  expect(page.find('.design-findings').text()).toContain('牲畜：畜群台账')
  expect(page.find('.design-findings').text()).toContain('旧字段：7 条里填过')
  await page.find('.design-findings input').setValue('少问一项')
  await page.find('[data-do=publish]').trigger('click')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'PUT')!
  expect([sent.headers.get('If-Match'), (sent.body as { note: string }).note]).toEqual(['"3"', '少问一项'])
  expect(router.currentRoute.value.path).toBe('/ledgers/wells')
  page.unmount()
})
it('keeps what has no box of its own, and reads choices a line each', () => {
  const d = { ...blank(), number: '{n}号', figures: [{ key: 'all', zh: '全部' }] }
  expect(with_rest(d, { ...parsed_object(rest_of(d))!, states: [{ key: 'open', zh: '开' }], key: 'other' })).toMatchObject({ key: '', number: '{n}号', states: [{ key: 'open' }], figures: [{ key: 'all' }] })
  expect([parsed_object('[1]'), parsed_object('{')]).toEqual([null, null])
  expect(choices_of('a | 甲 | A\n\nb | 乙', [{ key: 'b', zh: '旧', closed: true }])).toEqual([{ key: 'a', zh: '甲', en: 'A' }, { key: 'b', zh: '乙', en: '乙', closed: true }])
  expect(choices_text({ key: 'x', zh: '', choices: [{ key: 'a', zh: '甲', en: 'A' }] })).toBe('a | 甲 | A')
  expect(moved([1, 2, 3], 0, 2)).toEqual([2, 3, 1])
})
