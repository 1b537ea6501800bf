import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'

/** A status, or that the endpoint does what it does; null where it depends on what stands in the row. */
const Answer = Type.Union([Type.Integer(), Type.Literal('done'), Type.Null()])
const May = Type.Object({ own: Type.Boolean(), foreign: Type.Boolean() })

/** Who may do what, of every route and field. Answers stand in the order of the callers. */
export const AccessView = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  callers: Type.Array(
    Type.Object({
      name: Type.String(),
      role: Type.Optional(Type.String()),
      permissions: Type.Optional(Type.Array(Type.String())),
      /** The role of a member within the organisation that rows belong to. */
      membership: Type.Optional(Type.String()),
      key: Type.Optional(Type.Literal(true)),
    }),
  ),
  /** Empty while something is wrong with the drawing. */
  routes: Type.Array(
    Type.Object({
      method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const),
      path: Type.String(),
      name: Type.String(),
      node: Type.String(),
      rules: Type.String(),
      told: Type.Array(
        Type.Union([
          Type.Object({
            own: Answer,
            shared: Type.Optional(Answer),
            foreign: Answer,
            missing: Answer,
          }),
          Type.Object({ always: Answer }),
        ]),
      ),
    }),
  ),
  fields: Type.Array(
    Type.Object({
      node: Type.String(),
      table: Type.String(),
      field: Type.String(),
      read: Type.Array(May),
      write: Type.Array(May),
    }),
  ),
})
export type AccessView = Frozen<Static<typeof AccessView>>

export const access = {
  readAccess: contract({
    method: 'GET',
    path: '/projects/:project/access',
    summary: 'Who may call what and read which field, and what everybody else is told',
    permission: 'viewer',
    params,
    reply: AccessView,
  }),
}
