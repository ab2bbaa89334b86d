import { computed, ref } from 'vue'
import { translate as t } from '@/i18n'
import { show_day } from '@/i18n/dates'
import { read_board, type Board } from './portal.api'

export const board = ref<Board | null>(null)
export const board_failed = ref(false)
/** whose platform this is; '' until it is known */
export const region = computed(() => board.value?.region ?? '')

type Item = Board['items'][number]
const tones: Record<string, string> = { solved: 'grass', partly: 'wheat', planned: 'lake', explained: 'pine' }
export const tone_of = (b: Item) => tones[b.outcome]
/** when it was answered, and how long that took */
export const used = (b: Item) => t(b.working_days ? 'portal.board.days' : 'portal.board.same_day', { day: show_day(b.answered_on), n: b.working_days })

/** What was there stays when the new one does not arrive. */
export async function load_board() {
  board_failed.value = false
  try {
    board.value = await read_board()
  } catch {
    board_failed.value = board.value === null
  }
}
