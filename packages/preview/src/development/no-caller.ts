import type { PreviewAnswer } from '../http.ts'

/** Nobody can be signed in as asked; the message is for people. */
export class NoCaller extends Error {}

/** A member of an answer. Code drawn by hand may answer a sign-in with anything. */
export function memberOf(body: string, name: string): unknown {
  try {
    const given: Readonly<Record<string, unknown>> = Object(JSON.parse(body))
    return given[name]
  } catch {
    throw new NoCaller('Sign-in answered something that is not JSON, so nobody could be signed in.')
  }
}

/** The sentence of a problem document, and the fields that it is about. */
export function detailOf({ status, body }: PreviewAnswer): string {
  try {
    const { detail, errors = [] }: Refusal = JSON.parse(body)
    const fields = errors.map(({ field, message }) => `${field} ${message}`).join(', ')
    return [detail, fields].filter(Boolean).join(' ')
  } catch {
    return `it answered ${status}.`
  }
}

interface Refusal {
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}
