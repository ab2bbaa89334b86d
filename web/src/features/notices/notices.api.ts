import { api, ask, type Schema } from '@/api'

export type Notices = Schema['Notices']
export type Notice = Schema['Notice']
export type NoticeKind = Schema['NoticeKind']

export const read_notices = () => ask(api.GET('/api/v1/notices'))
export const change_notices = (body: Schema['NoticesChange']) => ask(api.PATCH('/api/v1/notices', { body }))

export const kinds: NoticeKind[] = ['fresh', 'order', 'passed', 'decision', 'answer', 'back', 'resident', 'urged', 'overdue']
