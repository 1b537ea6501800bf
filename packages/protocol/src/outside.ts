import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams } from './projects.ts'

const closed = { additionalProperties: false } as const

/** What the preview of a project is given for services of others. Values of secrets are told to nobody. */
export const Outside = Type.Object({
  secrets: Type.Array(
    Type.Object({
      /** Of the variable of the environment: `PAYMENTS_KEY` */
      name: Type.String(),
      isSet: Type.Boolean(),
      /** Who asks for it; null where the drawing does so no more. */
      node: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  hosts: Type.Array(
    Type.Object({
      /** `api.example.com:443` */
      host: Type.String(),
      isAllowed: Type.Boolean(),
      /** Whether the drawing, or a secret of it, leads there. */
      isNamed: Type.Boolean(),
    }),
  ),
})
export type Outside = Frozen<Static<typeof Outside>>

const secret = {
  permission: 'owner',
  params: Type.Object(
    {
      ...ProjectParams.properties,
      secret: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,63}$' }),
    },
    closed,
  ),
  reply: Outside,
} as const

export const outside = {
  readOutside: contract({
    method: 'GET',
    path: '/projects/:project/outside',
    summary: 'Which secrets the preview has, and which hosts it may call',
    permission: 'viewer',
    params: ProjectParams,
    reply: Outside,
  }),
  setSecret: contract({
    ...secret,
    method: 'POST',
    path: '/projects/:project/outside/secrets/:secret',
    summary: 'Give the preview a secret; nobody reads it again',
    body: Type.Object({ value: Type.String({ minLength: 1, maxLength: 10_000 }) }, closed),
  }),
  removeSecret: contract({
    ...secret,
    method: 'DELETE',
    path: '/projects/:project/outside/secrets/:secret',
    summary: 'Take a secret from the preview',
  }),
  allowHost: contract({
    method: 'POST',
    path: '/projects/:project/outside/hosts',
    summary: 'Let the preview call a host, or no more',
    permission: 'owner',
    params: ProjectParams,
    body: Type.Object(
      {
        /** `api.example.com`, `localhost:8080` or an address of the web. */
        host: Type.String({ minLength: 1, maxLength: 2000 }),
        isAllowed: Type.Boolean(),
      },
      closed,
    ),
    reply: Outside,
  }),
}
