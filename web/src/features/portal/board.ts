import { computed, ref } from 'vue'
import { read_board, type Board } from './portal.api'

export const board = ref<Board | null>(null)
export const board_failed = ref(false)
/** whose platform this is; '' until it is known */
export const region = computed(() => board.value?.region ?? '')

/** What was there stays when the new one does not arrive. */
export async function load_board() {
  board_failed.value = false
  try {
    board.value = await read_board()
  } catch {
    board_failed.value = board.value === null
  }
}
