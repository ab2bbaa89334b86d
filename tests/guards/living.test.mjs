import assert from 'node:assert/strict'
import test from 'node:test'
import { deadPaths, dependencyBreaches, requirementBreaches, switchedOff } from './living.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('no test is switched off', () => assert.deepEqual(switchedOff(tree), []))
test('what the documents name exists', () => assert.deepEqual(deadPaths(tree), []))
test('every requirement names its test', () => assert.deepEqual(requirementBreaches(tree), []))
test('every dependency has its reason', () => assert.deepEqual(dependencyBreaches(tree), []))

test('caught: a test that is switched off', () => {
  const cpp = (line) => switchedOff(plant({ 'src/base/a_test.cpp': `TEST_CASE("a") {}\n${line}\n` })).length
  for (const line of ['TEST_CASE("b" * doctest::skip()) {}', 'TEST_CASE("b" * doctest::may_fail()) {}', '#if 0', '#define DOCTEST_CONFIG_DISABLE']) assert.equal(cpp(line), 1, line)
  assert.equal(cpp('// doctest::skip()\nlog("it.only(");'), 0)
  const ts = (line) => switchedOff(plant({ 'web/src/a.test.ts': `it('a', () => {})\n${line}\n` })).length
  for (const line of ["it.skip('b', f)", "describe.only('b', f)", "test.todo('b')", "xit('b', f)", "test('b', { skip: true }, f)"]) assert.equal(ts(line), 1, line)
  assert.equal(switchedOff(plant({ 'src/base/a_test.cpp': 'int x;\n' })).length, 1)
  assert.equal(switchedOff(plant({ 'src/base/scenes_test.cpp': 'int x;\n', 'src/base/scenes_test.h': 'int x;\n' })).length, 0) // what tests stand on
  assert.equal(switchedOff(plant({ 'web/src/a.test.ts': 'export {}\n' })).length, 1)
  assert.equal(switchedOff(plant({ 'cmake/a.cmake': 'set_tests_properties(a PROPERTIES DISABLED ON)\n' })).length, 1)
})

test('caught: a document that names what is not there', () => {
  const dead = (text) => deadPaths(plant({ 'docs/a.md': text, 'src/base/id.h': '', 'README.md': '' })).length
  assert.equal(dead('see [it](b.md)'), 1)
  assert.equal(dead('see [it](../README.md) and [there](https://example.org/x) and `src/base/id.h` and `src/base/`'), 0)
  assert.equal(dead('see `src/base/gone.h`'), 1)
  assert.equal(dead('see `src/features/<x>/*.cpp` and `packs/texts/….json`'), 0)
})

test('caught: a requirement without a test', () => {
  const rows = (line) => requirementBreaches(plant({ 'docs/requirements.md': `| id | what | where | test |\n|---|---|---|---|\n${line}\n` })).length
  assert.equal(rows('| 4.41 | limits | `src/a.cpp` | `src/a_test.cpp` |'), 0)
  assert.equal(rows('| 4.41 | limits | `src/a.cpp` | later |'), 1)
  assert.equal(rows('| E3 | limits | `src/a.cpp` |'), 1)
})

test('caught: a dependency without a reason, or from a named machine', () => {
  const files = { 'docs/dependencies.md': '`zlib1g-dev`: reads', 'scripts/packages-build.txt': '# list\nzlib1g-dev\n' }
  assert.deepEqual(dependencyBreaches(plant(files)), [])
  assert.equal(dependencyBreaches(plant({ ...files, 'scripts/packages-build.txt': 'zlib1g-dev\nlibx-dev\n' })).length, 1)
  assert.equal(dependencyBreaches(plant({ ...files, 'web/package.json': '{"dependencies": {"x": "1"}}', 'web/package-lock.json': '{}' })).length, 1)
  assert.equal(dependencyBreaches(plant({ ...files, 'web/package.json': '{}' })).length, 1)
  assert.equal(dependencyBreaches(plant({ ...files, 'web/package-lock.json': '{"resolved": "https://example.org/x.tgz"}' })).length, 1)
})
