import { read_pack, type PackItem, type SimilarTicket, type Ticket } from './tickets.api'

interface Voice { id: string; title: string; text?: string; place: Ticket['place']; category?: Ticket['category']; on?: boolean }

const is_open = (state: Ticket['state']) => !['declined', 'closed', 'withdrawn', 'replied'].includes(state)

/** What the sheet that makes one problem out of requests begins with: those at hand are chosen, what is like them is offered. */
export async function gathering(tickets: Ticket[], similar: SimilarTicket[], language: string): Promise<{ voices: Voice[]; categories: PackItem[] }> {
  const voices: Voice[] = tickets.map(({ id, title, text, place, category }) => ({ id, title, text, place, category }))
  for (const s of similar) if (is_open(s.state) && !voices.some((v) => v.id === s.id)) voices.push({ id: s.id, title: s.title, place: s.place, on: s.same_place })
  return { voices, categories: await read_pack('categories', language).catch(() => []) }
}
