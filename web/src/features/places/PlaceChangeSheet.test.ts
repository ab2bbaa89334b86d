import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import PlaceChangeSheet from './PlaceChangeSheet.vue'
import type { Place } from './places.api'
import { fake_server } from '../../../tests/fake'

const place = (changes: Partial<Place> = {}): Place => ({
  code: '150725201000', name: '河东苏木', short_name: '河东', full_name: '河东苏木', level: 'township', kind: '苏木', parent: '150725000000',
  has_children: true, valid_from: null, valid_to: null, successor: null, version: 3, ...changes,
})
const stale = { status: 412, body: { type: 'urn:lianxin:problem:base.stale', title: '记录已被他人修改', status: 412, current_version: 4 } }

function open(change: Parameters<typeof fake_server>[0][string]) {
  const asked = fake_server({ 'POST /api/v1/places/150725201000/changes': change, 'GET /api/v1/places/150725201000': () => place({ version: 4 }) })
  const sheet = mount(PlaceChangeSheet, { global: { plugins: [i18n] }, props: { place: place() }, attachTo: document.body })
  return { asked, sheet }
}
const send = async (sheet: ReturnType<typeof open>['sheet']) => {
  await sheet.find('form').trigger('submit')
  await flushPromises()
}

describe('a dated change of a place', () => {
  beforeEach(() => (document.body.innerHTML = ''))

  it('sends what is changed and from which day, on the version that was seen', async () => {
    const { asked, sheet } = open(() => place({ name: '河东镇', version: 4 }))
    await sheet.find('[data-field="name"] input').setValue('河东镇')
    await sheet.find('[data-field="from"] input').setValue('2026-12-01')
    await send(sheet)
    expect(asked[0]!.body).toMatchObject({ change: 'rename', name: '河东镇', from: '2026-12-01' })
    expect(asked[0]!.headers.get('If-Match')).toBe('"3"')
    expect(sheet.emitted('changed')).toHaveLength(1)
  })
  it('shows the faults beside their fields and keeps what was typed', async () => {
    const { sheet } = open(() => ({ status: 422, body: { type: 'x', title: '有几处要改', status: 422, errors: [{ field: 'from', code: 'places.too_early', message: '比建立的日期还早' }] } }))
    await sheet.find('[data-field="name"] input').setValue('河东镇')
    await send(sheet)
    expect(sheet.find('[data-field="from"] .field-error').text()).toBe('比建立的日期还早')
    expect((sheet.find('[data-field="name"] input').element as HTMLInputElement).value).toBe('河东镇')
    expect(sheet.emitted('changed')).toBeUndefined()
  })
  it('takes up what others changed and sends again without losing what was typed', async () => {
    let times = 0
    const { asked, sheet } = open(() => (++times === 1 ? stale : place({ name: '河东镇', version: 5 })))
    await sheet.find('[data-field="name"] input').setValue('河东镇')
    await send(sheet)
    expect(sheet.find('.sheet-foot .solid').attributes('disabled')).toBeDefined()
    await sheet.find('.note .btn').trigger('click')
    await flushPromises()
    await send(sheet)
    expect(asked.at(-1)!.headers.get('If-Match')).toBe('"4"')
    expect(asked.at(-1)!.body).toMatchObject({ name: '河东镇' })
    expect(sheet.emitted('changed')).toHaveLength(1)
  })
  it('splits: gives children, units and tickets to the new places, and names what would be left', async () => {
    const unit = (id: string, code: string) => ({ id, name: `单位${id}`, place: { code, name: code, full_name: code } })
    let times = 0
    const asked = fake_server({
      'POST /api/v1/places/150725201000/changes': () => (++times === 1
        ? { status: 422, body: { type: 'x', title: '有几处要改', status: 422, errors: ['甲', '乙'].map((name) => ({ field: 'parts', code: 'places.split_leaves_child', message: `“${name}”还没有归到哪一处。` })) } }
        : place({ valid_to: '2026-11-20', version: 4 })),
      'GET /api/v1/places/150725201000/children': () => ({ items: [place({ code: 'g1', name: '一嘎查' }), place({ code: 'g2', name: '二嘎查' })], next: null }) as never,
      'GET /api/v1/units': () => ({ items: [unit('u1', '150725201000'), unit('u2', 'g1')], next: null }) as never,
    })
    const sheet = mount(PlaceChangeSheet, { global: { plugins: [i18n] }, props: { place: place() }, attachTo: document.body })
    await sheet.findAll('[data-field="change"] input')[3]!.setValue()
    await flushPromises()
    expect(sheet.findAll('[data-goes]').map((g) => g.attributes('data-goes'))).toEqual(['g1', 'g2', 'u1'])
    await sheet.findAll('[data-field="closes"] input')[1]!.setValue()
    await sheet.find('[data-act="add-part"]').trigger('click')
    await sheet.find('[data-field="parts[0].name"] input').setValue('河北苏木')
    await sheet.find('[data-field="parts[0].code"] input').setValue('150725202000')
    await sheet.find('[data-field="parts[0].tickets"] textarea').setValue('陈旗 2026-0001\n陈旗 2026-0002、')
    await sheet.find('[data-field="parts[1].name"] input').setValue('河南苏木')
    await sheet.find('[data-field="parts[1].code"] input').setValue('150725203000')
    await sheet.find('[data-goes="g2"] select').setValue('1')
    await sheet.find('[data-goes="u1"] select').setValue('0')
    await send(sheet)
    expect(sheet.findAll('[data-field="parts"] .field-error').map((e) => e.text())).toEqual(['“甲”还没有归到哪一处。', '“乙”还没有归到哪一处。'])
    await sheet.findAll('input[name="rest"]')[1]!.setValue()
    await send(sheet)
    expect(asked.at(-1)!.body).toMatchObject({
      change: 'split', closes: true,
      parts: [{ code: '150725202000', name: '河北苏木', units: ['u1'], tickets: ['陈旗 2026-0001', '陈旗 2026-0002'] }, { code: '150725203000', name: '河南苏木', children: ['g2'], takes_rest: true }],
    })
    expect(sheet.emitted('changed')).toHaveLength(1)
  })
})
