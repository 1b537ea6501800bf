import { answer, objectSchema, reference, type JsonObject } from '../../openapi.ts'
import type { AroundWay } from './way-face.ts'
import { besidesOf } from './drawn-faces.ts'

/** What is answered to whoever has proved who they are: signed in, or asked for more. */
export function proved(auth: AroundWay): JsonObject {
  const signedIn = reference('schemas', 'Auth.SignedIn')
  if (besidesOf(auth).length === 0) return signedIn
  return { anyOf: [signedIn, reference('schemas', 'Auth.Asked')] }
}

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
