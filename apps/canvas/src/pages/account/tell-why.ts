import { PROOF } from '@drawbridge/protocol'
import { reasonOf, Refused } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'

/** Says why something was not done, unless it was called off. */
export function tellWhy(error: unknown): void {
  if (error instanceof Refused && PROOF in error.fields) return
  notify({ tone: 'error', text: reasonOf(error) })
}
