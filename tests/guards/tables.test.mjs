import assert from 'node:assert/strict'
import test from 'node:test'
import { migrationBreaches, tableBreaches, tablesNamed } from './tables.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('every table has one owner, and only its owner names it', () => assert.deepEqual(tableBreaches(tree), []))
test('migrations have dated, single names', () => assert.deepEqual(migrationBreaches(tree), []))

const clean = {
  'src/features/places/CMakeLists.txt': 'feature(places)\n',
  'src/features/places/schema/20261122_1_places.sql': '-- from tickets\ncreate table places (code text primary key);\ncreate view places_facts as select code from places;\n',
  'src/features/tickets/CMakeLists.txt': 'feature(tickets NEEDS places)\n',
  'src/features/tickets/schema/20261122_2_tickets.sql': 'create table tickets (id text primary key);\ncreate index tickets_by_id on tickets (id);\n',
  'src/features/tickets/ticket_store.cpp': 'w.run("insert into tickets (id) values ($1)", {id});\nr.list("select t.id from tickets t, places_facts p where"\n  " p.code = $1", {});\n',
  'src/features/audit/CMakeLists.txt': 'feature(audit)\n',
}
const broken = (files) => tableBreaches(plant({ ...clean, ...files })).join('\n')

test('the small tree is clean', () => {
  assert.equal(broken({}), '')
  assert.deepEqual(migrationBreaches(plant(clean)), [])
})

test('names are found in every kind of statement', () => {
  const names = (sql) => tablesNamed(sql).map((each) => each.name)
  assert.deepEqual(names("select * from a join b on b.x = a.x where y in (select y from c) and z = ' from d '"), ['a', 'b', 'c'])
  assert.deepEqual(names('insert into a select * from b as bb, c cc'), ['a', 'b', 'c'])
  assert.deepEqual(names('update a set x = 1'), ['a'])
  assert.deepEqual(names('delete from a using b'), ['a'])
  assert.deepEqual(names('create table a (x text references b (x))'), ['a', 'b'])
})

test("caught: another feature's table, in code and in a schema", () => {
  const audit = (text) => broken({ 'src/features/audit/audit_store.cpp': text })
  assert.match(audit('r.list("select 1 from tickets", {});'), /audit_store\.cpp:1: names tickets, a table of features\/tickets/)
  assert.match(audit('r.list(R"(with x as (select 1)\n select 1 from x join tickets on true)", {});'), /names tickets/)
  assert.match(audit('r.list("select 1 from places_facts", {});'), /names places_facts/)
  assert.match(broken({ 'src/features/tickets/note_store.cpp': 'r.list("select 1 from places", {});' }), /names places/)
  assert.match(broken({ 'src/platform/jobs/jobs.cpp': 'r.list("delete from tickets", {});' }), /names tickets/)
  assert.match(broken({ 'src/features/audit/schema/20261122_3_a.sql': 'create table a (x text references tickets (id));' }), /names tickets/)
  assert.match(broken({ 'src/features/audit/schema/20261122_3_a.sql': 'create table tickets (id text);' }), /belongs to/)
})

test('left alone: comments, words, tests', () => {
  assert.equal(broken({ 'src/features/audit/audit_store.cpp': '// select 1 from tickets\nlog("wait for tickets");' }), '')
  assert.equal(broken({ 'src/features/audit/audit_store_test.cpp': 'r.list("select 1 from tickets", {});' }), '')
})

test('caught: names of migrations', () => {
  const named = (...paths) => migrationBreaches(plant(Object.fromEntries(paths.map((path) => [path, ''])))).join('\n')
  const folder = 'src/features/a/schema'
  assert.match(named(`${folder}/tickets.sql`), /is not called/)
  assert.match(named(`${folder}/20261322_1_a.sql`), /no such day/)
  assert.match(named(`${folder}/20261122_1_a.sql`, 'src/features/b/schema/20261122_1_a.sql'), /has the name of/)
  assert.match(named(`${folder}/20261122_1_a.sqlite.sql`), /only for sqlite/)
  assert.equal(named(`${folder}/20261122_1_a.sqlite.sql`, `${folder}/20261122_1_a.postgres.sql`), '')
  assert.match(named('src/features/a/20261122_1_a.sql'), /migrations lie in/)
})
