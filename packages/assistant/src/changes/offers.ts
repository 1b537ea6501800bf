import type { Command } from '@drawbridge/commands'
import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { rulesOf } from '../people/set-rules.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { operationsIn } from './meant.ts'
import { withdraw } from './withdraw.ts'

const OPERATION_WORDS = String.raw`(?<operations>(?:(?:get|post|put|patch|delete|list|listing|read|reading|create|creating|update|updating|edit|deleting|deletion|see|view|add|change|restore)\b(?:\s*(?:[,&/]|\b(?:and|or)\b)(?:[\s,&/]|\b(?:and|or)\b)*)?)+)`
const OFFERS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:for\s+)?(?:the\s+)?(?<table>[\p{L}_ ]+?)(?:\s*:|\s*,|\s+-|\s+(?:should|must|shall|can|may|will))?\s+(?:there\s+)?(?:should\s+|must\s+|can\s+|exists?\s+|offers?\s+|have\s+|be\s+)*only\s+(?:be\s+)?${OPERATION_WORDS}\s*(?:in (?:the )?api|through the api|operations?|endpoints?)?(?:,?\s*(?:the (?:other|rest).*|nothing else|no other.*))?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:only\s+(?:offer\s+|allow\s+|expose\s+)?)${OPERATION_WORDS}\s*(?:for|of|on)\s+(?:the\s+)?(?<table>[\p{L}_ ]+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^${OPERATION_WORDS}\s+only(?:\s*,\s*(?<who>public|private|signed in))?(?:\s*(?:for|of|on)\s+(?:the\s+)?(?<table>[\p{L}_ ]+))?$`,
    'iu',
  ),
]

/** `no DELETE for tags`, `comments can't be updated`: what there is not. */
const NOT_OFFERED: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:there\s+(?:is|should be|must be)\s+)?no\s+${OPERATION_WORDS}\s*(?:endpoints?\s+|routes?\s+|operations?\s+)?(?:for|of|on)\s+(?:the\s+)?(?<table>[\p{L}_ ]+)$`,
    'iu',
  ),
  /^(?:the\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:can|may|must|should|shall)(?:not|n't|'t| not| never| no longer)?\s*(?:never\s+|no longer\s+)?be\s+(?<past>(?:listed|read|created|added|updated|changed|edited|deleted|removed|restored)(?:(?:\s*,\s*|\s+(?:and|or|nor)\s+)(?:listed|read|created|added|updated|changed|edited|deleted|removed|restored))*)(?:\s+(?:by (?:anyone|anybody|somebody|users?)|at all|directly|through the api|via the api|any ?more))*$/iu,
]
const PASTS = String.raw`(?:(?:listed|read|created|added|updated|changed|edited|deleted|removed|restored)(?:\s*,\s*(?:(?:and|or|nor)\s+)?|\s+(?:and|or|nor)\s+)?)+`
/** `they can be listed and read, but never changed or removed` */
const SOME_BE = new RegExp(
  String.raw`^(?:(?:through|via|over|in|with|by) the api,?\s+)?(?:otherwise\s+)?(?:the\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:can|may)\s+be\s+${PASTS}\s*(?:but|and|yet)?\s*(?:can\s+|may\s+)?(?:never|not|cannot)\s+(?:be\s+)?(?<past>${PASTS})\s*(?:directly|at all|through the api)?$`,
  'iu',
)
/** `through the API they can only be listed and read` */
const ONLY_BE =
  /^(?:(?:through|via|over|in|with|by) the api,?\s+)?(?:the\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:can|may|must|should|shall)\s+(?:only\s+be|be\s+only)\s+(?<past>(?:listed|read|created|added|updated|changed|edited|deleted|removed|restored)(?:(?:\s*,\s*|\s+(?:and|or)\s+)+(?:listed|read|created|added|updated|changed|edited|deleted|removed|restored))*)(?:\s+(?:through|via|over) the api)?$/iu
const PAST: Readonly<Record<string, Operation>> = {
  listed: 'list',
  read: 'read',
  created: 'create',
  added: 'create',
  updated: 'update',
  changed: 'update',
  edited: 'update',
  deleted: 'delete',
  removed: 'delete',
  restored: 'restore',
}

/** What is not offered any more, and of which table. */
function notOffered(clause: string, draft: Draft) {
  const only = ONLY_BE.exec(clause)?.groups
  const groups =
    only ?? [SOME_BE, ...NOT_OFFERED].map((pattern) => pattern.exec(clause)?.groups).find(Boolean)
  const isDenied = only !== undefined || /\bno\b|not\b|n't\b|never\b/i.test(clause)
  const table = isDenied ? draft.tableMeant(groups?.['table'] ?? '') : undefined
  if (groups === undefined || table === undefined) return undefined
  const said = (groups['past'] ?? groups['operations'] ?? '').toLowerCase()
  const words = said.split(/\s*(?:,|\band\b|\bor\b|\bnor\b|&|\/)\s*/).filter(Boolean)
  const all = words.flatMap((word) => PAST[word] ?? operationsIn(word))
  return { table, gone: only ? OPERATIONS.filter((one) => !all.includes(one)) : all }
}

const WORD = String.raw`(?<table>[\p{L}_]+(?:\s[\p{L}_]+)??)`
/** For whom, and in which case, is for those who read who may do what. */
const REST = String.raw`(?:\s(?!(?:for|to|except|unless|but|while|when|if|once|until|after|apart|other)\b).*)?`
/** Ways of saying that rows stay as they are, and what is not offered then. */
const STAY: readonly (readonly [pattern: RegExp, gone: readonly Operation[]])[] = [
  [
    new RegExp(
      String.raw`^(?:the\s+|make\s+(?:the\s+)?|keep\s+(?:the\s+)?)?${WORD}\s+(?:(?:should|must|shall|will|can|has to|have to|are to|is to)\s+)?(?:now\s+)?(?:be\s+|are\s+|is\s+|become\s+|stay\s+)?(?:only\s+)?(?:read[- ]only|only (?:readable|visible|viewable|to be read|there to be read)|(?:there\s+)?(?:only\s+)?to be read(?: only)?)${REST}$`,
      'iu',
    ),
    ['create', 'update', 'delete', 'restore', 'bulkCreate'],
  ],
  [
    new RegExp(
      String.raw`^(?:once|when|after)\s+(?:\p{L}+\s+)?(?:written|created|posted|saved|made|recorded|sent|given|submitted|added|entered|in)\s*,?\s+(?:an?|the|every|each|no)?\s*${WORD}\s+(?:is|are|can|may|must|should|will)\s*(?:be\s+)?(?:never|not|no longer|no more)\s+(?:be\s+)?(?:touched|changed|edited|altered|modified|updated|corrected)(?:\s.*)?$`,
      'iu',
    ),
    ['update', 'delete'],
  ],
  [
    new RegExp(
      String.raw`^(?:the\s+)?${WORD}\s+(?:are|is|should be|must be|stay)\s+(?:immutable|append[- ]only|write[- ]once|final|unchangeable|never changed(?: or deleted)?)${REST}$`,
      'iu',
    ),
    ['update', 'delete'],
  ],
]

/** `categories are read-only`, `once written a reading is never touched again` */
export const staysAsItIs: Recipe = {
  examples: ['books should be read-only'],
  read(clause, draft) {
    for (const [pattern, gone] of STAY) {
      const table = draft.table(pattern.exec(clause)?.groups?.['table'] ?? '')
      if (table === undefined) continue
      const doing = new Doing(draft)
      withdraw(table, gone, doing)
      return doing.reading
    }
    return undefined
  },
}

/** `no DELETE for tags` */
export const notOfferedAnyMore: Recipe = {
  examples: ['no DELETE for books'],
  read(clause, draft) {
    const { table, gone = [] } = notOffered(clause, draft) ?? {}
    if (table === undefined || gone.length === 0) return undefined
    const doing = new Doing(draft)
    withdraw(table, gone, doing)
    return doing.reading
  },
}

/** `for doctors only list and read`, `POST only`: which operations there are. */
export const offers: Recipe = {
  examples: ['for books only list and read'],
  read(clause, draft) {
    for (const pattern of OFFERS) {
      const groups = pattern.exec(
        clause.replace(/\s+exist\s+/i, ' ').replace(/\bshould only\b/i, 'should only'),
      )?.groups
      if (groups === undefined) continue
      const table =
        groups['table'] === undefined ? draft.subjectTable() : draft.tableMeant(groups['table'])
      const words = (groups['operations'] ?? '')
        .split(/\s*(?:,|\band\b|\bor\b|&|\/)\s*/)
        .filter(Boolean)
      const kept = new Set(words.flatMap((word) => operationsIn(word.trim().replace(/ing$/, ''))))
      if (table === undefined || kept.size === 0) continue
      const doing = new Doing(draft)
      doing.draft.subject = table.id
      const gone = OPERATIONS.filter(
        (operation) => !kept.has(operation) && rulesOf(table, operation).length > 0,
      )
      const commands: Command[] = gone.map((operation) => ({
        type: 'setSetting',
        id: table.id,
        path: ['access', operation],
      }))
      const who = groups['who']?.toLowerCase()
      const rule = who === 'public' ? 'public' : who === 'signed in' ? 'signedIn' : undefined
      if (rule !== undefined)
        for (const operation of kept)
          commands.push({
            type: 'setSetting',
            id: table.id,
            path: ['access', operation],
            value: [rule],
          })
      if (rule === 'public' && kept.has('create') && table.settings['owner'] === true)
        commands.push({ type: 'setSetting', id: table.id, path: ['owner'], value: false })
      for (const operation of OPERATIONS) doing.draft.ruled.add(`${table.id} ${operation}`)
      doing.do(
        `The api offers ${[...kept].join(', ')} of ${table.name}, and nothing else.`,
        commands,
      )
      return doing.reading
    }
    return undefined
  },
}
