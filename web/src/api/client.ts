import createClient from 'openapi-fetch'
import { is_cut_off } from './line'
import { no_answer, to_error } from './problem'
import type { paths } from './types'

interface Asking {
  csrf_token: string | null
  language: string
  on_signed_out: (() => void) | null
  leaving?: boolean // the page is being left: what is sent now outlives it
}

/** What every request carries; set by the session and by the choice of language. */
export const asking: Asking = { csrf_token: null, language: 'zh-CN', on_signed_out: null }

class Lasting extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input, asking.leaving ? { ...init, keepalive: true } : init)
  }
}

export const api = createClient<paths>({
  Request: Lasting,
  baseUrl: globalThis.location?.origin ?? 'http://localhost',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request), // looked up at each call, so that tests can stand in for it
})

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', asking.language)
    if (request.method !== 'GET' && asking.csrf_token) request.headers.set('X-CSRF-Token', asking.csrf_token)
    return request
  },
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a success, else throws an ApiError. A 401 tells the session, which asks for the password over the page. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch(() => {
    is_cut_off.value = true
    throw no_answer()
  })
  is_cut_off.value = false
  if (answer.response.ok) return answer.data as T
  if (answer.response.status === 401) asking.on_signed_out?.()
  throw to_error(answer.response, answer.error)
}

export const if_match = (version: number) => ({ 'If-Match': `"${version}"` })
