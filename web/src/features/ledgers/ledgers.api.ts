import { api, ask, if_match, type Schema } from '@/api'
import type { Declaration } from './declaration'

export type Item = Schema['LedgerItem']
export type Row = Schema['LedgerRecordItem']
export type Opened = Schema['LedgerRecord']
export type Sum = Schema['LedgerSum']
export type Figures = Schema['LedgerFigures']
export type FigureShown = Figures['items'][number]
export type Happening = Schema['LedgerHistory']['items'][number]
export type Command = Schema['LedgerCommand']
export type Fields = Record<string, unknown>
export type Names = Record<string, string>
export interface Ledger {
  version: number
  closed: boolean
  may: Schema['Ledger']['may']
  declaration: Declaration
}
export interface Over {
  place?: string
  from?: string
  until?: string
}

const at = (type: string, id: string) => ({ type, id })
export const list_ledgers = () => ask(api.GET('/api/v1/ledgers'))
export const read_ledger = async (type: string) => (await ask(api.GET('/api/v1/ledgers/{type}', { params: { path: { type } } }))) as unknown as Ledger
/** `query` has the filters of the declaration besides, as f.KEY. */
export const find_records = (type: string, query: Record<string, string | number | boolean | undefined>) => ask(api.GET('/api/v1/ledgers/{type}/records', { params: { path: { type }, query: query as never } }))
export const read_record = (type: string, id: string) => ask(api.GET('/api/v1/ledgers/{type}/records/{id}', { params: { path: at(type, id) } }))
export const read_history = (type: string, id: string) => ask(api.GET('/api/v1/ledgers/{type}/records/{id}/history', { params: { path: at(type, id) } }))
export const add_record = (type: string, body: Schema['LedgerRecordNew']) => ask(api.POST('/api/v1/ledgers/{type}/records', { params: { path: { type } }, body }))
export const change_record = (type: string, there: Opened, body: Schema['LedgerRecordEdit']) =>
  ask(api.PATCH('/api/v1/ledgers/{type}/records/{id}', { params: { path: at(type, there.record.id), header: if_match(there.record.version) }, body }))
export const command_record = (type: string, there: Opened, body: Command) =>
  ask(api.POST('/api/v1/ledgers/{type}/records/{id}/commands', { params: { path: at(type, there.record.id), header: if_match(there.record.version) }, body }))
export const read_figures = (type: string, over: Over, one: { figure?: string; by?: 'fields' | 'place' } = {}) =>
  ask(api.GET('/api/v1/ledgers/{type}/figures', { params: { path: { type }, query: { ...over, ...one } } }))
export const find_behind = (type: string, figure: string, query: Over & { first?: string; second?: string; limit?: number; cursor?: string }) =>
  ask(api.GET('/api/v1/ledgers/{type}/figures/{figure}/records', { params: { path: { type, figure }, query } }))
export type Tied = Schema['LedgerTied']['items'][number]
export const find_tied = (kind: 'ticket' | 'problem' | 'household' | 'place' | 'record', target: string) => ask(api.GET('/api/v1/ledgers/ties', { params: { query: { kind, target } } }))
export type Checked = Schema['LedgerChecked']
export const check_ledger = (body: Schema['LedgerDeclared']) => ask(api.POST('/api/v1/ledgers/check', { body }))
export const publish_ledger = (type: string, version: number, body: Schema['LedgerDeclared']) => ask(api.PUT('/api/v1/ledgers/{type}', { params: { path: { type }, header: if_match(version) }, body }))
