import { ref, shallowRef } from 'vue'
import { ApiError } from '@/api'
import { read_card, say_on_visit, type CardView } from '@/features/cards'
import { arrived } from './route'

// Lives as long as the page is open: whoever uses this device next does not find the code.
export const card_code = ref('')
export const card = shallowRef<CardView | null>(null)
export const busy = ref(false)
export const failed = shallowRef<ApiError | null>(null)

async function show(act: () => Promise<CardView>): Promise<boolean> {
  busy.value = true
  failed.value = null
  try {
    card.value = await act()
    return true
  } catch (e) {
    if (!(e instanceof ApiError)) throw e
    failed.value = e
    return false
  } finally {
    busy.value = false
  }
}

export const open_card = () => show(() => read_card(card_code.value.trim()))
export const say_so = (visit: string, was_so: boolean, words?: string) => show(() => say_on_visit({ code: card_code.value.trim(), visit, was_so, words }))

/** With the code behind the QR code that was scanned. */
export function open_arrived() {
  if (!arrived.code) return
  card_code.value = arrived.code
  arrived.code = ''
  void open_card()
}

export function close_card() {
  card_code.value = ''
  card.value = null
  failed.value = null
}
