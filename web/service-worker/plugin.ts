// Writes field/worker.js with the list of what the field's entry loads, and puts the manifest and its pictures beside it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Chunk {
  type: 'chunk'
  fileName: string
  facadeModuleId: string | null
  imports: string[]
  dynamicImports: string[]
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> }
}
interface Asset {
  type: 'asset'
  fileName: string
  source: string | Uint8Array
}
/** Loaded later by the field: its pages, their languages and what is beside them; not the desk's pages that share a feature's door. */
const later = /\/(field\/[^/]+\.(vue|ts)|Field\w+\.vue|(Quick|Mine)Page\.vue|locales\/\w+\.json)$/

/** Paths of all the field may load, from its page. */
export function field_files(bundle: Record<string, Chunk | Asset>): string[] {
  const found = new Set<string>()
  const add = (name: string) => {
    const chunk = bundle[name]
    if (!chunk || found.has(name)) return
    found.add(name)
    if (chunk.type !== 'chunk') return
    const next = chunk.dynamicImports.filter((n) => later.test((bundle[n] as Chunk).facadeModuleId ?? ''))
    for (const n of [...chunk.imports, ...next, ...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) add(n)
  }
  const entry = Object.values(bundle).find((c): c is Chunk => c.type === 'chunk' && (c.facadeModuleId ?? '').endsWith('/field/index.html'))
  if (!entry) throw new Error('the field has no entry')
  add(entry.fileName)
  return [...found].sort()
}

export function field_worker(root: string): Plugin {
  const kept = (name: string) => readFileSync(join(root, 'field', name))
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const all = bundle as unknown as Record<string, Chunk | Asset>
      const page = all['field/index.html'] as Asset | undefined
      if (!page) throw new Error('the page of the field is not there yet')
      const beside = readdirSync(join(root, 'field')).filter((name) => name !== 'index.html')
      for (const name of beside) this.emitFile({ type: 'asset', fileName: `field/${name}`, source: kept(name) })
      const files = field_files(all)
      const paths = ['/field/', ...files.map((f) => `/${f}`), ...beside.map((name) => `/field/${name}`)]
      const worker = readFileSync(join(root, 'service-worker/worker.js'), 'utf8')
      const digest = createHash('sha256').update(worker).update(page.source).update(paths.join())
      for (const name of beside) digest.update(kept(name))
      const source = worker.replace('VERSION', digest.digest('hex').slice(0, 16)).replace('FILES', JSON.stringify(paths))
      this.emitFile({ type: 'asset', fileName: 'field/worker.js', source })
    },
  }
}
