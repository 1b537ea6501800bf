import { inputObject, type JsonObject } from '../../../openapi.ts'
import { NOTICE, PAGE } from '../answers.ts'
import type { AroundWay, WayRoute } from '../way-face.ts'

interface Words {
  readonly path: string
  readonly name: string
  readonly summary: string
}

/** A secret that a link brings, as it is sent back. */
export const TOKEN: JsonObject = {
  type: 'string',
  maxLength: 128,
  description: 'What stands behind # in the link.',
}

/** Asking for a mail: it says nothing about whether there is such an account. */
export const askingRoute = (words: Words, { identifier }: AroundWay): WayRoute => ({
  ...words,
  method: 'POST',
  access: ['public'],
  beginsSession: true,
  described: {
    body: inputObject({ [identifier]: { type: 'string', maxLength: 255 } }, [identifier]),
    success: { 202: NOTICE },
    problems: [400, 415],
  },
})

/** What a link leads to, where it leads to no page of somebody's own. */
export const pageRoute = (words: Words): WayRoute => ({
  ...words,
  method: 'GET',
  access: ['public'],
  described: { success: { 200: PAGE }, problems: [] },
})

/** Using the link up. It carries its own secret, so it asks for no CSRF token. */
export const usingRoute = (
  words: Words,
  body: JsonObject,
  success: JsonObject,
  optional: JsonObject = {},
): WayRoute => ({
  ...words,
  method: 'POST',
  access: ['public'],
  beginsSession: true,
  described: {
    body: inputObject({ token: TOKEN, ...body, ...optional }, ['token', ...Object.keys(body)]),
    success,
    problems: [400, 401, 415],
  },
})
