import type { Kind } from './imports.api'

/** What can be brought in, and the columns of each. */
export const columns_of: Partial<Record<Kind, string[]>> = {
  tickets: ['id', 'title', 'text', 'time', 'reply', 'reply_time', 'nature', 'channel', 'place'],
  places: ['code', 'name', 'level', 'kind', 'parent', 'short_name', 'valid_from'],
}
