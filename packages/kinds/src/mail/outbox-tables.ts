import type { Table } from '@drawbridge/sql'
import { columnsOf } from '../auth/table-columns.ts'
import type { Drawing } from '../drawing.ts'
import { flowsOf } from '../flow/flow-sources.ts'
import type { Step } from '../flow/step.ts'

/** A name that drawn tables can't have. */
export const OUTBOX = 'mail_outbox'

/** What of the steps that send mail decides about more than their own lines. */
export interface Sending {
  readonly isThere: boolean
  /** Whether some of it leads to the site. */
  readonly links: boolean
}

/** What flows send mail. */
export function sendingOf(flows: readonly { readonly steps: readonly Step[] }[]): Sending {
  const steps = flows.flatMap((flow) => sendingIn(flow.steps))
  return { isThere: steps.length > 0, links: steps.some(({ settings }) => 'link' in settings) }
}

const sendingIn = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => [
    ...(step.kind === 'sendMail' ? [step] : []),
    ...sendingIn(Object.values(step.bodies ?? {}).flat()),
  ])

/** Mail of flows that is still to be sent, and when: milliseconds since 1970. */
export function outboxTables(drawing: Drawing): readonly Table[] {
  const mail = drawing.parts.find(({ node }) => node.kind === 'mail')?.node.id
  if (mail === undefined || !sendingOf(flowsOf(drawing)).isThere) return []
  const id = `${mail}.outbox`
  const column = columnsOf(id)
  return [
    {
      id,
      name: OUTBOX,
      columns: [
        column('id', { type: 'uuid' }),
        column('recipients', { type: 'text' }),
        column('subject', { type: 'string', length: 255 }),
        column('text', { type: 'text' }),
        { ...column('link', { type: 'text' }), nullable: true },
        column('attempts', { type: 'integer' }),
        column('due_at', { type: 'integer' }),
      ],
      primaryKey: ['id'],
      indexes: [
        { id: `${id}.byDue`, name: `${OUTBOX}_due_at`, columns: ['due_at'], kind: 'plain' },
      ],
      foreignKeys: [],
    },
  ]
}
