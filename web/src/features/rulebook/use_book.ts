import { ref, shallowRef } from 'vue'
import { ApiError, use_sending } from '@/api'
import { translate as t } from '@/i18n'
import { say } from '@/ui'
import { read_book, read_version, revert_book, set_book, type BookName, type Edition } from './rulebook.api'

/** One book in force: read, set, set back. What was set can be taken back for eight seconds. */
export function use_book<C>(name: BookName) {
  const edition = shallowRef<Edition<C> | null>(null)
  const error = ref<ApiError | null>(null)
  const sending = use_sending()

  async function load() {
    error.value = null
    try {
      edition.value = await read_book<C>(name)
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
  }
  function set_in_force(after: Edition<C>) {
    const before = edition.value!.version
    edition.value = after
    if (after.version === before) return
    say(t('rulebook.saved'), () => void sending.send(async () => (edition.value = await revert_book<C>(name, after.version, before, t('rulebook.undone')))))
  }
  async function save(content: C, reason: string) {
    const version = edition.value!.version
    return sending.send(async () => set_in_force(await set_book(name, version, reason, content)))
  }
  async function revert(to: number, reason: string) {
    const version = edition.value!.version
    return sending.send(async () => set_in_force(await revert_book<C>(name, version, to, reason)))
  }
  const earlier = (version: number) => read_version<C>(name, version)
  return { edition, error, load, save, revert, earlier, busy: sending.busy, refused: sending.error, send: sending.send }
}
