import assert from 'node:assert/strict'
import test from 'node:test'
import { plant, readTree } from './tree.mjs'
import { localeBreaches, messageBreaches } from './texts.mjs'

const tree = readTree()

test('every message has both languages and a user', () => assert.deepEqual(messageBreaches(tree), []))
test('the pages speak both languages', () => assert.deepEqual(localeBreaches(tree), []))

const source = 'auto a() { return fail(Code::invalid, "tickets.no_place", {{"max", "3"}}); }\n'
const clean = {
  'src/features/tickets/ticket_rules.cpp': source,
  'packs/texts/tickets.zh.json': '{"tickets.no_place": "请写明地点，最多{max}字"}',
  'packs/texts/tickets.en.json': '{"tickets.no_place": "Say where, in at most {max} characters"}',
}
const broken = (files) => messageBreaches(plant({ ...clean, ...files })).join('\n')

test('the small tree is clean', () => assert.equal(broken({}), ''))

test('caught: a key without a text, however it is handed over', () => {
  const uses = ['fail(Code::conflict, "tickets.gone")', 'invalid_field("place", "tickets.gone")', 'Error{.code = Code::conflict, .key = "tickets.gone"}',
    'FieldFault{"place", "tickets.gone"}', 'fail(Code::conflict,\n     "tickets."\n     "gone")', 'faults.push_back({"a", "tickets.gone"})']
  for (const use of uses) assert.match(broken({ 'src/features/tickets/ticket.cpp': `auto b() { return ${use}; }\n` }), /ticket\.cpp:\d+: tickets\.gone has no text/, use)
})

test('left alone: other dotted words, comments and tests', () => {
  assert.equal(broken({ 'src/features/tickets/ticket.cpp': 'record("ticket.gone"); // fail(Code::conflict, "tickets.gone")\n' }), '')
  assert.equal(broken({ 'src/features/tickets/ticket_test.cpp': 'fail(Code::conflict, "tickets.gone");\n' }), '')
})

test('caught: one language only, other placeholders, empty, unused, wrong file, broken JSON', () => {
  const both = (zh, en) => ({ 'packs/texts/tickets.zh.json': zh, 'packs/texts/tickets.en.json': en })
  assert.match(broken(both('{"tickets.no_place": "{max}"}', '{}')), /no_place has no English text/)
  assert.match(broken(both('{}', '{"tickets.no_place": "{max}"}')), /no_place has no Chinese text/)
  assert.match(broken(both('{"tickets.no_place": "{max}"}', '{"tickets.no_place": "{min}"}')), /other placeholders/)
  assert.match(broken(both('{"tickets.no_place": ""}', '{"tickets.no_place": ""}')), /is empty/)
  assert.match(broken({ 'packs/texts/people.zh.json': '{"people.x": "x"}', 'packs/texts/people.en.json': '{"people.x": "x"}' }), /people\.x is used nowhere/)
  assert.match(broken({ 'packs/texts/people.zh.json': '{"tickets.x": "x"}' }), /does not begin with people\./)
  assert.match(broken({ 'packs/texts/people.zh.json': '{' }), /people\.zh\.json: /)
})

test('a key put together from a beginning counts as used', () => {
  const files = { 'packs/texts/tickets.zh.json': '{"tickets.no_place": "{max}", "tickets.state.closed": "结"}', 'packs/texts/tickets.en.json': '{"tickets.no_place": "{max}", "tickets.state.closed": "closed"}' }
  assert.match(broken(files), /closed is used nowhere/)
  assert.equal(broken({ ...files, 'src/features/tickets/ticket.cpp': 'auto k = "tickets.state." + name;\n' }), '')
  const steps = { 'packs/texts/tickets.zh.json': '{"tickets.no_place": "{max}", "tickets.step_1": "一"}', 'packs/texts/tickets.en.json': '{"tickets.no_place": "{max}", "tickets.step_1": "one"}' }
  assert.match(broken(steps), /step_1 is used nowhere/)
  assert.equal(broken({ ...steps, 'src/features/tickets/ticket.cpp': 'auto k = "tickets.step_" + number;\n' }), '')
})

test('caught: a locale of the pages that lacks a key', () => {
  const locale = (zh, en) => localeBreaches(plant({ 'web/src/features/a/locales/zh.json': zh, 'web/src/features/a/locales/en.json': en })).join('\n')
  assert.equal(locale('{"a": {"b": "{n}件"}}', '{"a": {"b": "{n} items"}}'), '')
  assert.match(locale('{"a": {"b": "件"}}', '{"a": {}}'), /a\.b has no English text/)
  assert.match(locale('{"a": {}}', '{"a": {"b": "items"}}'), /a\.b has no Chinese text/)
  assert.match(locale('{"a": {"b": "{n}"}}', '{"a": {"b": "{m}"}}'), /other placeholders/)
})
