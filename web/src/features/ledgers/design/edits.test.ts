import { expect, it } from 'vitest'
import type { Declaration } from '../declaration'
import { compile } from '../rules'
import { differences } from './differences'
import { as_link, blank, completed, key_of, moved, next_key, with_at, with_key, with_state_key, without_field, without_state } from './edits'
import { keys_in, put_english } from './following'
import { formulas_of } from './formulas'
import { use_history } from './history'
import { row_of, sorted_rows } from './rows'
import { samples_of } from './sample'
import { read_text } from './shape'
import { figure_over } from './sums'
import '../texts'
import './texts'

const roads: Declaration = {
  ...blank(), key: 'roads', zh: '断路', title: 'road',
  fields: [
    { key: 'road', zh: '路段', required: 'true' }, { key: 'cut_on', zh: '阻断', kind: 'date', required: 'true', checks: [{ holds: 'cut_on <= today', zh: '不晚于今天' }] }, { key: 'open_on', zh: '通车', kind: 'date', checks: [{ holds: 'open_on >= cut_on', zh: '不早于阻断' }] },
    { key: 'by', zh: '谁清', kind: 'choice', choices: [{ key: 'team', zh: '道班' }, { key: 'village', zh: '嘎查' }] }, { key: 'teams', zh: '车队', kind: 'table', columns: [{ key: 'cars', zh: '几辆', kind: 'number' }] },
    { key: 'days', zh: '几天', kind: 'number', computed: 'days(cut_on, open_on)' },
  ],
  states: [{ key: 'cut', zh: '断' }, { key: 'open', zh: '通', tone: 'done' }], transitions: [{ key: 'clear', zh: '通车', from: ['cut'], to: 'open', asks: ['open_on'] }], due: { from: 'cut_on', days: 3 },
  sights: { public_states: ['cut'], public_fields: ['cut_on'] }, list: { columns: ['road', 'cut_on'], filters: ['cut_on'], sort: '-cut_on' }, form: [{ zh: '一', fields: ['cut_on', 'road'] }], sheet: { key: ['cut_on'] },
  figures: [
    { key: 'all', zh: '断路', by: ['state'] }, { key: 'open', zh: '已通', measure: 'rate', hit: 'filled(open_on)', on: 'cut_on' }, { key: 'cars', zh: '车', measure: 'sum', over: 'teams', value: 'teams.cars', on: 'cut_on' }, { key: 'who', zh: '几家', measure: 'distinct', value: 'by' },
  ],
}

it('lets everybody who names a field follow its new key, in lists and in expressions, not in quoted texts', () => {
  const quoted = with_at(roads, 'fields[0].visible', "filled(cut_on) and text(cut_on) != 'cut_on'")
  const d = with_key(quoted, 'fields[1]', 'began')
  expect(d.fields[0]!.visible).toBe("filled(began) and text(began) != 'cut_on'")
  expect([d.fields[1]!.checks![0]!.holds, d.fields[5]!.computed, d.due!.from, d.list, d.form![0]!.fields, d.sheet!.key, d.sights!.public_fields, d.figures![1]!.on]).toEqual(
    ['began <= today', 'days(began, open_on)', 'began', { columns: ['road', 'began'], filters: ['began'], sort: '-began' }, ['began', 'road'], ['began'], ['began'], 'began'])
  expect(with_key(roads, 'fields[4].columns[0]', 'lorries').figures![2]!.value).toBe('teams.lorries')
  expect(with_key(roads, 'fields[4]', 'fleet').figures![2]).toMatchObject({ over: 'fleet', value: 'fleet.cars' })
})
it('takes a field or a state out of the lists with it', () => {
  const d = without_field(roads, 1)
  expect([d.list!.columns, d.list!.sort, d.form![0]!.fields, d.due!.from]).toEqual([['road'], undefined, ['road'], undefined])
  expect(formulas_of(compile(d)).faults['fields[1].checks[0].holds']).toContain('第 1 行第 12 个字')
  expect(without_state(roads, 0)).toMatchObject({ states: [{ key: 'open' }], transitions: [{ from: [] }], sights: { public_states: [] } })
  expect(with_state_key(roads, 0, 'blocked')).toMatchObject({ transitions: [{ from: ['blocked'] }], sights: { public_states: ['blocked'] } })
})
it('leaves out what says nothing, and stands Chinese in for English that was not given', () => {
  expect(with_at(with_at(roads, 'fields[0].required', ''), 'fields[0].hint_zh', '从哪到哪').fields[0]).toEqual({ key: 'road', zh: '路段', hint_zh: '从哪到哪' })
  expect(with_at(roads, 'form[0].fields', []).form).toEqual([{ zh: '一', fields: [] }])
  expect(completed({ zh: '甲', choices: [{ key: 'b', zh: '乙', en: 'B' }] })).toEqual({ zh: '甲', en: '甲', choices: [{ key: 'b', zh: '乙', en: 'B' }] })
  expect(as_link({ ...roads, fields: [{ key: 'a', zh: '甲', kind: 'choice', choices: [{ key: 'x', zh: 'x' }], required: 'true' }] }, 'fields[0]', 'herds').fields[0]).toEqual({ key: 'a', zh: '甲', required: 'true', kind: 'record', ledger: 'herds' })
  expect([key_of('Cut off on'), key_of('1st — what?'), next_key([{ key: 'field_2' }], 'field'), moved([1, 2, 3], 0, 2)]).toEqual(['cut_off_on', 'st_what', 'field_3', [2, 3, 1]])
})
it('undoes typing in one box at once, and redoes until something else is done', () => {
  let clock = 0
  const h = use_history('', () => clock)
  h.put('a', 'zh')
  clock = 500
  h.put('ab', 'zh')
  clock = 9000
  h.put('abc', 'zh')
  h.undo()
  expect(h.present.value).toBe('ab')
  h.undo()
  expect([h.present.value, h.can_undo.value]).toEqual(['', false])
  h.redo()
  h.put('x')
  expect([h.present.value, h.can_redo.value]).toEqual(['x', false])
})
it('says what changes against the version before', () => {
  const after = with_at(with_at(without_field(roads, 3), 'fields[0].hint_zh', '从哪到哪'), 'due.days', 5)
  expect(differences(roads, { ...after, figures: [...after.figures!, { key: 'new', zh: '新数' }] }).map((d) => d.words)).toEqual(['去掉了字段“谁清”', '字段“路段”改了提示和单位', '加了数字“新数”', '改了期限'])
  expect(differences(roads, JSON.parse(JSON.stringify(roads)) as Declaration)).toEqual([])
})
it('tells a circle, and what may not follow the day', () => {
  const round = { ...roads, fields: [{ key: 'a', zh: '甲', kind: 'number' as const, computed: 'b + 1' }, { key: 'b', zh: '乙', kind: 'number' as const, computed: 'a + 1' }, { key: 'c', zh: '丙', kind: 'number' as const, computed: "days(today, date '2026-01-01')" }], figures: [] }
  const { faults } = formulas_of(compile(round))
  expect(faults['fields[0].computed']).toContain('→')
  expect(faults['fields[2].computed']).toContain('today')
})
it('makes the same samples each time, which the rules allow, in each state; figures count them', () => {
  const compiled = compile(roads)
  const names = {}
  const samples = samples_of(compiled, 8, 0, names)
  expect(samples_of(compiled, 8, 0, {})).toEqual(samples)
  expect(samples_of(compiled, 8, 1, {})).not.toEqual(samples)
  expect(samples.flatMap((s) => [...s.looked.missing, ...Object.keys(s.looked.said)])).toEqual([])
  expect(samples.map((s) => [s.state, 'open_on' in s.fields])).toEqual(samples.map((_, n) => (n % 2 ? ['open', true] : ['cut', false])))
  const [all, open, cars, who] = formulas_of(compiled).figures.map((f) => figure_over(compiled, f, samples))
  expect(all!.total.amount).toBe(8)
  expect(all!.groups.map((g) => [g.first, g.amount])).toEqual([['cut', 4], ['open', 4]])
  expect([open!.total.amount, open!.total.base, open!.total.rate]).toEqual([4, 8, 5000])
  expect(cars!.total.amount).toBe(samples.flatMap((s) => (s.fields.teams as { cars: number }[] | undefined) ?? []).reduce((sum, row) => sum + row.cars, 0))
  expect(who!.total.amount).toBe(new Set(samples.map((s) => s.fields.by).filter(Boolean)).size)
  const rows = sorted_rows(samples.map((s, n) => row_of(roads, s, n, names, '示')), '-cut_on')
  expect(rows.map((r) => r.fields.cut_on)).toEqual([...rows.map((r) => r.fields.cut_on)].sort().reverse())
})
it('takes only what has the shape of a declaration', () => {
  expect(read_text(JSON.stringify(roads)).declaration).toEqual(roads)
  expect([read_text('[1]'), read_text('{'), read_text('{"fields": {}}'), read_text('{"zh": "甲", "colour": 1}'), read_text('{"fields": [null]}')]).toEqual([{ wrong: '' }, { wrong: '' }, { wrong: 'fields' }, { wrong: 'colour' }, { wrong: 'fields[0]' }])
})

it('lets a code follow the English name letter by letter, past what others have, but not once it was published', () => {
  let d: Declaration = { ...roads, fields: [...roads.fields, { key: 'field_7', zh: '数' }] }
  const type = (at: string, words: string, settled = new Set<string>()) => [...words].forEach((_, n) => put_english({ draft: { value: d } as never, put: (next) => (d = next), settled }, at, words.slice(0, n + 1), with_key))
  type('fields[6]', 'road')
  expect(d.fields[6]!.key).toBe('road_2')
  type('fields[6]', 'number of cars')
  expect(d.fields[6]!.key).toBe('number_of_cars')
  type('fields[6]', 'lorries', new Set(keys_in(d)))
  expect(d.fields[6]).toMatchObject({ key: 'number_of_cars', en: 'lorries' })
  d = with_at(d, 'fields[6].key', 'mine')
  type('fields[6]', 'cars')
  expect(d.fields[6]!.key).toBe('mine')
})
