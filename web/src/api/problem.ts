import type { Problem } from './types'

/** What a call failed with: the server's own words, or none because nobody answered. */
export class ApiError extends Error {
  constructor(
    readonly status: number, // 0: no answer
    readonly problem: Problem,
    readonly retry_after_seconds: number | null = null,
  ) {
    super(problem.title)
    this.name = 'ApiError'
  }

  get is_offline(): boolean {
    return this.status === 0
  }
  get is_conflict(): boolean {
    return this.status === 409 || this.status === 412
  }
  /** messages by field path, the first of each */
  get fields(): Record<string, string> {
    const by_field: Record<string, string> = {}
    for (const e of this.problem.errors ?? []) by_field[e.field] ??= e.message
    return by_field
  }
}

export const no_answer = () => new ApiError(0, { type: 'about:blank', title: '', status: 599 })

/** From a response that is not a success. */
export function to_error(response: Response, body: unknown): ApiError {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const is_problem = typeof body === 'object' && body !== null && 'title' in body
  const problem = is_problem
    ? (body as Problem)
    : { type: 'about:blank', title: response.statusText || String(response.status), status: response.status }
  return new ApiError(response.status, problem, Number.isFinite(seconds) ? seconds : null)
}
