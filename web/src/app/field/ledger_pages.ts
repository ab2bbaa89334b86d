// Behind an import of its own, so that the first visit of the day does not wait for ledgers.
import { field_ledger_pages } from '@/features/ledgers'

export const { all, kept, entry, record, step } = field_ledger_pages
