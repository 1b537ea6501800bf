import type { Command } from '@drawbridge/commands'
import { WAY_FACES, wayFaceOf, wordsOf } from '@drawbridge/kinds/faces'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { unlessTaken } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'
import { join, newPart } from '../scaffold.ts'
import { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'
import { readItem } from '../things/read-item.ts'
import { splitItems } from '../things/split-items.ts'
import { fieldName, plainWords } from '../words.ts'
import { isDoer } from './person-words.ts'
import { ensureRole } from './set-rules.ts'
import { roleName } from './who.ts'

const SIGN = String.raw`(?:sign(?:s|ing)?[- ]?(?:in|up|on)|log(?:s|ging)?[- ]?(?:in|on)|login|register|registers|registration|sign-?in|authenticat\w*|auth|accounts?|user accounts?|user management|create (?:an )?accounts?)`
const SAYING = new RegExp(
  String.raw`^(?:(?:add|create|enable|include|have|need|want|with|set up)\s+(?:an?\s+|the\s+|some\s+|simple\s+|basic\s+|user\s+)*${SIGN}|(?:let|allow|enable)\s+[\p{L} -]+?\s+(?:to\s+)?(?:first\s+)?${SIGN}|(?:(?:(?:the|our|all|each|every)\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s*(?:,|and|&)\s+[\p{L}-]+)*)\s+(?:(?:can|may|should|must|shall|will|could|need|needs|want|wants|have|has)\s+)*(?:be able\s+|be allowed\s+|first\s+)?(?:to\s+)*(?:first\s+)?${SIGN}|${SIGN}(?:\s+is)?)\b(?<rest>.*)$`,
  'iu',
)
const WITH =
  /\b(?:with|by|using|through|via)\s+(?:(?:their|an?|the|his|her)\s+)?(?<identifier>[\p{L}][\p{L}\s-]*?)(?:\s+(?:and|\+|&|\/)\s+(?:an?\s+|their\s+|the\s+)?(?:password|pin|passcode)|\s+(?:instead of|rather than|and not|not)\s[^,.]+)(?=$|[\s,.)])/iu
const ALSO =
  /^(?:\s*(?:,|with e-?mail\s*(?:\+|&|and)\s*password|and|or|&|\/|first|to|an?|their|own|then|themselves|online|too|also|as well|here|there|before|for|in|on|the|app|system|site|website|account|accounts|users?|people|only|please|required|needed|possible|sign(?:s|ing)?[- ]?(?:in|up|out)|log(?:s|ging)?[- ]?(?:in|out)|login|logout|register|registration|with (?:an? |their )?e-?mail(?: address)?(?:\s+(?:and|\+|&)\s+(?:an? )?password)?|with (?:an? )?password)\s*)*$/i

export const signsIn: Recipe = {
  examples: [
    'add sign-in',
    'let people register and log in',
    'drivers log in with phone and password',
  ],
  read(clause, draft) {
    if (/\bwithout\b|\b(?:post|get|delete|put|patch) \//i.test(clause)) return undefined
    const found = SAYING.exec(clause)?.groups
    if (found === undefined) return undefined
    const way = wayIn(clause)
    if (way !== undefined) return undefined
    const rest = found['rest'] ?? ''
    const identifier = fieldName(
      (WITH.exec(rest)?.groups?.['identifier'] ?? 'email').replace(
        /^e-?mail(?: address(?:es)?)?$/i,
        'email',
      ),
    )
    const left = rest.replace(WITH, ' ')
    const isWhole = ALSO.test(left)
    if (
      !isWhole &&
      !/^(?:\s*,)?\s*(?:and|to|so|but)\b/i.test(left) &&
      /^\s*\p{L}/u.test(left) &&
      !/^\s*(?:with|by|using|where|for)\b/i.test(left)
    )
      return undefined
    const doing = new Doing(draft)
    const accounts = accountsFor(doing)
    const [auth] = doing.draft.playing('people')
    if (!accounts || !auth) return undefined
    if (identifier !== undefined && identifier !== 'email')
      signInWith(identifier, accounts, auth, doing)
    if (doing.commands.length === 0) {
      if (!isWhole) return undefined
      doing.says.push('Sign-in is there already: people register and log in.')
    }
    const more = left.replace(/^[\s,]*(?:and|so|but|then)?\s*/i, '').trim()
    if (!isWhole && more !== '') doing.left.push(more)
    return doing.reading
  },
}

function signInWith(identifier: string, accounts: Node, auth: Node, doing: Doing): void {
  const commands: Command[] = []
  if (!named(accounts, 'fields').some(({ name }) => name === identifier)) {
    const taken = new Set(named(accounts, 'fields').map(({ id }) => id))
    const field = readItem(identifier)?.field ?? { name: identifier, type: 'string' }
    const item = {
      id: unlessTaken(identifier, taken),
      ...field,
      name: identifier,
      type: 'string',
      required: true,
      unique: true,
    }
    commands.push({ type: 'insertItem', id: accounts.id, path: ['fields'], item })
  }
  commands.push({ type: 'setSetting', id: auth.id, path: ['identifier'], value: identifier })
  doing.do(`People sign in with ${identifier} and password.`, commands)
}

const ROLES: readonly RegExp[] = [
  /^(?:add|create|define|introduce|include)\s+(?:an?\s+|the\s+|new\s+|another\s+)*(?:user\s+)?roles?\s*(?:called|named|for|of|:)?\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
  /^(?:add|create|define|introduce)\s+(?:an?\s+|the\s+|new\s+|another\s+)*(?<roles>[\p{L}-]+)\s+role$/iu,
  /^(?:the\s+|user\s+|our\s+)*roles\s+(?<roles>[\p{L}-]+(?:\s*(?:,|and|or|&|\/)\s*(?:and\s+)?[\p{L}-]+)+)$/iu,
  /^(?:the\s+|user\s+|our\s+)*roles?\s*(?:are|is|:|should be|=|will be)\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
  /^(?:there\s+(?:are|is|will be|should be)|(?:it|there)\s+exists?|we\s+have|i\s+have|it\s+has|(?:in|on) the (?:system|app)\s+(?:is|are|there (?:is|are))|(?:users?|people|accounts?|members?|everyone|everybody|each (?:user|person)|they)\s+(?:are|is|can be|will be|may be|has|have|gets?))\s+(?:only\s+|either\s+|both\s+)?(?:(?:(?:two|three|four|five|\d+|different|several|these|the following|the|an?|one of)\s+)*(?:kinds?|types?|sorts?|roles?|groups?|levels?)\s*(?:of (?:them|users?|people|accounts?|members?))?\s*(?::|,|-|-\s+|of)?\s+)?(?<roles>(?:an?\s+)?[\p{L}-]+(?:\s*(?:,|and|or|&|\/)\s*(?:and\s+|an?\s+|or\s+)*[\p{L}-]+(?:\s[\p{L}-]+)?)+)$/iu,
  /^(?:with\s+)?(?:(?:two|three|four|five|\d+|different|the)\s+)*(?:kinds?|types?|sorts?|roles?)\s*(?:of (?:them|users?|people|accounts?|members?))?\s*(?::|-|,)\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
]

export const addRoles: Recipe = {
  examples: [
    'add a role moderator',
    'there are three kinds of users: students, teachers and admins',
  ],
  read(clause, draft) {
    for (const saying of ROLES) {
      const said = saying.exec(clause)?.groups?.['roles']
      if (said === undefined) continue
      const isCalled = /\b(?:roles?|kinds?|types?|sorts?|groups?|levels?)\b/i.test(clause)
      const names = splitItems(said.replaceAll(/\s+or\s+|\s*\/\s*/g, ', '))
      // “Members have a name and an email” tells of no people.
      const isHad = !isCalled && /\s(?:has|have|gets?)\s/i.test(clause)
      if (isHad && !names.every((name) => isDoer(plainWords(name)))) continue
      // Where people have just been said to sign in, kinds of them are no tables.
      const accounts = draft.accounts()?.id
      const arePeople =
        accounts !== undefined &&
        draft.fresh.has(accounts) &&
        names.every((name) => isDoer(plainWords(name)) && draft.table(name) === undefined)
      if (!isCalled && !arePeople && !names.every((name) => !draft.isThing(name))) return undefined
      const roles = names.map(roleName)
      if (
        roles.length === 0 ||
        roles.some((role) => role === undefined) ||
        (!isCalled && names.some((name) => name.split(' ').length > 2))
      )
        return undefined
      const doing = new Doing(draft)
      const known = draft.accounts()?.id
      const isNew = known === undefined || draft.fresh.has(known)
      accountsFor(doing)
      const [auth] = doing.draft.playing('people')
      const listed = roles.flatMap((role) => role ?? [])
      // Whoever looks after the accounts stays, where a rule speaks of them.
      const isNamed = JSON.stringify(doing.draft.manifest.nodes).includes('"role:admin"')
      const all =
        isNamed && !listed.includes('admin') && listed.length > 1 ? [...listed, 'admin'] : listed
      const before = doing.draft.roles()
      if (auth && isNew && before.length === 0 && all.length > 1)
        doing.do(`The roles are ${all.join(', ')}.`, [
          { type: 'setSetting', id: auth.id, path: ['roles'], value: all },
        ])
      else for (const role of all) ensureRole(role, doing)
      if (doing.says.length === 0) doing.says.push('These roles are there already.')
      return doing.reading
    }
    return undefined
  },
}

export const closeRegistration: Recipe = {
  examples: ['nobody can register by themselves', 'only admins create accounts'],
  read(clause, draft) {
    const isClosed =
      /\b(?:nobody|no one|no-one|not|n't|never|no)\b.*\b(?:register|sign up|self-?regist\w*|public registration|registration)\b|\bonly\s+(?:an?\s+|the\s+)?\p{L}+\s+(?:can\s+|may\s+|should\s+)?(?:create|add|register|open|make)s?\s+(?:new\s+)?(?:user\s+|user's\s+)?(?:accounts|users|logins)\b|\bregistration (?:is|should be|must be|shall be) (?:closed|off|disabled)\b|\baccounts are (?:only )?(?:created|made|opened) by\b|\binvite[- ]only\b/iu.test(
        clause,
      )
    if (!isClosed || /\bwithout\b/i.test(clause)) return undefined
    const doing = new Doing(draft)
    accountsFor(doing)
    const [auth] = doing.draft.playing('people')
    if (auth === undefined) return undefined
    doing.do('Nobody registers by themselves.', [
      { type: 'setSetting', id: auth.id, path: ['registration'], value: 'closed' },
    ])
    return doing.reading
  },
}

/** Words by which a way is meant beside those of its face, as people say them. */
const MEANT: readonly (readonly [pattern: RegExp, kind: string, settings?: JsonObject])[] = [
  [
    /\b(?:forg[eo]t\w*|lost|reset\w*|recover\w*)\b.*\bpasswords?\b|\bpasswords?\b.*\b(?:forg[eo]t\w*|reset\w*|recover\w*)\b|^(?:a |an )?way to (?:reset|recover) (?:it|them)\b|\breset (?:it|them) by e-?mail/i,
    'passwordReset',
  ],
  [
    /\bmagic[- ]links?\b|\bpassword-?less\b|\b(?:sign|log)[- ]?in\b.*\blinks?\b|\blinks?\b.*\b(?:sign|log)[- ]?in\b/i,
    'magicLink',
  ],
  [
    /\b(?:second|two|2)[- ]?(?:nd )?factors?\b|\b2fa\b|\bmfa\b|\btotp\b|\bauthenticator\b|\bone[- ]time (?:codes?|passwords?)\b|\btwo[- ]step\b/i,
    'totp',
  ],
  [
    /\bpasskeys?\b|\bwebauthn\b|\bfingerprints?\b|\bface ?id\b|\btouch ?id\b|\bsecurity keys?\b/i,
    'passkeys',
  ],
  [
    /\b(?:verif\w+|confirm\w*|proves?)\b.*\b(?:e-?mails?|addresses|address)\b|\be-?mails?\b.*\b(?:verif\w+|confirm\w*)\b/i,
    'emailVerification',
  ],
  [/\bgithub\b/i, 'provider', { name: 'github', provider: 'github' }],
  [/\b(?:google|gmail)\b/i, 'provider', { name: 'google', provider: 'google' }],
  [/\bapi[- ]keys?\b|\baccess keys?\b|\bpersonal (?:access )?tokens?\b/i, 'apiKeys'],
  [/\bservice accounts?\b|\bmachine accounts?\b/i, 'serviceAccounts'],
  [
    /\b(?:devices|sessions|sign-?ins)\b.*\b(?:see|list|end|sign|log|where|revoke|show)\b|\b(?:see|list|end|revoke|show|sign|log)\w*\b.*\b(?:devices|sessions|everywhere)\b|\bwhere (?:they|i|people|users) (?:are|am) (?:signed|logged) in\b/i,
    'devices',
  ],
  [/\binvit(?:e|es|ed|ing|ations?)\b/i, 'invitations'],
]

function wayIn(
  clause: string,
): { readonly kind: string; readonly settings: JsonObject } | undefined {
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
    const [auth] = doing.draft.playing('people')
    if (auth === undefined) return undefined
    const ways = auth.settings['ways']
    const before = Array.isArray(ways) ? ways : []
    if (
      before.some(
        (one) =>
          typeof one === 'object' &&
          one !== null &&
          'kind' in one &&
          one.kind === way.kind &&
          (!face.several ||
            JSON.stringify(one).includes(JSON.stringify(way.settings['name'] ?? ''))),
      )
    )
      return { problem: `${face.about.title} is there already.` }
    if (face.asks.includes('links') && draft.playing('letters').length === 0) {
      const { id, add } = newPart(doing.draft, 'letters')
      doing.do('It sends mail, by a mail server of yours.', [add, join(doing.draft, auth.id, id)])
    }
    const value = {
      ...face.defaults,
      ...face.defaultsIn?.(doing.draft.manifest),
      ...way.settings,
      kind: way.kind,
    }
    doing.do(`${face.about.title}: ${face.about.summary}`, [
      { type: 'setSetting', id: auth.id, path: ['ways'], value: [...before, value] },
    ])
    return doing.reading
  },
}
