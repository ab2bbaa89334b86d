import { api, ask, type Schema } from '@/api'

export type PublicPlace = Schema['PublicPlace']
export type Receipt = Schema['Receipt']
export type Submission = Schema['Submission']
export type Track = Schema['Track']
export type Board = Schema['PublicBoard']
export type Answered = Schema['AnsweredAlready']
export type PackItem = Schema['PackItem']

export const submit = (body: Submission) => ask(api.POST('/api/v1/public/tickets', { body }))
export const track = (code: string) => ask(api.POST('/api/v1/public/track', { body: { code } }))
export const rate = (body: Schema['PublicRating']) => ask(api.POST('/api/v1/public/rate', { body }))
export const object = (code: string, text: string) => ask(api.POST('/api/v1/public/object', { body: { code, text } }))
export const answer = (code: string, text: string) => ask(api.POST('/api/v1/public/answer', { body: { code, text } }))
export const withdraw = (code: string, reason: string) => ask(api.POST('/api/v1/public/withdraw', { body: reason ? { code, reason } : { code } }))
export const say_not_mine = (code: string, reason: string) => ask(api.POST('/api/v1/public/not-mine', { body: reason ? { code, reason } : { code } }))

export const find_places = async (query: { q?: string; parent?: string }) => (await ask(api.GET('/api/v1/public/places', { params: { query: { ...query, limit: 200 } } }))).items
export const list_categories = async () => (await ask(api.GET('/api/v1/public/categories'))).items
export const find_answered = (body: Schema['PublicAsking']) => ask(api.POST('/api/v1/public/similar', { body }))
export const read_board = () => ask(api.GET('/api/v1/public/board'))
