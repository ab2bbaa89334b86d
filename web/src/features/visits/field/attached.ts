// What belongs to a visit besides words: on this phone as long as it is not sent, at the office afterwards.
import { computed, shallowRef } from 'vue'
import { new_id } from '@/api'
import { office_time } from '@/i18n/clock'
import { attach, drop_file, phone, read_file, StorageFull, type Attached, type Draft } from '@/offline'

export const most_files = 4
export const is_picture = (file: Attached) => file.type.startsWith('image/')
export const address_of = (file: Attached) => `/api/v1/files/${file.digest}`

/** From the phone; from the office when it is there already. */
export async function content_of(file: Attached): Promise<ArrayBuffer | null> {
  const here = phone.account ? await read_file(phone.account, file.id) : null
  if (here || !file.digest) return here
  const answer = await fetch(address_of(file))
  return answer.ok ? answer.arrayBuffer() : null
}

/** Sounds and pictures of a draft. What is taken out is gone with the page, and can be brought back until then; what the phone has no room
 * for stays in the page and is tried again before the visit is saved. */
export function use_attached(draft: Draft, write: () => Promise<void>) {
  const taken_out = new Set<string>()
  const without_room = shallowRef<{ file: Attached; content: ArrayBuffer }[]>([])
  const busy = shallowRef(0)
  async function keep(file: Attached, content: ArrayBuffer): Promise<boolean> {
    try {
      await attach(file.id, content)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return false
    }
    draft.files = [...draft.files, file]
    draft.touched = true
    return true
  }
  async function add(content: ArrayBuffer, type: string, seconds?: number): Promise<void> {
    busy.value++
    const file: Attached = { id: new_id(office_time()), type, bytes: content.byteLength, ...(seconds ? { seconds: Math.round(seconds) } : {}) }
    try {
      if (!(await keep(file, content))) without_room.value = [...without_room.value, { file, content }]
      await write()
    } finally {
      busy.value--
    }
  }
  /** Whether there is room for all of it now. */
  async function keep_rest(): Promise<boolean> {
    for (const { file, content } of without_room.value) {
      if (!(await keep(file, content))) return false
      without_room.value = without_room.value.filter((w) => w.file.id !== file.id)
    }
    return true
  }
  function take_out(file: Attached) {
    taken_out.add(file.id)
    draft.files = draft.files.filter((f) => f.id !== file.id)
  }
  function bring_back(file: Attached) {
    if (!taken_out.delete(file.id)) return
    draft.files = [...draft.files, file]
  }
  const forget = () => void Promise.all([...taken_out].map(drop_file)).then(() => taken_out.clear())
  return { add, keep_rest, take_out, bring_back, forget, busy, is_too_much: computed(() => without_room.value.length > 0) }
}
