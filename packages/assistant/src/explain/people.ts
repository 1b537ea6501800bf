import { spoken } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'

const WORDS: Readonly<Record<string, string>> = {
  public: 'anybody, signed in or not',
  signedIn: 'everybody who is signed in',
  owner: 'the owner of the row',
  member: 'every member of the organisation that the row belongs to',
}

/** Who the rules of an operation let in: `the owner of the row, or the role admin`. */
export function peopleOf(rules: Json | undefined): string {
  const said = Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : []
  return said.length === 0 ? 'nobody' : said.map(inWords).join(', or ')
}

function inWords(rule: string): string {
  const at = rule.indexOf(' when ')
  const who = at < 0 ? rule : rule.slice(0, at)
  const people = WORDS[who] ?? named(who)
  return at < 0 ? people : `${people}, where ${spoken(rule.slice(at + ' when '.length))}`
}

function named(who: string): string {
  const [sort, ...rest] = who.split(':')
  const name = rest.join(':')
  if (sort === 'role') return `the role ${name}`
  if (sort === 'can') return `whoever may “${name}”`
  if (sort !== 'member') return who
  return rest[0] === 'can'
    ? `members of its organisation who may “${rest.slice(1).join(':')}”`
    : `${name}s of its organisation`
}

export const isOpen = (rules: Json | undefined): boolean =>
  Array.isArray(rules) &&
  rules.some((rule) => rule === 'public' || String(rule).startsWith('public when '))
