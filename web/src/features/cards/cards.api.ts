import { api, ask, type Schema } from '@/api'

export type CardRow = Schema['CardRow']
export type CardCounts = Schema['CardCounts']
export type CardPrint = Schema['CardPrint']
export type CardView = Schema['CardView']
export type CardAnswer = Schema['CardAnswer']
export type CardVisit = Schema['CardVisit']

export const most_printed = 200 // at once

export const find_cards = (place: string, outdated: boolean, cursor?: string) =>
  ask(api.GET('/api/v1/cards', { params: { query: { place, outdated: outdated || undefined, limit: 100, cursor, count: cursor ? undefined : 'exact' } } }))
/** Pages to print; the codes on them stand nowhere else. */
export const print_cards = (body: CardPrint) => ask(api.POST('/api/v1/cards/print', { body, parseAs: 'text' }))

export const read_card = (code: string) => ask(api.POST('/api/v1/public/card', { body: { code } }))
export const say_on_visit = (body: Schema['VisitConfirmation']) => ask(api.POST('/api/v1/public/card/confirmation', { body }))
