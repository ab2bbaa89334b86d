import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sources } from './sources'

const floors = ['expressions', 'api', 'i18n', 'ui', 'offline', 'features', 'app'] // upwards; a file sees its own floor and those below
const files = sources(['.vue', '.ts', '.css'])

interface Import {
  from: string
  to: string
}
function imports(): Import[] {
  return files.flatMap((s) =>
    [...s.text.matchAll(/(?:from|import\()\s*'([^']+)'|import '([^']+)'/g)].flatMap((m) => {
      const to = m[1] ?? m[2]!
      if (to.startsWith('@/')) return [{ from: s.path, to: to.slice(2) }]
      return to.startsWith('.') ? [{ from: s.path, to: normalize(join(dirname(s.path), to)) }] : []
    }),
  )
}
const floor_of = (path: string) => floors.indexOf(path.split('/')[0]!)
const feature_of = (path: string) => (path.startsWith('features/') ? path.split('/')[1]! : null)

describe('the tree', () => {
  it('never looks upwards', () => {
    expect(imports().filter((i) => floor_of(i.to) > floor_of(i.from)).map((i) => `${i.from} → ${i.to}`)).toEqual([])
  })
  it('sees other features only through their door', () => {
    const breaches = imports().filter((i) => feature_of(i.to) !== null && feature_of(i.from) !== feature_of(i.to) && i.to !== `features/${feature_of(i.to)}`)
    expect(breaches.map((i) => `${i.from} → ${i.to}`)).toEqual([])
  })
  it('has features that do not need each other in a circle', () => {
    const needs = new Map<string, Set<string>>()
    for (const i of imports()) {
      const [a, b] = [feature_of(i.from), feature_of(i.to)]
      if (a && b && a !== b) needs.set(a, (needs.get(a) ?? new Set()).add(b))
    }
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(needs.get(from) ?? [])].some((n) => n === to || (!seen.has(n) && reaches(n, to, seen.add(n))))
    expect([...needs.keys()].filter((f) => reaches(f, f))).toEqual([])
  })
  it('keeps the product out of the parts', () => {
    const product = /ticket|诉求|assignment|resident|grievance/i
    expect(files.filter((s) => s.path.startsWith('ui/') && product.test(s.text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, ''))).map((s) => s.path)).toEqual([])
  })
  it('has no file over 400 lines and no vague name', () => {
    expect(files.filter((s) => s.text.split('\n').length > 400).map((s) => s.path)).toEqual([])
    expect(files.filter((s) => /(^|\/)(utils?|helpers?|common|shared|misc|manager)(\.|\/)/i.test(s.path)).map((s) => s.path)).toEqual([])
  })
  it('writes no style into elements and asks no other host', () => {
    expect(files.filter((s) => /\sstyle="/.test(s.text)).map((s) => s.path)).toEqual([])
    const hosts = files.flatMap((s) => [...s.text.matchAll(/https?:\/\/[^\s'"`)<]+/g)].map((m) => `${s.path}: ${m[0]}`))
    expect(hosts.filter((h) => !h.includes('http://localhost'))).toEqual([])
  })
  it('has a door for each feature', () => {
    const features = [...new Set(files.map((f) => feature_of(f.path)).filter((f) => f !== null))]
    expect(features.filter((f) => !existsSync(join(__dirname, '../../src/features', f, 'index.ts')))).toEqual([])
  })
})
