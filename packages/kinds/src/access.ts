import { Type, type Static } from 'typebox'

/** The ready-made operations that an api offers over a table. */
export const OPERATIONS = [
  'list',
  'read',
  'create',
  'update',
  'delete',
  'bulkCreate',
  'restore',
] as const
export type Operation = (typeof OPERATIONS)[number]

/**
 * Who may do it; a caller who meets one rule of the list may. `role:<name>` names a role of the
 * auth part. An operation that is absent is not offered; one with an empty list is an error.
 */
export const Access = Type.Array(
  Type.String({
    title: 'Rule',
    pattern: '^(public|signedIn|owner|role:[a-z][a-zA-Z0-9_]{0,39})$',
    description: 'public, signedIn, owner or role:<name>',
  }),
  { title: 'Who', minItems: 1, maxItems: 20 },
)
export type Access = Static<typeof Access>
