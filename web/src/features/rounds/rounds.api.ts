import { api, ask, if_match, type Schema } from '@/api'

export type Round = Schema['Round']
export type RoundNew = Schema['RoundNew']
export type RoundWords = Schema['RoundWords']
export type Counts = Schema['OpinionCounts']
export type Opinion = Schema['OpinionItem']
export type OpinionNew = Schema['OpinionNew']
export type SheetTable = Schema['SheetTable']
export type SheetEdit = Schema['SheetEdit']
export type ReportTable = Schema['ReportTable']
export type ReportEdit = Schema['ReportEdit']
export type Batch = Schema['PaperBatch']
export type BatchSummary = Schema['PaperBatchSummary']
export type TypedSheet = Schema['TypedSheet']
export type Target = Schema['OpinionTarget']
export type BatchOrder = Schema['PaperBatchOrder']

export const targets: Target[] = ['body', 'member', 'work', 'problem']
export const measures: ReportEdit['measure'][] = ['person_times', 'meetings', 'households', 'opinions']

const path = (id: string) => ({ path: { id } })
export const find_rounds = (cursor?: string) => ask(api.GET('/api/v1/rounds', { params: { query: { limit: 50, cursor } } }))
export const read_words = () => ask(api.GET('/api/v1/rounds/words'))
export const read_round = (id: string) => ask(api.GET('/api/v1/rounds/{id}', { params: path(id) }))
export const make_round = (body: RoundNew) => ask(api.POST('/api/v1/rounds', { body }))
export const change_round = (round: Round, body: Schema['RoundEdit']) => ask(api.PATCH('/api/v1/rounds/{id}', { params: { ...path(round.id), header: if_match(round.version) }, body }))
export const count_opinions = (id: string, place?: string) => ask(api.GET('/api/v1/rounds/{id}/counts', { params: { ...path(id), query: { place } } }))
export interface OpinionQuery { place?: string; only_place?: string; channel?: string; source?: string; target?: Target; point?: string; batch?: string }
export const find_opinions = (id: string, query: OpinionQuery, cursor?: string) =>
  ask(api.GET('/api/v1/rounds/{id}/opinions', { params: { ...path(id), query: { ...query, limit: 50, cursor, count: cursor ? undefined : 'exact' } } }))
export const take_opinion = (id: string, body: OpinionNew) => ask(api.POST('/api/v1/rounds/{id}/opinions', { params: path(id), body }))
export const read_sheets = (id: string, place?: string) => ask(api.GET('/api/v1/rounds/{id}/sheets', { params: { ...path(id), query: { place } } }))
export const count_sheets = (id: string, body: SheetEdit) => ask(api.PUT('/api/v1/rounds/{id}/sheets', { params: path(id), body }))
export const read_reports = (id: string, place?: string) => ask(api.GET('/api/v1/rounds/{id}/reports', { params: { ...path(id), query: { place } } }))
export const report_figure = (id: string, body: ReportEdit) => ask(api.PUT('/api/v1/rounds/{id}/reports', { params: path(id), body }))
export const find_batches = (id: string) => ask(api.GET('/api/v1/rounds/{id}/batches', { params: path(id) }))
export const begin_batch = (id: string, body: Schema['PaperBatchNew']) => ask(api.POST('/api/v1/rounds/{id}/batches', { params: path(id), body }))
export const read_batch = (id: string) => ask(api.GET('/api/v1/batches/{id}', { params: path(id) }))
export const type_sheet = (id: string, sheet: number, body: TypedSheet) => ask(api.PUT('/api/v1/batches/{id}/sheets/{sheet}', { params: { path: { id, sheet } }, body }))
export const order_batch = (id: string, body: BatchOrder) => ask(api.POST('/api/v1/batches/{id}/commands', { params: path(id), body }))
