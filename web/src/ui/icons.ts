import type { DeskIconName } from './icons-desk'
import type { FieldIconName } from './icons-field'
import type { StaffIconName } from './icons-staff'

// Line drawings on a 24 grid; the stroke is the colour of the text around. These are in every page;
// what no resident's page shows stands in icons-desk.ts.
const everywhere = {
  doc: '<path d="M7 3.5h7l4.5 4.5V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5z"/><path d="M14 3.5V8h4.5M9 12.5h6M9 16h4"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
  house: '<path d="M4 11.5 12 4.5l8 7"/><path d="M6 10v9.5h12V10"/><path d="M10 19.5v-5h4v5"/>',
  search: '<circle cx="11" cy="11" r="6.2"/><path d="M15.8 15.8 20 20"/>',
  down: '<path d="M5.5 9.5 12 16l6.5-6.5"/>',
  x: '<path d="M6 6l12 12M18 6 6 18"/>',
  check: '<path d="M5 12.5 10 17.5 19.5 7"/>',
  undo: '<path d="M8 8.5H15a4.5 4.5 0 0 1 0 9H9"/><path d="M11 5 7.5 8.5 11 12"/>',
  right: '<path d="M9.5 5.5 16 12l-6.5 6.5"/>',
  left: '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
  drop: '<path d="M12 3.5s6 6.5 6 11a6 6 0 0 1-12 0c0-4.5 6-11 6-11z"/>',
  print: '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17"/><path d="M7 14h10v6H7z"/>',
  clock: '<circle cx="12" cy="12" r="8.3"/><path d="M12 7.5V12l3 2"/>',
  shield: '<path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z"/><path d="M9 12l2.2 2.2L15.2 10"/>',
  phone: '<path d="M6 4h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2z"/>',
  text: '<path d="M3.5 18 8.5 6l5 12M5.3 14h6.4M14.5 18l3-7.5 3 7.5M15.5 15.5h4"/>',
  globe: '<circle cx="12" cy="12" r="8.3"/><path d="M3.7 12h16.6M12 3.7c3 2.5 3 14 0 16.6M12 3.7c-3 2.5-3 14 0 16.6"/>',
  grass: '<path d="M12 20V9M12 13c-4 0-6-2-6.5-6 4 0 6.5 2 6.5 6zM12 11c0-4 2.5-6 6.5-6.5 0 4-2.5 6.5-6.5 6.5zM6 20h12"/>',
  med: '<path d="M12 6.5v11M6.5 12h11"/><rect x="4" y="4" width="16" height="16" rx="4"/>',
  coin: '<circle cx="12" cy="12" r="8.3"/><path d="M9 8l3 4 3-4M12 12v5M9.5 13h5M9.5 15.2h5"/>',
  road: '<path d="M8.5 4 5 20M15.5 4 19 20M12 5v2.5M12 11v2.5M12 17v2.5"/>',
  book: '<path d="M12 6.5c-2-1.5-5-2-8-1.5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5V19"/>',
  wifi: '<path d="M4 9.5a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M10 16.3a3 3 0 0 1 4 0M12 19.5h.01"/>',
  users: '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5c.4-3.6 2.9-5.5 6-5.5s5.6 1.9 6 5.5"/><path d="M15.5 5.2a3.2 3.2 0 0 1 0 5.7M17.5 14.5c2 .8 3.2 2.5 3.5 5"/>',
  pin: '<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
  talk: '<path d="M4 5.5h11v8H9L6 16v-2.5H4z"/><path d="M17.5 9.5H20v8h-2V20l-3-2.5h-4"/>',
  cloudoff: '<path d="M4 4l16 16M8.5 7.3A5.5 5.5 0 0 1 17 10a4 4 0 0 1 3 6.3M16.5 18H7.5A4 4 0 0 1 6.3 10.2"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  copy: '<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 5.5a1.5 1.5 0 0 0-1.5-1H6A1.5 1.5 0 0 0 4.5 6v8a1.5 1.5 0 0 0 1 1.5"/>',
  speak: '<path d="M4.5 9.5v5H8l4.5 4v-13L8 9.5z"/><path d="M16 9a4.5 4.5 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>',
  stop: '<rect x="6" y="6" width="12" height="12" rx="2"/>',
  bolt: '<path d="M13 3.5 5.5 13.5H11l-1 7 8-10.5h-5.5z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  wheat: '<path d="M12 21V8M12 12c-3 0-4.5-1.5-5-4 3 0 5 1.5 5 4zM12 12c3 0 4.5-1.5 5-4-3 0-5 1.5-5 4zM12 17c-3 0-4.5-1.5-5-4 3 0 5 1.5 5 4zM12 17c3 0 4.5-1.5 5-4-3 0-5 1.5-5 4zM12 8c-1.5-1.5-1.5-3.500 0-5 1.5 1.5 1.5 3.500 0 5z"/>',
  tool: '<path d="M14.5 6.5a4 4 0 0 1 5-1l-2.5 2.5 1 2 2.5-.5a4 4 0 0 1-5.5 3.500L8.5 19.5a2 2 0 0 1-3-3l6.5-6.5a4 4 0 0 1 2.5-3.500z"/>',
  leaf: '<path d="M5 19c0-9 5-14 14-14 0 9-5 14-14 14zM5 19l7.500-7.500"/>',
  dots: '<path d="M6 12h.01M12 12h.01M18 12h.01"/>',
} as const

export type IconName = keyof typeof everywhere | DeskIconName | FieldIconName | StaffIconName
export const icons: Partial<Record<IconName, string>> = { ...everywhere }

export const add_icons = (more: Partial<Record<IconName, string>>) => Object.assign(icons, more)
