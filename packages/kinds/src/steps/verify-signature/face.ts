import { Type, type Static } from 'typebox'
import type { Levels } from '../../levels.ts'
import { stepFace, textOf } from '../face.ts'
import { Formula, strict, Text } from '../settings.ts'
import { SIGNING, WhenWrong } from '../signing.ts'

export const VerifySignatureSettings = Type.Object(
  {
    value: Formula('Text', 'What was signed: for a webhook, request.rawBody.'),
    signature: Formula('Signature', 'What came along: for a webhook, a header.'),
    key: Formula('Key', 'Such as secrets.WEBHOOK_KEY.', 'secrets'),
    ...SIGNING,
    prefix: Type.Optional(Text('Begins with', 40)),
    timestamped: Type.Optional(
      Type.Boolean({
        title: 'With its time',
        description:
          'The signature is written as t=1700000000,v1=…, and signs the time, a point and the text.',
        default: false,
      }),
    ),
    tolerance: Type.Optional(
      Type.Integer({
        title: 'Oldest',
        description: 'Seconds, for a signature with its time.',
        minimum: 1,
        maximum: 86_400,
        default: 300,
      }),
    ),
    whenWrong: WhenWrong,
  },
  { title: 'Verify a signature', ...strict },
)
export type VerifySignatureSettings = Static<typeof VerifySignatureSettings>

export const verifySignatureFace = stepFace({
  kind: 'verifySignature',
  title: 'Verify a signature',
  summary: 'Makes sure that a text comes from whoever has the key, as webhooks do.',
  icon: 'shield-check',
  group: 'security',
  vocabulary: ['verify', 'signature', 'hmac', 'webhook', 'authentic'],
  settings: VerifySignatureSettings,
  levels: {
    algorithm: 'expert',
    as: 'expert',
    prefix: 'expert',
    timestamped: 'expert',
    tolerance: 'expert',
  } satisfies Levels<VerifySignatureSettings>,
  defaults: {
    value: 'request.rawBody',
    signature: "headers['x-signature']",
    key: 'secrets.WEBHOOK_KEY',
  },
  sentence: (step) =>
    `Verifies that ${textOf(step, 'value')} is signed with ${textOf(step, 'key')}`,
  yields: ({ settings }) => settings['whenWrong'] === 'give',
})
