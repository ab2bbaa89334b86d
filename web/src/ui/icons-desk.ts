// The drawings of the desk and of the field; loading this file adds them to the others.
import { add_icons } from './icons'

const drawings = {
  inbox: '<path d="M4 13l2.4-7.2A2 2 0 0 1 8.3 4.4h7.4a2 2 0 0 1 1.9 1.4L20 13v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z"/><path d="M4 13h4.5l1.5 2.5h4L15.5 13H20"/>',
  merge: '<path d="M6 4v4c0 3 6 3 6 7v5"/><path d="M18 4v4c0 3-6 3-6 7"/><path d="M9.5 17.5 12 20l2.5-2.5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1"/><path d="M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>',
  chart: '<path d="M4.5 4v15.5H20"/><path d="M8.5 16v-4M12.5 16V8M16.5 16v-6"/>',
  cal: '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  filter: '<path d="M4 5.5h16L14 13v6l-4-2v-4z"/>',
  up: '<path d="M12 20V5M6 11l6-6 6 6"/>',
  eyeoff: '<path d="M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.3 7.5A16 16 0 0 0 2.5 12S6 18.5 12 18.5c1.5 0 2.8-.4 4-1"/>',
  bulb: '<path d="M9 17.5h6M10 20.5h4M8.5 14.5a5.5 5.5 0 1 1 7 0c-.6.5-1 1-1 1.8V17h-5v-.7c0-.8-.4-1.3-1-1.8z"/>',
  edit: '<path d="M5 19l1-4L16 5l3 3L9 18z"/>',
  barn: '<path d="M4 19.5V10l8-5 8 5v9.5z"/><path d="M9 19.5V14h6v5.5M9 14l6 5.5M15 14l-6 5.5"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  smile: '<circle cx="12" cy="12" r="8.3"/><path d="M8.5 14c1.8 2.5 5.2 2.5 7 0M9 9.5h.01M15 9.5h.01"/>',
  out: '<path d="M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4"/><path d="M14.5 8 19 12l-4.5 4M18.5 12H9.5"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M6 18l1.8-1.8M16.2 7.8 18 6"/>',
  tree: '<rect x="9" y="3.5" width="6" height="5" rx="1.5"/><rect x="3.5" y="15.5" width="6" height="5" rx="1.5"/><rect x="14.5" y="15.5" width="6" height="5" rx="1.5"/><path d="M12 8.5V12M6.5 15.5V12h11v3.5"/>',
  bring: '<path d="M12 4v10M8 10.5l4 4 4-4M4.5 15.5v4h15v-4"/>',
  take: '<path d="M12 14.5v-10M8 8l4-4 4 4M4.5 15.5v4h15v-4"/>',
  columns: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M9.5 5v14M14.5 5v14"/>',
} as const
export type DeskIconName = keyof typeof drawings

add_icons(drawings)
