import { isObject, type Json } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { draftOf } from '../explorer/draft-of.ts'

/** What an answer says of one field of what was sent, and what stood there. */
export interface Fault {
  /** `price`, `items.0.title` */
  readonly field: string
  readonly message: string
  /** Shortened, and hidden where it is secret; undefined where nothing was sent. */
  readonly sent: Json | undefined
}

/** The fields that an answer finds fault with, in whichever of the api’s shapes it says so. */
export function faultsOf(run: Pick<Run, 'answer' | 'body' | 'path' | 'route'>): readonly Fault[] {
  return told(run.answer as Json).map(({ field, message }) => ({
    field,
    message,
    sent: sentIn(run, field),
  }))
}

/** “price” must be at least 0. It was -5. */
export function faultWords({ field, message, sent }: Fault): string {
  const said = `“${field}” ${message.replace(/\.$/, '')}.`
  return sent === undefined ? said : `${said} It was ${inWords(sent)}.`
}

/** A value, short enough to stand in a sentence. */
export function inWords(value: unknown): string {
  if (value === HIDDEN) return 'a secret'
  return typeof value === 'string' ? JSON.stringify(cut(value)) : cut(JSON.stringify(value))
}

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text

/** What stands in place of secrets in all that is told of a request. */
const HIDDEN = '•••'
const LONGEST = 60

type Told = Pick<Fault, 'field' | 'message'>

function told(value: Json | undefined): readonly Told[] {
  if (Array.isArray(value)) {
    const all = value as readonly Json[]
    return all.flatMap((one): readonly Told[] => {
      const { field, message } = isObject(one) ? one : {}
      return typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : []
    })
  }
  if (!isObject(value)) return []
  const byField = Object.entries(value).flatMap(([field, messages]) =>
    isTexts(messages) ? messages.map((message) => ({ field, message })) : [],
  )
  return byField.length > 0 ? byField : Object.values(value).flatMap(told)
}

const isTexts = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

function sentIn(
  { body, path, route }: Pick<Run, 'body' | 'path' | 'route'>,
  field: string,
): Json | undefined {
  const inBody = field
    .split('.')
    .reduce<Json | undefined>((value, name) => memberOf(value, name), body as Json)
  if (inBody !== undefined) return inBody
  const { params, query } = draftOf(route?.path ?? '', { path })
  return query[field] ?? params[field]
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(name)]
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
