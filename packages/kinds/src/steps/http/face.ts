import { Type, type Static } from 'typebox'
import { Properties } from '../../flow/property-schema.ts'
import { always, stepFace, textOf } from '../face.ts'
import { Formula, NamedFormulas, strict } from '../settings.ts'

export const HttpSettings = Type.Object(
  {
    method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const, { title: 'Method' }),
    url: Formula('Address', 'A text that begins with https://.'),
    query: Type.Optional(NamedFormulas('Query')),
    headers: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$' }), Formula('Value'), {
        title: 'Headers',
        additionalProperties: false,
      }),
    ),
    body: Type.Optional(Formula('Body', 'Sent as JSON.')),
    auth: Type.Optional(Formula('Bearer token', 'Such as secrets.PAYMENT_KEY.')),
    timeout: Type.Optional(
      Type.Integer({ title: 'Longest, in ms', minimum: 100, maximum: 60_000, default: 10_000 }),
    ),
    retries: Type.Optional(
      Type.Integer({ title: 'Try again', minimum: 0, maximum: 5, default: 0 }),
    ),
    maxBytes: Type.Optional(
      Type.Integer({
        title: 'Largest answer, in bytes',
        minimum: 1,
        maximum: 50_000_000,
        default: 1_000_000,
      }),
    ),
    response: Type.Optional(Properties('Answer')),
  },
  { title: 'HTTP request', ...strict },
)
export type HttpSettings = Static<typeof HttpSettings>

export const httpFace = stepFace({
  kind: 'http',
  title: 'HTTP request',
  summary: 'Asks another service over the web.',
  icon: 'globe',
  group: 'web',
  vocabulary: ['http', 'request', 'fetch', 'api', 'webhook', 'call', 'curl', 'rest'],
  settings: HttpSettings,
  defaults: { method: 'GET', url: "'https://example.com/'" },
  sentence: (step) => `${textOf(step, 'method')} ${textOf(step, 'url')}`,
  yields: always,
})
