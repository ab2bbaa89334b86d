// Rows of a tried sheet in words: what was read in each cell, what is wrong, how it is mended.
import { translate } from '@/i18n'
import { join_words } from '@/i18n/lists'
import { called, field_at, field_named, kind_of, type Declaration, type FieldOf, type Kind } from './declaration'
import type { Fields } from './ledgers.api'
import { is_id } from './naming'
import { place_key, state_key } from './sheet_columns'
import type { Fate, Report, SheetColumn, SheetFault } from './sheets.api'
import { words_of } from './words'

export interface CellRead {
  said: string // as it stands in the sheet
  read: string // what it is taken for; '' where that is the same or nothing
  known?: boolean // who or what is named is in the register
  fault?: string
}
export interface RowRead {
  row: number
  fate: Fate
  cells: Record<string, CellRead> // by the letter of the column
  faults: string[] // of the row as a whole
}
export const fate_tone: Record<Fate, string> = { added: 'grass', same: 'line', changed: 'lake', differs: 'wheat', faulty: 'cinnabar' }
const named: Kind[] = ['person', 'unit', 'people', 'units', 'place']
export const read_columns = (report: Report) => report.columns.filter((c) => c.field)

/** Of a table the sheet gives one row. */
function value_at(fields: Fields, key: string): unknown {
  const [field, column] = key.split('.')
  const value = fields[field!]
  return column ? (value as Fields[] | undefined)?.[0]?.[column] : value
}
function cell_read(d: Declaration, c: SheetColumn, said: string, fields: Fields, fault: string | undefined): CellRead {
  const field = field_at(d, c.field)
  const value = field && value_at(fields, c.field)
  if (!field || value === undefined || value === null) return { said, read: '', fault }
  if (named.includes(kind_of(field))) return { said, read: '', known: [value].flat().every((v) => is_id(String(v)) || kind_of(field) === 'place'), fault }
  const read = kind_of(field) === 'date' ? String(value) : words_of(field, value, {}) // of a day its year is what one looks for
  if (said === String(value)) return { said: read, read: '', fault } // 3 as 3 元 needs not be told twice
  return { said, read: read === said ? '' : read, fault }
}
export function rows_read(d: Declaration, report: Report): RowRead[] {
  const columns = read_columns(report)
  const at = new Map(report.faults.map((f) => [f.cell || `${f.row} ${f.field}`, f.message]))
  return report.preview.map(({ row, fate, cells, fields }) => ({
    row, fate,
    cells: Object.fromEntries(columns.map((c, n) => [c.letter, cell_read(d, c, cells[n] ?? '', fields as Fields, at.get(`${c.letter}${row}`))])),
    faults: report.faults.filter((f) => f.row === row && !f.cell).map((f) => translate('ledgers.fault_of', { field: name_of_fault(d, f), fault: f.message })),
  }))
}

const path_of = (fault: SheetFault) => fault.field.replace(/^fields\./, '').replace(/\[\d+\]/, '')
/** The field a fault is about; undefined: the row as a whole, or the place. */
export const field_of_fault = (d: Declaration, fault: SheetFault): FieldOf | undefined => field_at(d, path_of(fault))
export function name_of_fault(d: Declaration, fault: SheetFault): string {
  const path = path_of(fault)
  const field = field_at(d, path)
  if (!field) return translate(path === place_key || path === state_key ? `ledgers.sheet.${path}_column` : 'ledgers.sheet.whole_row')
  const [table, column] = path.split('.')
  return column ? `${called(field_named(d, table!)!)} › ${called(field)}` : called(field)
}
/** How it is mended, where the words of the fault do not say so themselves. */
export function mend_of(d: Declaration, report: Report, fault: SheetFault): string {
  const field = field_of_fault(d, fault)
  if (fault.field === place_key) return translate('ledgers.sheet.mend.place')
  if (fault.key === 'base.required') return translate(report.columns.some((c) => c.field === path_of(fault)) ? 'ledgers.sheet.mend.fill' : 'ledgers.sheet.mend.column')
  if (!field) return ''
  if (fault.key.endsWith('.no_such_choice')) return translate('ledgers.sheet.mend.choice', { names: join_words((field.choices ?? []).filter((c) => !c.closed).map(called).slice(0, 12)) })
  const kind = kind_of(field)
  if (fault.key.startsWith('sheets.') || fault.key.endsWith('.sheet_no_day')) return ['number', 'money', 'date', 'yes_no', 'period'].includes(kind) ? translate(`ledgers.sheet.mend.${kind}`) : ''
  return ''
}
export interface FaultGroup {
  key: string
  label: string
  count: number
}
/** By field, in the order of the first of each. */
export function groups_of(d: Declaration, faults: SheetFault[]): FaultGroup[] {
  const groups = new Map<string, FaultGroup>()
  for (const f of faults) {
    const key = path_of(f) || ' '
    const group = groups.get(key) ?? { key, label: name_of_fault(d, f), count: 0 }
    group.count++
    groups.set(key, group)
  }
  return [...groups.values()]
}
export const faults_in = (faults: SheetFault[], group: string) => (group ? faults.filter((f) => (path_of(f) || ' ') === group) : faults)
