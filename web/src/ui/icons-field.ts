// The drawings only a phone's pages have; loading this file adds them to the others.
import { add_icons } from './icons'

const drawings = {
  walk: '<circle cx="13" cy="4.5" r="1.8"/><path d="M10.5 21l1.5-6-2.5-2.5L11 8l3 1 1.5 3 2.5 1M9.5 12.5 8 10l3-2M12 15l3 2.5 1 3.5"/>',
  mic: '<rect x="9" y="3.5" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  cloudup: '<path d="M7.5 18A4 4 0 0 1 7 10a5.5 5.5 0 0 1 10.5 0 4 4 0 0 1-.5 8"/><path d="M12 19.5v-7M9.5 14.5 12 12l2.5 2.5"/>',
  cam: '<path d="M4 8.5h3.2L9 6h6l1.8 2.5H20V19H4z"/><circle cx="12" cy="13.3" r="3.3"/>',
  play: '<path d="M8 5.5v13l10.5-6.5z"/>',
} as const
export type FieldIconName = keyof typeof drawings

add_icons(drawings)
