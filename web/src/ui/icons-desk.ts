// The drawings of the desk and of the field; loading this file adds them to the others.
import { add_icons } from './icons'
import './icons-staff'

const drawings = {
  merge: '<path d="M6 4v4c0 3 6 3 6 7v5"/><path d="M18 4v4c0 3-6 3-6 7"/><path d="M9.5 17.5 12 20l2.5-2.5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1"/><path d="M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>',
  chart: '<path d="M4.5 4v15.5H20"/><path d="M8.5 16v-4M12.5 16V8M16.5 16v-6"/>',
  cal: '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  filter: '<path d="M4 5.5h16L14 13v6l-4-2v-4z"/>',
  up: '<path d="M12 20V5M6 11l6-6 6 6"/>',
  eyeoff: '<path d="M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.3 7.5A16 16 0 0 0 2.5 12S6 18.5 12 18.5c1.5 0 2.8-.4 4-1"/>',
  bulb: '<path d="M9 17.5h6M10 20.5h4M8.5 14.5a5.5 5.5 0 1 1 7 0c-.6.5-1 1-1 1.8V17h-5v-.7c0-.8-.4-1.3-1-1.8z"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  out: '<path d="M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4"/><path d="M14.5 8 19 12l-4.5 4M18.5 12H9.5"/>',
  tree: '<rect x="9" y="3.5" width="6" height="5" rx="1.5"/><rect x="3.5" y="15.5" width="6" height="5" rx="1.5"/><rect x="14.5" y="15.5" width="6" height="5" rx="1.5"/><path d="M12 8.5V12M6.5 15.5V12h11v3.5"/>',
  bring: '<path d="M12 4v10M8 10.5l4 4 4-4M4.5 15.5v4h15v-4"/>',
  take: '<path d="M12 14.5v-10M8 8l4-4 4 4M4.5 15.5v4h15v-4"/>',
  columns: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M9.5 5v14M14.5 5v14"/>',
} as const
export type DeskIconName = keyof typeof drawings

add_icons(drawings)
