import type { Problem } from '@drawbridge/protocol'

const TITLES: Readonly<Record<number, string>> = {
  400: 'This could not be understood',
  401: 'Please sign in',
  403: 'This is not allowed',
  404: 'Not found',
  409: 'This can’t be done now',
  413: 'This is too large',
  415: 'This kind of content is not taken',
  422: 'This can’t be accepted',
  429: 'Too many attempts',
  500: 'Something went wrong on our side',
  503: 'Not available just now',
}

/** A refusal, said to the caller as it stands (RFC 9457). */
export class Refused extends Error {
  readonly status: number
  readonly errors: Problem['errors']
  readonly retryAfter: number | undefined

  /** @param detail a plain sentence for the person in front of the screen */
  constructor(
    status: number,
    detail: string,
    more: { readonly errors?: Problem['errors']; readonly retryAfter?: number } = {},
  ) {
    super(detail)
    this.status = status
    this.errors = more.errors
    this.retryAfter = more.retryAfter
  }
}

export function problem(
  status: number,
  detail: string,
  requestId: string,
  errors?: Problem['errors'],
): Problem {
  const title = TITLES[status] ?? 'This did not work'
  return { type: 'about:blank', title, status, detail, requestId, ...(errors && { errors }) }
}
