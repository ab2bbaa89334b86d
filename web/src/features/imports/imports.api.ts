import { api, ask, type paths, type Schema } from '@/api'

export type Result = Schema['ImportResult']
export type Kind = paths['/api/v1/imports']['post']['parameters']['query']['kind']

/** The file goes as it is: its text, under the type its name tells. */
export function import_rows(kind: Kind, dry_run: boolean, file: { name: string; text: string }): Promise<Result> {
  const type = file.name.toLowerCase().endsWith('.tsv') ? 'text/tab-separated-values' : 'text/csv'
  return ask(api.POST('/api/v1/imports', { params: { query: { kind, dry_run } }, headers: { 'Content-Type': type }, body: file.text, bodySerializer: (text) => text }))
}
