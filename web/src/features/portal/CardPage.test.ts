import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CardView, CardVisit } from '@/features/cards'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import { close_card } from './card'
import CardPage from './CardPage.vue'
import { draft } from './draft'
import './index'

const visit = (changes: Partial<CardVisit> = {}): CardVisit => ({ id: '01933b1e-0000-7000-8000-000000000101', day: '2026-11-15', visitors: ['塔娜'], how: '入户走访', confirmation: 'none', words: '', may_say: true, ...changes })
const view = (...visits: CardVisit[]): CardView => ({
  place: { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }, number: '018', name: '巴***', printed_on: '2026-11-01',
  answers: [{ kind: '包联责任人', name: '朝鲁', post: '嘎查达', unit: '嘎查委员会', phone: '150-4700-0001', stands_in: '塔娜', stands_in_phone: '15047000002' }, { kind: '结对帮扶', name: '旗水利局', post: '', unit: '', phone: '' }],
  office: { name: '河东苏木连心办', phone: '0470-6712001' }, visits,
})
const show = async (first: CardView, said: (body: { was_so: boolean; words?: string }) => CardView = () => first) => {
  const asked = fake_server({ 'POST /api/v1/public/card': () => first, 'POST /api/v1/public/card/confirmation': ({ body }) => said(body as { was_so: boolean }) })
  const page = mount(CardPage, { global: { plugins: [i18n] }, attachTo: document.body })
  await page.get('#card-code').setValue('7k3m 92qf 4htr')
  await page.get('form').trigger('submit')
  await flushPromises()
  return { page, said: () => asked.filter((a) => a.path.endsWith('/confirmation')).map((a) => a.body) }
}
beforeEach(() => {
  close_card()
  document.body.innerHTML = ''
})

describe('a household with its card', () => {
  it('sees whom to call, today the one who stands in, and the code stands in no address', async () => {
    const { page } = await show(view())
    expect(page.findAll('.card-who a').map((a) => a.attributes('href'))).toEqual(['tel:15047000002', 'tel:04706712001', 'tel:12345'])
    expect(page.text()).toContain('由塔娜代班')
    expect(page.text()).toContain('还没有记下谁来过')
    expect(location.href).not.toMatch(/7k3m/i)
  })
  it('says with one press that it was not so, and may add words', async () => {
    const { page, said } = await show(view(visit()), ({ was_so, words }) => view(visit({ confirmation: was_so ? 'confirmed' : 'disputed', words: words ?? '' })))
    await page.findAll('.card-say button')[1]!.trigger('click')
    await flushPromises()
    expect(said()).toEqual([{ code: '7k3m 92qf 4htr', visit: visit().id, was_so: false }])
    expect(page.text()).toContain('没有这回事')
    expect(document.activeElement?.hasAttribute('data-told')).toBe(true)
    await page.get('.card-words textarea').setValue(' 那天家里没人来 ')
    await page.get('.card-words').trigger('submit')
    await flushPromises()
    expect(said()[1]).toMatchObject({ was_so: false, words: '那天家里没人来' })
    expect(page.find('.card-words').exists()).toBe(false)
    expect(page.text()).toContain('那天家里没人来')
  })
  it('may change its word until it is settled', async () => {
    const { page, said } = await show(view(visit({ confirmation: 'disputed' })), ({ was_so }) => view(visit({ confirmation: was_so ? 'confirmed' : 'disputed' })))
    expect(page.find('.card-say').exists()).toBe(false)
    await page.get('.card-told button').trigger('click')
    await page.findAll('.card-say button')[0]!.trigger('click')
    await flushPromises()
    expect(said()).toMatchObject([{ was_so: true }])
    expect(page.text()).toContain('您说：是这样')
    page.unmount()
    const settled = await show(view(visit({ confirmation: 'upheld', may_say: false })))
    expect(settled.page.text()).toContain('您说得对')
    expect(settled.page.find('.card-say, .card-told').exists()).toBe(false)
  })
  it('keeps what is shown when the line is cut, and says so', async () => {
    const { page } = await show(view(visit()))
    globalThis.fetch = () => Promise.reject(new TypeError('no network'))
    await page.findAll('.card-say button')[0]!.trigger('click')
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('没有网络')
    expect(page.find('.card-say').exists()).toBe(true)
  })
  it('goes on to saying a need where it lives', async () => {
    draft.place = null
    const { page } = await show(view())
    await page.get('.card-need button').trigger('click')
    expect(draft.place).toMatchObject({ code: '150725200201' })
    expect(location.hash).toBe('#/say')
  })
  it('keeps a wrong code in its box', async () => {
    fake_server({})
    const page = mount(CardPage, { global: { plugins: [i18n] }, attachTo: document.body })
    await page.get('form').trigger('submit')
    expect(page.get('[role=alert]').text()).toContain('请输入')
    await page.get('#card-code').setValue('2222-2222-2222')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('没有找到这张卡')
    expect((page.get('#card-code').element as HTMLInputElement).value).toBe('2222-2222-2222')
  })
})
