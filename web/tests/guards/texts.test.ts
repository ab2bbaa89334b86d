import { describe, expect, it } from 'vitest'
import { sources } from './sources'

interface Texts {
  [key: string]: string | Texts
}
function flatten(texts: Texts, before: string): [string, string][] {
  return Object.entries(texts).flatMap(([k, v]) => (typeof v === 'string' ? [[`${before}.${k}`, v] as [string, string]] : flatten(v, `${before}.${k}`)))
}
function keys(language: 'zh' | 'en'): Map<string, string> {
  const files = sources([`locales/${language}.json`])
  return new Map(files.flatMap((f) => flatten(JSON.parse(f.text) as Texts, f.path.split('/').at(-3)!)))
}

const zh = keys('zh')
const en = keys('en')
const code = sources(['.vue', '.ts']).filter((s) => !s.path.endsWith('.test.ts'))
const groups = [...new Set([...zh.keys()].map((k) => k.split('.')[0]!))]
const literal = new RegExp(`(['"\`])((?:${groups.join('|')})\\.[^'"\`\\n]*?)\\1`, 'g')
const used = [...new Set(code.flatMap((s) => [...s.text.matchAll(literal)].map((m) => m[2]!)))].filter((k) => /^[\w.${}[\]()!?'| :=>-]+$/.test(k) && !k.endsWith('.json'))
const exact = used.filter((k) => !k.includes('${'))
const patterns = used.filter((k) => k.includes('${')).map((k) => new RegExp(`^${k.split(/\$\{[^}]*\}/).map((p) => p.replace(/[.]/g, '\\.')).join('[\\w]+')}$`))

describe('texts', () => {
  it('exist in both languages, with the same places for values', () => {
    expect([...zh.keys()].filter((k) => !en.has(k))).toEqual([])
    expect([...en.keys()].filter((k) => !zh.has(k))).toEqual([])
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join()
    expect([...zh.keys()].filter((k) => places(zh.get(k)!) !== places(en.get(k)!))).toEqual([])
  })
  it('are there for every key the code asks for', () => {
    expect(exact.filter((k) => !zh.has(k))).toEqual([])
    expect(patterns.filter((p) => ![...zh.keys()].some((k) => p.test(k))).map(String)).toEqual([])
  })
  it('are all asked for by the code', () => {
    const wanted = new Set(exact)
    expect([...zh.keys()].filter((k) => !wanted.has(k) && !patterns.some((p) => p.test(k)))).toEqual([])
  })
  it('stand in no component: the sources hold no Chinese but in comments', () => {
    const left = code.flatMap((s) => {
      const bare = s.text.replace(/<!--[\s\S]*?-->/g, '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
      return /\p{Script=Han}/u.test(bare) ? [`${s.path}: ${bare.split('\n').find((l) => /\p{Script=Han}/u.test(l))!.trim()}`] : []
    })
    const allowed = ['i18n/dates.ts', 'ui/'] // a date is written with 年月日; font names
    expect(left.filter((l) => !allowed.some((a) => l.startsWith(a)))).toEqual([])
  })
})
