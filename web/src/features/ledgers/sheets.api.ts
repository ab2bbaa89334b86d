import { api, ask, type Schema } from '@/api'

export type Report = Schema['LedgerSheetReport']
export type SheetColumn = Schema['LedgerSheetColumn']
export type SheetFault = Report['faults'][number]
export type Batch = Schema['LedgerBatch']
export type Fate = Report['preview'][number]['fate']
export interface Chosen {
  name: string
  bytes: Blob
}
export interface SheetAsked {
  sheet?: string
  place?: string
  change?: boolean
  valid_rows?: boolean
}
export interface Mapped {
  column: number
  field: string
  factor: number
  part?: 'first' | 'second'
}

export const most_bytes = 64 * 1024 * 1024
const types: [end: string, type: string][] = [['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], ['.csv', 'text/csv'], ['.tsv', 'text/tab-separated-values'], ['.xls', 'application/vnd.ms-excel']]
const type_of = (name: string) => types.find(([end]) => name.toLowerCase().endsWith(end))?.[1] ?? 'application/octet-stream'
/** The file goes as it is, under the type its name tells; what it is decides what is inside. */
const sent = (file: Chosen) => ({ headers: { 'Content-Type': type_of(file.name) }, body: file.bytes as unknown as string, bodySerializer: (bytes: string) => bytes })
const query = (file: Chosen, asked: SheetAsked) => ({ file: file.name.slice(0, 100), sheet: asked.sheet || undefined, place: asked.place || undefined, change: asked.change || undefined })

export const try_sheet = (type: string, file: Chosen, asked: SheetAsked) => ask(api.POST('/api/v1/ledgers/{type}/sheets', { params: { path: { type }, query: query(file, asked) }, ...sent(file) }))
/** `batch` is the id under which its progress can be asked for while it runs. */
export const take_sheet = (type: string, file: Chosen, asked: SheetAsked, batch: string) =>
  ask(api.POST('/api/v1/ledgers/{type}/sheets', { params: { path: { type }, query: { ...query(file, asked), valid_rows: asked.valid_rows || undefined, dry_run: false, batch } }, ...sent(file) }))
/** The same workbook with its faulty cells red and the reasons in a last column. */
export const mark_sheet = (type: string, file: Chosen, asked: SheetAsked) =>
  ask(api.POST('/api/v1/ledgers/{type}/sheets/marked', { params: { path: { type }, query: query(file, asked) }, ...sent(file), parseAs: 'blob' })) as unknown as Promise<Blob>
export const keep_mapping = (type: string, signature: string, columns: Mapped[]) => ask(api.PUT('/api/v1/ledgers/{type}/sheet-mappings/{signature}', { params: { path: { type, signature } }, body: { columns } }))
export const list_batches = (type: string) => ask(api.GET('/api/v1/ledgers/{type}/sheets', { params: { path: { type } } }))
export const command_batch = (type: string, id: string, body: Schema['LedgerBatchCommand']) => ask(api.POST('/api/v1/ledgers/{type}/sheets/{id}/commands', { params: { path: { type, id } }, body }))
/** The list as a workbook; `query` as the list is asked for. */
export const export_records = (type: string, asked: Record<string, string | boolean | undefined>) =>
  ask(api.GET('/api/v1/ledgers/{type}/records.xlsx', { params: { path: { type }, query: asked as never }, parseAs: 'blob' })) as unknown as Promise<Blob>
