import { api, ask, if_match, type Schema } from '@/api'

export type BookName = 'calendar' | 'time_limits'
export type CalendarYear = Schema['CalendarYear']
export type TimeLimit = Schema['TimeLimit']
export type EditionLine = Schema['EditionLine']
type Content = Schema['BookContent']
/** one version of a book, its content told by its name */
export type Edition<C> = Omit<Schema['Edition'], 'content' | 'changed'> & { content: C; changed: C }
export type Calendar = Schema['WorkCalendar']
export type Limits = Schema['TimeLimits']

const as = <C>(edition: Promise<Schema['Edition']>) => edition as unknown as Promise<Edition<C>>
export const read_book = <C>(name: BookName) => as<C>(ask(api.GET('/api/v1/rulebook/{name}', { params: { path: { name } } })))
export const read_version = <C>(name: BookName, version: number) => as<C>(ask(api.GET('/api/v1/rulebook/{name}/versions/{version}', { params: { path: { name, version } } })))
export const list_versions = (name: BookName, cursor?: string) => ask(api.GET('/api/v1/rulebook/{name}/versions', { params: { path: { name }, query: { limit: 20, cursor } } }))
export const set_book = <C>(name: BookName, version: number, reason: string, content: C) =>
  as<C>(ask(api.PUT('/api/v1/rulebook/{name}', { params: { path: { name }, header: if_match(version) }, body: { reason, content: content as unknown as Content } })))
export const revert_book = <C>(name: BookName, version: number, to: number, reason: string) =>
  as<C>(ask(api.POST('/api/v1/rulebook/{name}/revert', { params: { path: { name }, header: if_match(version) }, body: { reason, version: to } })))
