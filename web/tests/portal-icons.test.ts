import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { icons } from '@/ui/icons'

// read before icons-desk is loaded: these are what a resident's page has
const there = new Set<string>(Object.keys(icons))
const root = join(__dirname, '../src')
const files = (folder: string) => readdirSync(join(root, folder)).filter((f) => /\.(vue|ts)$/.test(f) && !f.endsWith('.test.ts')).map((f) => readFileSync(join(root, folder, f), 'utf8'))

it('has every drawing the pages of a resident name', async () => {
  await import('@/ui/icons-desk')
  const all = new Set<string>(Object.keys(icons))
  expect(all.size).toBeGreaterThan(there.size)
  const named = [...files('features/portal'), ...files('app/portal'), ...files('ui')].flatMap((text) =>
    [...text.matchAll(/(?:<Icon|icon=|:name=|drawings\b).*/g)].flatMap((m) => [...m[0].matchAll(/['"](\w+)['"]/g)].map((q) => q[1]!)))
  const missing = [...new Set(named)].filter((n) => all.has(n) && !there.has(n))
  expect(missing).toEqual([])
  expect(named.filter((n) => there.has(n)).length).toBeGreaterThan(10)
})
