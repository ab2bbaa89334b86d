import { api, ask, type Schema } from '@/api'

export type Template = Schema['LedgerTemplates']['items'][number]
export type Kept = Schema['LedgerTemplateKept']
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const list_templates = (type: string) => ask(api.GET('/api/v1/ledgers/{type}/templates', { params: { path: { type } } }))
/** Tells the places that mean nothing in this ledger. */
export const keep_template = (type: string, template: string, name: string, file: Blob) =>
  ask(api.PUT('/api/v1/ledgers/{type}/templates/{template}', { params: { path: { type, template }, query: { name } }, headers: { 'Content-Type': word }, body: file as unknown as string, bodySerializer: (bytes: string) => bytes }))
export const drop_template = (type: string, template: string) => ask(api.DELETE('/api/v1/ledgers/{type}/templates/{template}', { params: { path: { type, template } } }))
/** Papers of those named, or of all that the list shows under `query`. */
export const print_records = (type: string, query: Record<string, string | undefined>, body: Schema['LedgerPrint']) =>
  ask(api.POST('/api/v1/ledgers/{type}/documents', { params: { path: { type }, query: query as never }, body, parseAs: 'blob' })) as unknown as Promise<Blob>
