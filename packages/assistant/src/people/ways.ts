import { WAY_FACES, wayFaceOf, wordsOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'
import type { Recipe } from '../recipe.ts'
import { join, newPart } from '../scaffold.ts'
import { Doing } from '../things/doing.ts'
import { isKept } from '../things/kept-items.ts'
import { tableClause } from '../things/table-clause.ts'
import { accountsFor } from '../things/table-for.ts'

/** Words by which a way is meant beside those of its face, as people say them. */
const MEANT: readonly (readonly [pattern: RegExp, kind: string, settings?: JsonObject])[] = [
  [
    /\b(?:forg[eo]t\w*|lost|reset\w*|recover\w*)\b.*\bpasswords?\b|\bpasswords?\b.*\b(?:forg[eo]t\w*|reset\w*|recover\w*)\b|^(?:a |an )?way to (?:reset|recover) (?:it|them)\b|\breset (?:it|them) by e-?mail|\blinks?\b.*\b(?:set|choose|pick|make)\b.*\bnew (?:one|password)s?\b/i,
    'passwordReset',
  ],
  [
    /\bmagic[- ]links?\b|\bpassword-?less\b|\b(?:sign|log)[- ]?in\b.*\blinks?\b|\blinks?\b.*\b(?:sign|log)[- ]?in\b|\b(?:get|come|let|enter)\b(?: \w+)? in by (?:an? )?link\b|\blinks?\b.*\b(?:inbox|mailbox)\b/i,
    'magicLink',
  ],
  [
    /\b(?:second|two|2)[- ]?(?:nd )?factors?\b|\b2fa\b|\bmfa\b|\btotp\b|\bauthenticator\b|\bone[- ]time (?:codes?|passwords?)\b|\btwo[- ]step\b/i,
    'totp',
  ],
  [
    /\bpasskeys?\b|\bwebauthn\b|\bfingerprints?\b|\bface ?id\b|\btouch ?id\b|\bsecurity keys?\b|\bface recognition\b|\bfinger or face\b/i,
    'passkeys',
  ],
  [
    /\b(?:verif\w+|confirm\w*|proves?)\b.*\b(?:e-?mails?|addresses|address)\b|\be-?mails?\b.*\b(?:verif\w+|confirm\w*)\b/i,
    'emailVerification',
  ],
  [/\bgithub\b/i, 'provider', { name: 'github', provider: 'github' }],
  [/\bgoogle authenticator\b|\bcodes?\b.*\b(?:app|phone|mobile)\b/i, 'totp'],
  [/\b(?:google|gmail)\b/i, 'provider', { name: 'google', provider: 'google' }],
  [
    /\b(?:microsoft|azure|entra|office 365|outlook)\b/i,
    'provider',
    {
      name: 'microsoft',
      provider: 'openid',
      issuer: 'https://login.microsoftonline.com/common/v2.0',
    },
  ],
  [
    /\b(?:keycloak|okta|auth0|openid|oidc|sso|single sign-?on)\b/i,
    'provider',
    { name: 'openid', provider: 'openid' },
  ],
  [/\bapi[- ]keys?\b|\baccess keys?\b|\bpersonal (?:access )?tokens?\b/i, 'apiKeys'],
  [/\bservice accounts?\b|\bmachine accounts?\b/i, 'serviceAccounts'],
  [
    /\b(?:devices|sessions|sign-?ins)\b.*\b(?:see|list|end|sign|log|where|revoke|show)\b|\b(?:see|list|end|revoke|show|sign|log)\w*\b.*\b(?:devices|sessions|everywhere)\b|\bwhere (?:they|i|people|users) (?:are|am) (?:signed|logged) in\b/i,
    'devices',
  ],
  [/\binvit(?:e|es|ed|ing|ations?)\b/i, 'invitations'],
]

export interface Way {
  readonly kind: string
  readonly settings: JsonObject
}

export function wayIn(clause: string): Way | undefined {
  const meant = MEANT.find(([pattern]) => pattern.test(clause))
  if (meant) return { kind: meant[1], settings: meant[2] ?? {} }
  const words = wordsOf(clause).join(' ')
  const face = WAY_FACES.find(({ about }) =>
    about.vocabulary.some(
      (said) => ` ${words} `.includes(` ${wordsOf(said).join(' ')} `) && said.length > 4,
    ),
  )
  return face && { kind: face.kind, settings: {} }
}

const TALK =
  /\b(?:sign|signs|signing|log|logs|logging|login|password|passwords|users?|people|account|accounts|customers?|members?|everyone|admins?|add|let|want|need|allow|support|with|by|via|invite|invitations?|second|their|authenticator|passkeys?|colleagues?|keys?|way|new)\b/i

/** Gives sign-in a way; undefined where there is no sign-in. */
export function giveWay({ kind, settings }: Way, doing: Doing): 'given' | 'there' | undefined {
  const face = wayFaceOf(kind)
  const [auth] = doing.draft.playing('people')
  if (face === undefined || auth === undefined) return undefined
  const ways = auth.settings['ways']
  const before = Array.isArray(ways) ? ways : []
  const isThere = before.some(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      'kind' in one &&
      one.kind === kind &&
      (!face.several || JSON.stringify(one).includes(JSON.stringify(settings['name'] ?? ''))),
  )
  if (isThere) return 'there'
  if (face.asks.includes('links') && doing.draft.playing('letters').length === 0) {
    const { id, add } = newPart(doing.draft, 'letters')
    doing.do('It sends mail, by a mail server of yours.', [add, join(doing.draft, auth.id, id)])
  }
  const value = {
    ...face.defaults,
    ...face.defaultsIn?.(doing.draft.manifest),
    ...settings,
    kind,
  }
  doing.do(`${face.about.title}: ${face.about.summary}`, [
    { type: 'setSetting', id: auth.id, path: ['ways'], value: [...before, value] },
  ])
  return 'given'
}

/** A way to sign in, or something beside it. */
export const addWay: Recipe = {
  isChecked: true,
  examples: [
    'let people reset a forgotten password',
    'sign in with google',
    'people may use an authenticator app',
  ],
  read(clause, draft) {
    const way = wayIn(clause)
    // “Add sessions with a date and a place”: of these something is kept.
    const table = tableClause(clause)
    if (table?.isAsked === true && isKept(table.items)) return undefined
    if (
      way === undefined ||
      !TALK.test(clause) ||
      /^(?:add|create|make)\s+[\p{L}\s]+?[:(]/iu.test(clause) ||
      /\b(?:accepts?|table|field|column)\b/i.test(clause)
    )
      return undefined
    const face = wayFaceOf(way.kind)
    if (face === undefined) return undefined
    const doing = new Doing(draft)
    accountsFor(doing)
    const given = giveWay(way, doing)
    if (given === undefined) return undefined
    if (given === 'there') return { problem: `${face.about.title} is there already.` }
    return doing.reading
  },
}
