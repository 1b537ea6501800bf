import { APICallError, RetryError, UnsupportedFunctionalityError } from 'ai'
import { Trouble } from './trouble.ts'

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The provider did not understand the question. The model may not take structured answers, or not this much text.',
  401: 'The provider does not take this key. Look at it on your account page.',
  402: 'The provider says that there is no credit left.',
  403: 'The provider does not let this key use this model.',
  404: 'The provider knows no such model, or there is nothing at this address.',
  408: 'The provider took too long.',
  413: 'The provider says that this is too much text for the model.',
  429: 'The provider says that there were too many questions, or that the credit is used up. Wait a little, then ask again.',
}

/** What servers answer whose model knows words alone. */
const MAY_BE_BLIND: ReadonlySet<number> = new Set([400, 404, 413, 415, 422, 500, 501])
const BLIND =
  'Perhaps this model takes no pictures: name one that does on your account page, and ask again.'

/** A failed call as a sentence, with what the provider said of it where it said something. */
export function troubleOf(error: unknown, key = '', isAboutPicture = false): Trouble {
  if (error instanceof Trouble) return error
  const last = RetryError.isInstance(error) ? error.lastError : error
  if (UnsupportedFunctionalityError.isInstance(last) && isAboutPicture)
    return new Trouble(BLIND, { cause: error })
  if (APICallError.isInstance(last) && last.statusCode !== undefined) {
    const { statusCode } = last
    const sentence =
      SENTENCES[statusCode] ??
      (statusCode >= 500
        ? 'The provider has trouble of its own. Ask again in a while.'
        : `The provider answered with status ${statusCode}.`)
    const unseen = isAboutPicture && MAY_BE_BLIND.has(statusCode) ? ` ${BLIND}` : ''
    return new Trouble(`${sentence}${unseen}${said(last.message, key)}`, { cause: error })
  }
  if (last instanceof Error && last.name === 'TimeoutError')
    return new Trouble('The model took too long, and was stopped.', { cause: error })
  const reason = causeOf(last)
  if (reason instanceof Trouble) return reason
  return new Trouble('The provider was not reached, or what it sent could not be read.', {
    cause: error,
  })
}

/** The innermost reason: libraries wrap one another. */
function causeOf(error: unknown): unknown {
  let reason = error
  while (reason instanceof Error && reason.cause !== undefined) reason = reason.cause
  return reason
}

/** Somebody else's words, short and on one line. No key of ours stands in them. */
function said(message: string, key: string): string {
  const safe = key === '' ? message : message.replaceAll(key, '•••')
  const words = safe.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  return words === '' ? '' : ` It says: “${words}”`
}
