// Behind an import of its own, so that the first visit of the day does not wait for the pages of requests.
import { field_ticket_pages } from '@/features/tickets'
import '@/ui/icons-desk'
import '@/ui/lists.css'

export const { quick, mine, ticket } = field_ticket_pages
