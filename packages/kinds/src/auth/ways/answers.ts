import { answer, objectSchema, reference, type JsonObject } from '../../openapi.ts'

/** The answer to whoever has signed in, as OpenAPI names it. */
export const SIGNED_IN: JsonObject = reference('schemas', 'Auth.SignedIn')

/** The same for everybody, whether there is such an account or not. */
export const NOTICE: JsonObject = answer(
  'If there is such an account, a mail to it is on its way.',
  objectSchema({ message: { type: 'string' } }, ['message']),
)

/** A page for people, with nothing in it that is anybody's. */
export const PAGE: JsonObject = {
  description: 'A page with a button that sends what stands behind # in its address.',
  content: { 'text/html': { schema: { type: 'string' } } },
}
