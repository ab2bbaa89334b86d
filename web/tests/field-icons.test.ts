import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { icons } from '@/ui/icons'

// A phone fetches the drawings of the desk with the pages that show one of them, not before the first visit.
const root = join(__dirname, '../src')
const pages = ['app/field', 'features/visits/field', 'features/ledgers/field'].flatMap((folder) => readdirSync(join(root, folder)).filter((f) => /\.(vue|ts)$/.test(f) && !f.endsWith('.test.ts')).map((f) => ({ name: f, text: readFileSync(join(root, folder, f), 'utf8') })))

it('is with every page of a phone that names one', async () => {
  await import('@/ui/icons-field')
  await import('@/ui/icons-staff')
  const first = new Set<string>(Object.keys(icons))
  await import('@/ui/icons-desk')
  const later = Object.keys(icons).filter((n) => !first.has(n))
  const names = (text: string) => later.filter((n) => [...text.matchAll(/(?:<Icon|icon=|:name=|drawings\b).*/g)].some((m) => new RegExp(`['"]${n}['"]`).test(m[0])))
  expect(pages.filter((p) => names(p.text).length && !p.text.includes("'@/ui/icons-desk'")).map((p) => [p.name, names(p.text)])).toEqual([])
  expect(pages.flatMap((p) => names(p.text)).length).toBeGreaterThan(2)
})
