import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface Source {
  path: string // from src/
  text: string
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

/** Our own sources under src/, without what is generated. */
export function sources(endings: string[]): Source[] {
  const root = join(__dirname, '../../src')
  return walk(root)
    .filter((p) => endings.some((e) => p.endsWith(e)) && !p.endsWith('schema.d.ts'))
    .map((p) => ({ path: relative(root, p), text: readFileSync(p, 'utf8') }))
}
