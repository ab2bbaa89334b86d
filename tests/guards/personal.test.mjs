import assert from 'node:assert/strict'
import test from 'node:test'
import { columnBreaches, fieldBreaches, packBreaches, rankingBreaches } from './personal.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('E1: no column for what must not be kept', () => assert.deepEqual(columnBreaches(tree), []))
test('E1: no field of a record or of the contract', () => assert.deepEqual(fieldBreaches(tree), []))
test('E1: no entry of a list', () => assert.deepEqual(packBreaches(tree), []))
test('E4: no ranking on any page', () => assert.deepEqual(rankingBreaches(tree), []))

const planted = (path, text) => plant({ 'packs/blocklist.json': tree.get('packs/blocklist.json'), [path]: text })

test('caught: columns and their allowed values', () => {
  const column = (sql) => columnBreaches(planted('src/features/a/schema/20261122_1_a.sql', sql)).length
  assert.equal(column('create table a (religion text);'), 1)
  assert.equal(column('create table a (head_political_view text);'), 1)
  assert.equal(column('create table a (petition_tendency bigint);'), 1)
  assert.equal(column("create table a (tag text check (tag in ('稳控', '缺水')));"), 1)
  assert.equal(column("create table a (tag text check (tag in ('key_person')));"), 1)
  assert.equal(column('-- no religion is kept\ncreate table a (petition text, key_office text, person text);'), 0)
})

test('caught: fields of records, requests and the contract', () => {
  const field = (path, text) => fieldBreaches(planted(path, text)).length
  assert.equal(field('src/features/a/a.h', 'struct A {\n  std::optional<std::string> religious_belief{};\n};\n'), 1)
  assert.equal(field('src/features/a/a_json.cpp', 'BOOST_DESCRIBE_STRUCT(A, (), (name, loyalty))\n'), 1)
  assert.equal(field('docs/openapi.yaml', 'components:\n  schemas:\n    A: {properties: {blacklist: {type: boolean}}}\n'), 1)
  assert.equal(field('docs/openapi.yaml', 'x: {enum: [needs_care, criminal_record]}\n'), 1)
  assert.equal(field('src/features/a/a.h', 'struct A {\n  std::string name;  // no religion\n};\n'), 0)
})

test('caught: entries of lists; texts may say what is not kept', () => {
  const entry = (path, text) => packBreaches(planted(path, text)).length
  assert.equal(entry('packs/tags.json', '{"tags": [{"key": "a", "zh": "重点人员"}]}'), 1)
  assert.equal(entry('packs/tags.json', '{"tags": [{"key": "stability_control", "zh": "x"}]}'), 1)
  assert.equal(entry('packs/ledgers/a.json', '{"religion": {"type": "text"}}'), 1)
  assert.equal(entry('packs/tags.json', '{"tags": [{"key": "no_water", "zh": "缺水"}]}'), 0)
  assert.equal(entry('packs/demo/people.json', '{"tag": "前科"}'), 1)
  assert.equal(entry('packs/demo/ticket_texts.json', '{"text": "人脸认证过不了"}'), 0)
  assert.equal(entry('packs/texts/a.zh.json', '{"a.notice": "不登记宗教信仰"}'), 0)
})

test('caught: ranking words in texts, locales and pages', () => {
  const word = (path, text) => rankingBreaches(planted(path, text)).length
  assert.equal(word('packs/texts/a.zh.json', '{"a.b": "末位约谈"}'), 1)
  assert.equal(word('web/src/features/a/locales/en.json', '{"a": "Leaderboard"}'), 1)
  assert.equal(word('web/src/features/a/APage.vue', '<template><h1>积分</h1></template>'), 1)
  assert.equal(word('web/src/features/a/APage.vue', '<template><!-- 排名 --><h1>办理</h1></template>'), 0)
})
