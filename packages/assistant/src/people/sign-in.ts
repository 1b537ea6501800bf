import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import { unlessTaken } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'
import { readItem } from '../things/read-item.ts'
import { fieldName } from '../words.ts'
import { wayIn } from './ways.ts'

const SIGN = String.raw`(?:sign(?:s|ing)?[- ]?(?:in|up|on)|log(?:s|ging)?[- ]?(?:in|on)|login|register|registers|registration|sign-?in|authenticat\w*|auth|accounts?|user accounts?|user management|create (?:an )?accounts?)`
const SAYING = new RegExp(
  String.raw`^(?:(?:add|create|enable|include|have|need|want|with|set up)\s+(?:an?\s+|the\s+|some\s+|simple\s+|basic\s+|user\s+)*${SIGN}|(?:let|allow|enable)\s+[\p{L} -]+?\s+(?:to\s+)?(?:first\s+)?${SIGN}|(?:(?:(?:the|our|all|each|every)\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s*(?:,|and|&)\s+[\p{L}-]+)*)\s+(?:(?:can|may|should|must|shall|will|could|need|needs|want|wants|have|has)\s+)*(?:be able\s+|be allowed\s+|first\s+)?(?:to\s+)*(?:first\s+)?${SIGN}|${SIGN}(?:\s+is)?)\b(?<rest>.*)$`,
  'iu',
)
const WITH =
  /\b(?:with|by|using|through|via)\s+(?:(?:their|an?|the|his|her)\s+)?(?<identifier>[\p{L}][\p{L}\s-]*?)(?:\s+(?:and|\+|&|\/)\s+(?:an?\s+|their\s+|the\s+)?(?:password|pin|passcode)|\s+(?:instead of|rather than|and not|not)\s[^,.]+)(?=$|[\s,.)])/iu
const ALSO =
  /^\s*(?:(?:,|and|or|&|\/|first|to|an?|their|own|then|themselves|online|too|also|as well|here|there|before|for|in|on|the|app|system|site|website|account|accounts|users?|people|only|please|required|needed|possible|sign(?:s|ing)?[- ]?(?:in|up|out)|log(?:s|ging)?[- ]?(?:in|out)|register|registration|with (?:an? |their )?e-?mail(?: address)?(?:\s*(?:and|\+|&)\s*(?:an? )?password)?|with (?:an? )?password)\s*)*$/i

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

export function signInWith(identifier: string, accounts: Node, auth: Node, doing: Doing): void {
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
