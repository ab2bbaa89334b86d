// A contact card for who needs one in hand: printed anew for a household that was visited.
import { read } from './stage.mjs'

/** The code of a new card of a household, printed by the person of this window. */
export async function card_of(office, household) {
  const { csrf_token } = await read(office, '/api/v1/session')
  const answer = await office.page.context().request.post('/api/v1/cards/print', { data: { households: [household] }, headers: { 'X-CSRF-Token': csrf_token } })
  if (!answer.ok()) throw new Error(`no card is printed: ${answer.status()} ${await answer.text()}`)
  return (await answer.text()).match(/<p class="code">([^<]+)</)[1].replaceAll('-', '')
}

/** A visit to a household that has not said anything about it. */
export async function visited(office) {
  const { items } = await read(office, '/api/v1/visits?kind=home&status=held&limit=200')
  const visit = items.find((v) => v.household && v.confirmation === 'none')
  if (!visit) throw new Error('no visit to ask a household about')
  return visit
}
