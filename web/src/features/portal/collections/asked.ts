import { reactive, shallowRef } from 'vue'
import { api, ask, type Schema } from '@/api'

export type OpenRound = Schema['PublicRound']

/** Which collection of opinions it is said for, and as who one speaks; neither is kept on the device. */
export const asked = reactive({ round: '', source: '' })
export const open = shallowRef<OpenRound[]>([])

/** Those in which anybody may speak today; none when they cannot be had. */
export async function load_rounds() {
  open.value = (await ask(api.GET('/api/v1/public/rounds')).catch(() => ({ items: [] }))).items
  if (!open.value.some((r) => r.id === asked.round)) forget_round()
}
export const forget_round = () => void Object.assign(asked, { round: '', source: '' })
