import assert from 'node:assert/strict'
import test from 'node:test'
import { longFiles, longFunctions, vagueNames } from './sizes.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('no file over 400 lines', () => assert.deepEqual(longFiles(tree), []))
test('no function over 60 lines', () => assert.deepEqual(longFunctions(tree), []))
test('no file or folder with a name that says nothing', () => assert.deepEqual(vagueNames(tree), []))

const lines = (count) => 'x;\n'.repeat(count)

test('caught: a long file of every kind', () => {
  for (const path of ['src/base/a.cpp', 'web/src/ui/A.vue', 'web/src/ui/a.ts', 'src/features/a/a_test.cpp', 'tests/guards/a.test.mjs', 'cmake/a.cmake', 'scripts/setup', 'src/features/a/CMakeLists.txt']) {
    assert.equal(longFiles(plant({ [path]: lines(401) })).length, 1, path)
    assert.equal(longFiles(plant({ [path]: lines(400) })).length, 0, path)
  }
})

const long = (head, count = 59, tail = '}\n') => plant({ 'src/base/a.cpp': `${head}\n${lines(count)}${tail}` })

test('caught: a long function of every shape', () => {
  const heads = ['int f() {', 'Result<int> A::f(int x) const noexcept {', 'auto f(int x) -> std::vector<int> {', 'TEST_CASE("a { b") {',
    'A::A(int x) : x_(x) {', 'const auto f = [&](int x) {', 'int f(const std::map<int, int>& x,\n    int y) {']
  for (const head of heads) assert.equal(longFunctions(long(head)).length, 1, head)
  const ts = (text) => longFunctions(plant({ 'web/src/a.ts': text })).length
  assert.equal(ts(`export function f(a: number): string {\n${lines(59)}}\n`), 1)
  assert.equal(ts(`const f = async (a: number) => {\n${lines(59)}}\n`), 1)
  assert.equal(ts(`export function f(a: number): Promise<Page<Ticket>> {\n${lines(59)}}\n`), 1)
  assert.equal(longFunctions(plant({ 'web/src/A.vue': `<template>\n{{ '{' }}\n</template>\n<script setup lang="ts">\nfunction f() {\n${lines(59)}}\n</script>\n` })).length, 1)
})

test('left alone: what is long but no function, and a function of 60', () => {
  for (const head of ['namespace lianxin {', 'struct A {', 'enum class A {', 'class A final : public B {']) assert.deepEqual(longFunctions(long(head)), [], head)
  assert.deepEqual(longFunctions(long('int f() {', 58)), [])
  assert.deepEqual(longFunctions(plant({ 'web/src/a.test.ts': `describe('a', () => {\n${lines(90)}})\n` })), [])
  assert.deepEqual(longFunctions(plant({ 'src/base/a.cpp': `int f() { return '{' + 1'000; }  // {\nstruct A {\n${lines(90)}};\n` })), [])
})

test('the rows of a table count in the product, not in a test', () => {
  const text = `int f() {\n  const Row rows[] = {\n${'    {1, 2},\n'.repeat(60)}  };\n}\n`
  assert.equal(longFunctions(plant({ 'src/base/a.cpp': text })).length, 1)
  assert.equal(longFunctions(plant({ 'src/base/a_test.cpp': text })).length, 0)
  assert.equal(longFunctions(plant({ 'src/base/a_test.cpp': text.replace('  };', `  };\n${lines(59)}`) })).length, 1)
})

test('caught: names that say nothing', () => {
  for (const path of ['src/base/text_utils.h', 'src/features/helpers/a.h', 'web/src/ui/tableHelper.ts', 'web/src/common/a.ts', 'src/platform/db/ConnectionManager.cpp', 'tests/shared/a.mjs', 'src/features/a/ticket_store2.cpp']) {
    assert.equal(vagueNames(plant({ [path]: '' })).length, 1, path)
  }
  assert.deepEqual(vagueNames(plant({ 'src/base/text.h': '', 'src/platform/crypto/sm4.h': '', 'src/features/a/community_store.cpp': '' })), [])
})
