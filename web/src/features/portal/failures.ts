import { ApiError } from '@/api'
import { translate as t } from '@/i18n'

/** What to say when a call failed: what happened, that nothing is lost, what to do. */
export function failure_title(e: ApiError): string {
  if (e.is_offline) return t('portal.failed.offline')
  if (e.status === 429) return t('portal.failed.too_many', { seconds: e.retry_after_seconds ?? 60 })
  if (e.status === 404) return t('portal.failed.not_found')
  if (e.status >= 500) return t('portal.failed.server')
  return e.problem.title
}
export const failure_detail = (e: ApiError) => (e.is_offline || e.status === 429 || e.status === 404 ? undefined : e.problem.detail)
export const failure_quote = (e: ApiError) => (e.status >= 500 && e.problem.request_id ? t('portal.failed.quote', { id: e.problem.request_id }) : undefined)
