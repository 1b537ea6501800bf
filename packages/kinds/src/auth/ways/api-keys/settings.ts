import { Type, type Static } from 'typebox'
import type { DrawnWay } from '../way-face.ts'

const role = (title: string, description: string) =>
  Type.Optional(
    Type.String({
      title,
      description,
      pattern: '^[a-z][a-zA-Z0-9_]{0,39}$',
    }),
  )

export const ApiKeysSettings = Type.Object(
  {
    kind: Type.Literal('apiKeys'),
    longestDays: Type.Optional(
      Type.Integer({
        title: 'Days of a key, at most',
        description: 'No key is good for longer.',
        minimum: 1,
        maximum: 365,
        default: 365,
      }),
    ),
    /** Who makes accounts that hold keys alone; nobody where it is absent. */
    serviceAccountsBy: role(
      'Service accounts are made by',
      'A role that may make accounts for programs, which nobody signs in to. Empty: there are none.',
    ),
    serviceAccountRole: role(
      'Role of service accounts',
      'The first role of the sign-in where it is empty.',
    ),
  },
  { title: 'API keys', additionalProperties: false },
)
export type ApiKeysSettings = Static<typeof ApiKeysSettings>

export const longestOf = ({ longestDays }: ApiKeysSettings): number => longestDays ?? 365

/** The role that makes service accounts; undefined where there are none. */
export const makerOf = ({ serviceAccountsBy }: ApiKeysSettings): string | undefined =>
  serviceAccountsBy

/** Whether this way makes accounts of programs. */
export const hasServices = ({ kind, serviceAccountsBy }: DrawnWay): boolean =>
  kind === 'apiKeys' && serviceAccountsBy !== undefined
