import { PUBLIC_URL } from '../auth/public-url.ts'
import type { Model } from '../model.ts'
import type { OutsideNeeds } from '../outside/outside.ts'
import { sendingOf } from './outbox-tables.ts'

/** What a backend asks of its surroundings because mail of its flows leads to its site. */
export function mailNeeds({ mail, flows }: Model): readonly OutsideNeeds[] {
  if (mail === undefined || !sendingOf(flows).links) return []
  return [{ node: mail.node, environment: [PUBLIC_URL], services: [], packages: [] }]
}
