// How the columns of a sheet are read: changed here, kept at the server for every later sheet with these heads.
import { computed, shallowRef } from 'vue'
import { use_sending } from '@/api'
import { translate } from '@/i18n'
import { say } from '@/ui'
import type { Declaration } from './declaration'
import { is_money, likely_factor, mapping_of, with_reading, type Edits } from './sheet_columns'
import { keep_mapping, type Mapped, type Report } from './sheets.api'

interface Around {
  type: () => string
  declaration: () => Declaration | undefined
  report: () => Report | null
  look: () => Promise<boolean>
}
export function use_mapping({ type, declaration, report, look }: Around) {
  const edits = shallowRef<Edits>({})
  const keeping = use_sending()
  function read_column(column: number, field: string, factor?: number) {
    const [d, r] = [declaration(), report()]
    const of = r?.columns.find((c) => c.column === column)
    if (!d || !r || !of) return
    edits.value = with_reading(r, edits.value, column, field, factor ?? (is_money(d, field) ? likely_factor(d, r, of) : 1))
  }
  const is_mended = computed(() => Object.keys(edits.value).length > 0)
  async function keep(signature: string, columns: Mapped[], before?: Mapped[]) {
    const went = await keeping.send(() => keep_mapping(type(), signature, columns))
    if (!went || !(await look()) || !before) return
    say(translate('ledgers.sheet.kept'), () => void keep(signature, before))
  }
  async function keep_mended() {
    const r = report()
    if (r) await keep(r.signature, mapping_of(r, edits.value), mapping_of(r, {}))
  }
  const undo_edits = () => (edits.value = {})
  return { edits, keeping, read_column, is_mended, keep_mended, undo_edits }
}
