import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { sources } from './sources'

interface Node {
  type: number
  content?: string | Node
  name?: string
  value?: Node
  arg?: Node
  exp?: Node
  props?: Node[]
  children?: Node[]
}
const text = 2, interpolation = 5, attribute = 6, directive = 7
const spoken = /^(placeholder|title|alt|label|aria-(label|description|roledescription|placeholder|valuetext)|hint|caption|empty|detail|words|message)$/
/** A word is two letters together; a sign, a single key, a figure or the beginning of a number (LX-) is none. */
const is_word = (s: string) => /\p{L}{2}/u.test(s.replace(/\p{Lu}+-(?!\p{L})/gu, ''))
const keys = new Set(['Ctrl', 'Enter', 'Esc', 'Shift', 'Tab', 'Alt', 'Ctrl Enter']) // as they stand on the keyboard
/** What is written out in an expression, without keys of texts and names. */
const written = (code: string) => [...code.matchAll(/(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)].map((m) => m[2]!.replace(/\$\{[^}]*\}/g, '')).filter((s) => /\p{Script=Han}|\p{Lu}?\p{Ll}+ \p{L}/u.test(s) && is_word(s))

function words_of(node: Node): string[] {
  if (node.type === text) return is_word(String(node.content)) && !keys.has(String(node.content).trim()) ? [String(node.content).trim()] : []
  if (node.type === interpolation) return written(String((node.content as Node).content))
  const of_props = (node.props ?? []).flatMap((p) => {
    if (p.type === attribute) return spoken.test(p.name!) && p.value && is_word(String(p.value.content)) ? [`${p.name}="${String(p.value.content)}"`] : []
    const name = String(p.arg?.content ?? '')
    const code = String(p.exp?.content ?? '')
    if (p.type !== directive || !spoken.test(name)) return []
    return /^'[^']*'$|^"[^"]*"$|^`[^`]*`$/.test(code.trim()) && is_word(code) && !/^[`'"]\$\{/.test(code) ? [`:${name}=${code}`] : written(code)
  })
  return [...of_props, ...(node.children ?? []).flatMap(words_of)]
}
const of_template = (source: string) => words_of(parse(source, { ignoreEmpty: false }).descriptor.template!.ast as unknown as Node)
const page = (inner: string) => `<template>${inner}</template>`

describe('words left in a template', () => {
  it('are found in texts, in attributes that are read out and in what these are bound to', () => {
    expect(of_template(page('<p>Not found</p>'))).toEqual(['Not found'])
    expect(of_template(page('<input placeholder="type here" />'))).toEqual(['placeholder="type here"'])
    expect(of_template(page('<nav aria-label="登记" />'))).toEqual(['aria-label="登记"'])
    expect(of_template(page(`<b :title="'Sorted'" /><i :aria-label="open ? 'Fold this' : t('a.b')" />`))).toEqual([`:title='Sorted'`, 'Fold this'])
    expect(of_template(page(`<b>{{ done ? 'All done' : t('a.b') }}</b>`))).toEqual(['All done'])
  })
  it('are not: keys of texts, names, signs and keys of the keyboard', () => {
    expect(of_template(page(`<b class="two words" :title="t('a.b')">{{ t(\`a.\${b}\`) }} · — <input placeholder="LX-" /><kbd>J</kbd><kbd>Ctrl Enter</kbd></b><x name="down" :key="'one two'" />`))).toEqual([])
  })
  it('stand in no component: every word is in the locales', () => {
    const vue = sources(['.vue']).filter((s) => s.text.includes('<template>'))
    expect(vue.length).toBeGreaterThan(50)
    expect(vue.flatMap((s) => of_template(s.text).map((w) => `${s.path}: ${w}`))).toEqual([])
  })
  it('are given to nobody by a script either', () => {
    const scripts = sources(['.vue', '.ts']).filter((s) => !s.path.endsWith('.test.ts'))
    const said = /\b(?:say|alert|confirm|prompt)\(\s*(['"`])[^'"`]*\p{L}{2} ?\p{L}|\.(?:title|placeholder|ariaLabel|alt|textContent|innerText)\s*=\s*(['"`])[^'"`$]*\p{L}{2}|setAttribute\(\s*'(?:title|placeholder|alt|aria-label)',\s*(['"`])[^'"`$]*\p{L}{2}/u
    expect(scripts.filter((s) => said.test(s.text)).map((s) => `${s.path}: ${said.exec(s.text)![0]}`)).toEqual([])
  })
})
