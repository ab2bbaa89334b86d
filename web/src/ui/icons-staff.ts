// The drawings of the desk and of the first pages of a phone; loading this file makes them known.
import { add_icons } from './icons'

const drawings = {
  inbox: '<path d="M4 13l2.4-7.2A2 2 0 0 1 8.3 4.4h7.4a2 2 0 0 1 1.9 1.4L20 13v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z"/><path d="M4 13h4.5l1.5 2.5h4L15.5 13H20"/>',
  edit: '<path d="M5 19l1-4L16 5l3 3L9 18z"/>',
  barn: '<path d="M4 19.5V10l8-5 8 5v9.5z"/><path d="M9 19.5V14h6v5.5M9 14l6 5.5M15 14l-6 5.5"/>',
  smile: '<circle cx="12" cy="12" r="8.3"/><path d="M8.5 14c1.8 2.5 5.2 2.5 7 0M9 9.5h.01M15 9.5h.01"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M6 18l1.8-1.8M16.2 7.8 18 6"/>',
} as const
export type StaffIconName = keyof typeof drawings

add_icons(drawings)
