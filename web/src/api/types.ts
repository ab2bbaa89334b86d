import type { components, paths } from './schema'

export type { components, paths }
export type Schema = components['schemas']
export type Ticket = Schema['Ticket']
export type TicketItem = Schema['TicketItem']
export type Command = Schema['Command']
export type CommandName = Schema['CommandName']
export type Light = Schema['Light']
export type Session = Schema['Session']
export type Problem = Schema['Problem']
