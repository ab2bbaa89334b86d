// The small language of declarations in the browser, also without a network: docs/expressions.md. Its texts are the server's,
// packs/texts/expressions.
export { work_calendar } from './calendar'
export type { Calendar, CalendarYear } from './calendar'
export { evaluate } from './evaluate'
export type { Given } from './evaluate'
export { is_name, Names } from './names'
export type { Name, Place } from './names'
export { ordered } from './ordered'
export type { Formula, Ordered } from './ordered'
export { parsed } from './parser'
export type { Parsed, ParseOptions } from './parser'
export type { Expression, Used, Wrong } from './program'
export * from './value'
