import { Comment, isVNode, type Slots } from 'vue'
import type { Column } from './columns'

const apart = new Set(['small', 'p', 'div', 'li', 'br', 'td'])

/** The words somebody would read in what a slot drew. */
export function words_in(drawn: unknown): string {
  if (drawn === null || drawn === undefined || typeof drawn === 'boolean') return ''
  if (Array.isArray(drawn)) return drawn.map(words_in).join('')
  if (!isVNode(drawn)) return typeof drawn === 'object' ? '' : String(drawn)
  if (drawn.type === Comment) return ''
  const { children, type } = drawn
  const slot = children && typeof children === 'object' && !Array.isArray(children) ? (children as { default?: () => unknown }).default : undefined
  const words = slot ? words_in(slot()) : words_in(children)
  const own_line = (typeof type === 'string' && apart.has(type)) || (drawn.props?.class && /\btag\b/.test(String(drawn.props.class)))
  return own_line ? ` ${words} ` : words
}

/** One cell of a sheet: in one line, and never taken for a formula by the programme it is pasted into. */
export function safe_cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const is_number = /^[-+]?\d[\d,]*(\.\d+)?%?$/.test(line)
  return /^[=+\-@＝＋－＠]/.test(line) && !is_number ? `'${line}` : line
}

/** Rows as tab-separated lines with the names of the columns on top. */
export function to_tsv<Row extends object>(rows: Row[], columns: Column<Row>[], slots: Slots): string {
  const cell = (row: Row, c: Column<Row>) => {
    if (c.text) return c.text(row)
    const slot = slots[c.key]
    return slot ? words_in(slot({ row })) : String((row as Record<string, unknown>)[c.key] ?? '')
  }
  const line = (cells: string[]) => cells.map(safe_cell).join('\t')
  return [line(columns.map((c) => c.label)), ...rows.map((r) => line(columns.map((c) => cell(r, c))))].join('\n')
}

/** Puts text on the clipboard; also where the page is not served over TLS. */
export async function copy_text(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // refused: the old way is tried
    }
  }
  const box = Object.assign(document.createElement('textarea'), { value: text, readOnly: true })
  const before = document.activeElement
  ;(document.querySelector('dialog[open]') ?? document.body).append(box)
  box.select()
  const done = document.execCommand?.('copy') ?? false
  box.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return done
}
