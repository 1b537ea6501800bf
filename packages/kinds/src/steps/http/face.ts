import { Type, type Static } from 'typebox'
import { Properties } from '../../flow/property-schema.ts'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf } from '../face.ts'
import { Formula, seeing, strict } from '../settings.ts'

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const byName = (title: string, pattern: string, description?: string) =>
  Type.Record(Type.String({ pattern }), Formula('Value'), {
    title,
    ...seeing('secrets'),
    additionalProperties: false,
    ...(description !== undefined && { description }),
  })

/** How a call is made, whoever drew it. */
export const CALL_LIMITS = {
  timeout: Type.Optional(
    Type.Integer({
      title: 'Time limit',
      description: 'Milliseconds for one try.',
      minimum: 100,
      maximum: 120_000,
      default: 10_000,
    }),
  ),
  retries: Type.Optional(
    Type.Integer({
      title: 'Further tries',
      description:
        'Where no answer comes, or one that may pass. A POST or PATCH is sent again only with an idempotency-key header.',
      minimum: 0,
      maximum: 5,
      default: 0,
    }),
  ),
  redirects: Type.Optional(
    Type.Integer({
      title: 'Redirects',
      description: 'How often the answer may lead elsewhere.',
      minimum: 0,
      maximum: 5,
      default: 0,
    }),
  ),
  maxBytes: Type.Optional(
    Type.Integer({
      title: 'Largest answer',
      description: 'Bytes, once it is unpacked.',
      minimum: 1,
      maximum: 100_000_000,
      default: 1_000_000,
    }),
  ),
}

export const HttpSettings = Type.Object(
  {
    method: Type.Optional(Type.Enum(HTTP_METHODS, { title: 'Method', default: 'GET' })),
    url: Formula('Address', 'Such as `https://api.example.com/users/${params.id}`.', 'secrets'),
    query: Type.Optional(byName('Query', '^[^\\s\\p{Cc}]{1,80}$')),
    headers: Type.Optional(byName('Headers', '^[A-Za-z][A-Za-z0-9-]{0,63}$')),
    auth: Type.Optional(
      Type.Object(
        {
          type: Type.Enum(['bearer', 'basic'] as const, { title: 'Kind', default: 'bearer' }),
          user: Type.Optional(Formula('User name', undefined, 'secrets')),
          secret: Formula('Secret', 'Such as secrets.PAYMENT_KEY.', 'secrets'),
        },
        { title: 'Sign in', ...strict },
      ),
    ),
    body: Type.Optional(Formula('Body', undefined, 'secrets')),
    bodyAs: Type.Optional(
      Type.Enum(['json', 'form', 'text'] as const, { title: 'Body as', default: 'json' }),
    ),
    response: Type.Optional(
      Properties('Answer', 'What of the answer is used. It is refused where it is not like this.'),
    ),
    responseAs: Type.Optional(
      Type.Enum(['object', 'list', 'text', 'nothing'] as const, { title: 'Answer as' }),
    ),
    whenRefused: Type.Optional(
      Type.Enum(['fail', 'give'] as const, {
        title: 'When the service refuses',
        description: 'Fail with 502, or go on with status, body and refusal.',
        default: 'fail',
      }),
    ),
    ...CALL_LIMITS,
  },
  { title: 'HTTP request', ...strict },
)
export type HttpSettings = Static<typeof HttpSettings>

export const httpFace = stepFace({
  kind: 'http',
  role: 'calls',
  title: 'HTTP request',
  summary: 'Calls another service, and reads what it answers.',
  icon: 'globe',
  group: 'web',
  vocabulary: ['http', 'request', 'fetch', 'call', 'api', 'service', 'webhook', 'rest', 'curl'],
  settings: HttpSettings,
  levels: {
    headers: 'standard',
    auth: 'standard',
    whenRefused: 'standard',
    bodyAs: 'expert',
    responseAs: 'expert',
    timeout: 'expert',
    retries: 'expert',
    redirects: 'expert',
    maxBytes: 'expert',
  } satisfies Levels<HttpSettings>,
  defaults: { method: 'GET', url: "'https://api.example.com/'", timeout: 10_000, retries: 2 },
  sentence: (step) =>
    `${textOf(step, 'method', 'GET')} ${textOf(step, 'url').replaceAll(/^[`'"]|[`'"]$/g, '')}`,
  yields: ({ settings }) =>
    settings['responseAs'] !== 'nothing' || settings['whenRefused'] === 'give',
  firstName: () => 'answer',
  outside: true,
  address: 'url',
})
