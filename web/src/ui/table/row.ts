import { defineComponent, h, type PropType, type Slots, type VNodeChild } from 'vue'
import type { Column } from './columns'

/** One row; drawn again only when something of it changes. */
export const TableRow = defineComponent({
  props: {
    row: { type: Object as PropType<object>, required: true },
    row_id: { type: String, required: true },
    at: { type: Number, required: true },
    columns: { type: Array as PropType<Column<never>[]>, required: true },
    cells: { type: Object as PropType<Slots>, required: true },
    on: Boolean,
    picked: { type: Boolean as PropType<boolean | undefined>, default: undefined }, // undefined: rows cannot be picked
    active: Boolean,
    pick_label: { type: String, default: '' },
  },
  setup: (p) => () => {
    const cell = (c: Column<never>): VNodeChild => p.cells[c.key]?.({ row: p.row }) ?? ((p.row as Record<string, unknown>)[c.key] as VNodeChild)
    const cells = p.columns.map((c) => h('td', { key: c.key, class: [`col-${c.key}`, c.from, { wide: c.wide, told: c.told }], 'data-name': c.told ? c.label : undefined }, [cell(c)]))
    if (p.picked !== undefined) {
      const box = h('input', { type: 'checkbox', class: 'pick', checked: p.picked, tabindex: -1, 'aria-label': p.pick_label })
      cells.unshift(h('td', { key: ' pick', class: 'col-pick' }, [h('label', [box])]))
    }
    const marks = { on: p.on, picked: p.picked, active: p.active }
    return h('tr', {
      class: marks, tabindex: p.active ? 0 : -1, 'data-key': p.row_id, 'data-at': p.at, 'aria-rowindex': p.at + 2,
      'aria-selected': p.on || p.picked || undefined,
    }, cells)
  },
})
