// A sheet being brought in: tried as often as it is mended, taken once. What is taken runs on at the server without this page.
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { ApiError, new_id, use_sending } from '@/api'
import { translate } from '@/i18n'
import { save_file } from '@/ui'
import type { Declaration } from './declaration'
import { mark_sheet, most_bytes, take_sheet, try_sheet, type Chosen, type Report } from './sheets.api'
import { use_mapping } from './use_mapping'

export function use_sheet(type: () => string, declaration: () => Declaration | undefined) {
  const file = shallowRef<Chosen | null>(null)
  const report = shallowRef<Report | null>(null)
  const asked = reactive({ sheet: '', place: '', change: false })
  const refused = ref<'too_large' | 'unreadable' | null>(null) // before it was sent
  const trying = use_sending()
  const marking = use_sending()
  const taking = use_sending()
  let turn = 0

  /** Read at once: a file that is changed on the disk meanwhile could not be sent any more. */
  async function choose(picked: File | undefined) {
    if (!picked) return
    const read = picked.size > most_bytes ? null : await picked.arrayBuffer().catch(() => null)
    refused.value = read ? null : picked.size > most_bytes ? 'too_large' : 'unreadable'
    if (!read) return
    file.value = { name: picked.name, bytes: new Blob([read]) }
    report.value = null
    asked.sheet = ''
    asked.change = false
    await look()
  }
  /** Tries it; what one reads meanwhile stays. */
  async function look(): Promise<boolean> {
    if (!file.value) return false
    const mine = ++turn
    const went = await trying.send(async () => {
      const read = await try_sheet(type(), file.value!, asked)
      if (mine !== turn) return
      report.value = read
      asked.sheet = read.sheet
      edits.value = {}
    })
    return went && mine === turn
  }
  const mapping = use_mapping({ type, declaration, report: () => report.value, look })
  const { edits, keeping } = mapping
  const take_marked = () => marking.send(async () => save_file(translate('ledgers.sheet.marked_name', { name: file.value!.name.replace(/\.\w+$/, '') }), await mark_sheet(type(), file.value!, asked)))
  /** `begun` is told the id before it is sent. The answer: what came of it; undefined where it did not come, though it may run on. */
  async function take(valid_rows: boolean, begun: (batch: string) => void): Promise<Report | undefined> {
    const batch = new_id()
    let done: Report | undefined
    begun(batch)
    await taking.send(async () => (done = await take_sheet(type(), file.value!, { ...asked, valid_rows }, batch)))
    return done
  }
  function start_over() {
    turn++
    file.value = report.value = null
    edits.value = {}
    refused.value = null
    for (const each of [trying, keeping, marking, taking]) each.error.value = null
  }
  watch(type, start_over)
  /** The asker has lost the line: it may be running all the same. */
  const may_run_on = computed(() => taking.error.value instanceof ApiError && taking.error.value.is_offline)
  return { ...mapping, file, report, asked, refused, trying, marking, taking, choose, look, take_marked, take, start_over, may_run_on }
}
export type SheetWork = ReturnType<typeof use_sheet>
