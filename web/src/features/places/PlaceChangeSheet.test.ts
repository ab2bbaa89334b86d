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
})
