import { APICallError, RetryError, StreamProviderError, UnsupportedFunctionalityError } from 'ai'
import { isPage, quoted, wordsOf } from './said.ts'
import { Trouble } from './trouble.ts'

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The provider did not understand the question. The model may not take this much text.',
  401: 'The provider does not take this key. Look at it on your account page.',
  402: 'The provider says that there is no credit left.',
  403: 'The provider does not let this key use this model.',
  404: 'The provider knows no such model, or there is nothing at this address.',
  408: 'The provider took too long.',
  413: 'The provider says that this is too much text for the model.',
  429: 'The provider says that there were too many questions, or that the credit is used up.',
}

/** What servers answer whose model knows words alone. */
const MAY_BE_BLIND: ReadonlySet<number> = new Set([400, 404, 413, 415, 422, 500, 501])
const BLIND =
  'Perhaps this model takes no pictures: name one that does on your account page, and ask again.'

/** What a failed call comes to, with what the provider said of it where it said something. */
export function troubleOf(
  error: unknown,
  key: string,
  isAboutPicture: boolean,
): Trouble | undefined {
  if (error instanceof Trouble) return error
  const last = RetryError.isInstance(error) ? error.lastError : error
  const about = { key, isAboutPicture, cause: error }
  if (UnsupportedFunctionalityError.isInstance(last) && isAboutPicture)
    return new Trouble(BLIND, { cause: error })
  if (StreamProviderError.isInstance(last))
    return troubleWith(last.statusCode ?? 500, last.message, about)
  // One of success means that the answer broke off.
  if (APICallError.isInstance(last) && (last.statusCode ?? 200) >= 300) {
    const { statusCode = 500, responseBody, responseHeaders = {} } = last
    const words = responseBody === undefined ? last.message : wordsOf(responseBody)
    return troubleWith(statusCode, words, { ...about, headers: responseHeaders })
  }
  const reason = causeOf(last)
  return reason instanceof Trouble ? reason : undefined
}

interface About {
  readonly key: string
  readonly isAboutPicture?: boolean
  readonly cause?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a status means, in words. */
export function troubleWith(status: number, words: string, about: About): Trouble {
  const { key, cause, headers = {}, isAboutPicture = false } = about
  const isOfForm =
    (status === 400 || status === 422) &&
    (words === '' || /schema|format|json|tool|structured|grammar|mime/i.test(words))
  const unseen = isAboutPicture && MAY_BE_BLIND.has(status) ? ` ${BLIND}` : ''
  const sentence = `${sentenceOf(meant(status, words))}${unseen}${later(status, headers)}`
  return new Trouble(`${sentence}${quoted(words, key)}`, { cause, isOfForm })
}

function sentenceOf(status: number): string {
  const sentence = SENTENCES[status]
  if (sentence !== undefined) return sentence
  if (status >= 500) return 'The provider has trouble of its own.'
  if (status >= 300 && status < 400)
    return 'This address leads to another, and keys are not sent on. Name the one that it leads to.'
  return `The provider answered with status ${status}.`
}

/** Some call everything a bad question. */
function meant(status: number, words: string): number {
  if (status !== 400 && status !== 422) return status
  if (/\bapi[ _-]?key\b/i.test(words)) return 401
  return /\bcredit|\bbilling\b/i.test(words) ? 402 : 400
}

function later(status: number, headers: Readonly<Record<string, string>>): string {
  if (status !== 429 && status < 500) return ''
  const seconds = retryAfter(headers['retry-after'])
  if (seconds === undefined || seconds < 90) return ' Ask again in a while.'
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120
    ? ` Ask again in ${minutes} minutes.`
    : ` Ask again in ${Math.ceil(minutes / 60)} hours.`
}

/** In seconds: it is written as such, or as a date. */
export function retryAfter(header: string | null | undefined): number | undefined {
  if (header === null || header === undefined) return undefined
  const seconds = /^\d+(?:\.\d+)?$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** Of an answer in which nothing was understood, by how it begins. */
export function nonsense(head: string, key: string): Trouble {
  if (isPage(head))
    return new Trouble(
      'There is a web page at this address, and no language model. Look at it on your account page.',
    )
  if (head.trim() === '')
    return new Trouble('The provider was not reached, or closed the connection without an answer.')
  if (isStream(head)) return new Trouble('The answer broke off before its first word. Ask again.')
  return new Trouble(
    `What came back is no answer of a language model, or one of another protocol.${quoted(wordsOf(head), key)}`,
  )
}

/** Whether something speaks as models do, in events. */
export const isStream = (head: string): boolean => /^\s*(?:data|event|id)?:/.test(head)

/** The innermost reason: libraries wrap one another. */
function causeOf(error: unknown): unknown {
  let reason = error
  while (reason instanceof Error && reason.cause !== undefined) reason = reason.cause
  return reason
}
