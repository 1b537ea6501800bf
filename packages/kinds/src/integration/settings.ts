import { Type, type Static } from 'typebox'
import { Id, Properties } from '../flow/property-schema.ts'
import { CALL_LIMITS, HTTP_METHODS } from '../steps/http/face.ts'

const strict = { additionalProperties: false } as const

const Secret = (title: string) =>
  Type.String({
    title,
    description: 'The name of a variable of the environment, such as PAYMENT_KEY.',
    pattern: '^[A-Z][A-Z0-9_]{0,63}$',
  })

/** A plain text of a header or an address. */
const Line = (title: string, maxLength = 200) =>
  Type.String({ title, minLength: 1, maxLength, pattern: '^[^\\p{Cc}\\u2028\\u2029]*$' })

export const OperationSchema = Type.Object(
  {
    id: Id,
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 48 }),
    description: Type.Optional(Type.String({ title: 'Description', maxLength: 500 })),
    method: Type.Enum(HTTP_METHODS, { title: 'Method' }),
    path: Type.String({
      title: 'Path',
      description: 'Such as /charges/:id, below the address.',
      pattern: '^/[^\\s?#\\\\]*$',
      maxLength: 500,
    }),
    params: Type.Optional(Properties('In the path')),
    query: Type.Optional(Properties('Query')),
    headers: Type.Optional(Properties('Headers')),
    body: Type.Optional(Properties('Body')),
    bodyAs: Type.Optional(
      Type.Enum(['json', 'form'] as const, { title: 'Body as', default: 'json' }),
    ),
    response: Type.Optional(Properties('Answer', 'What of the answer is used.')),
    responseAs: Type.Optional(
      Type.Enum(['object', 'list', 'text', 'nothing'] as const, { title: 'Answer as' }),
    ),
  },
  { title: 'Operation', ...strict },
)
export type Operation = Static<typeof OperationSchema>

/** A service of somebody else, and what it can be asked. */
export const IntegrationSettings = Type.Object(
  {
    baseUrl: Type.Optional(Line('Address', 500)),
    urlFrom: Type.Optional(Secret('Address from the environment')),
    auth: Type.Optional(
      Type.Object(
        {
          type: Type.Enum(['bearer', 'basic', 'header', 'query'] as const, { title: 'By' }),
          secret: Secret('Secret'),
          user: Type.Optional(Line('User name')),
          name: Type.Optional(
            Type.String({ title: 'Name', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' }),
          ),
        },
        { title: 'Sign in', ...strict },
      ),
    ),
    headers: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$' }), Line('Value', 1000), {
        title: 'Headers of every call',
        additionalProperties: false,
      }),
    ),
    ...CALL_LIMITS,
    operations: Type.Array(OperationSchema, { title: 'Operations', maxItems: 200 }),
  },
  { title: 'Integration', ...strict },
)
export type IntegrationSettings = Static<typeof IntegrationSettings>
