import type { Operation } from '@drawbridge/kinds/faces'
import { arePeople, isGeneric } from './cells.ts'
import { entriesOf, type Entry, type Grid } from './grid.ts'

const RULE = /^[\s|:+-]+$/u
export const VERBS: Readonly<Partial<Record<Operation, string>>> = {
  read: 'see',
  create: 'add',
  update: 'edit',
  delete: 'delete',
}

/**
 * A prompt in which each table of who may do what is said in sentences, and all else stands as it was.
 * What a table doesn't grant is for nobody else.
 */
export function gridsInWords(prompt: string, whole: 'everything' | 'them'): string {
  if (!prompt.includes('|') && !prompt.includes('\t')) return prompt
  const lines = prompt.split(/\r?\n/)
  const said: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    let end = at
    while (end < lines.length && cellsOf(lines[end] ?? '').length > 1) end += 1
    const grid = end - at < 2 ? undefined : gridOf(lines.slice(at, end))
    const rules = grid && rulesIn(grid)
    if (rules !== undefined) {
      said.push(...rules)
      at = end - 1
      continue
    }
    const entries = grid && entriesOf(grid)
    if (entries === undefined) {
      said.push(...lines.slice(at, Math.max(end, at + 1)))
      at = Math.max(end, at + 1) - 1
      continue
    }
    said.push(...sentencesOf(entries, headingOf(said) ?? whole))
    at = end - 1
  }
  return said.join('\n')
}

const CASE = /^(?:when|if|case|trigger|event|condition|situation|what happens)(?:\s.*)?$/iu
const EFFECT =
  /^(?:then|what (?:then|is done|we do|should happen|to do)|action|effect|result|consequence|reaction|do|rule)(?:\s.*)?$/iu

/** `| when | then |`: a rule by row, as it is noted with an arrow. */
function rulesIn({ head, rows }: Grid): readonly string[] | undefined {
  const from = head.findIndex((cell) => CASE.test(cell))
  const to = head.findIndex((cell, at) => at !== from && EFFECT.test(cell))
  return from < 0 || to < 0
    ? undefined
    : rows.map((row) => `${row[from]} → ${row[to]}`).filter((line) => !/^ → | → $/u.test(line))
}

function cellsOf(line: string): readonly string[] {
  const bare = line.trim().replace(/^\|/u, '').replace(/\|$/u, '')
  const mark = line.includes('|') ? '|' : '\t'
  return (line.includes('|') ? bare : line)
    .split(mark)
    .map((cell) => cell.replaceAll(/[*_`]/gu, '').replaceAll('\u{FE0F}', '').trim())
}

function gridOf(lines: readonly string[]): Grid | undefined {
  const [head, ...rows] = lines
    .filter((line) => !RULE.test(line) || !line.includes('-'))
    .map(cellsOf)
  return head === undefined || rows.length === 0 ? undefined : { head, rows }
}

const HEADING =
  /^(?:#+\s*)?(?:(?:the|our|my)\s+)?(?:(?:permissions?|rights?|access(?: rights| rules| matrix)?|rules?|who (?:may|can) do what|roles?)\s+(?:(?:for|on|to|of|with|in)\s+)?)?(?:(?:the|our)\s+)?(?<thing>[\p{L}-]+(?:\s[\p{L}-]+)?)?(?:\s+(?:permissions?|rights?|access|rules?))?\s*:?\s*$/iu

/** What the line above says that the table is about; it is no sentence of its own then. */
function headingOf(said: string[]): string | undefined {
  while (said.at(-1)?.trim() === '') said.pop()
  const line = said.at(-1) ?? ''
  const found = /:\s*$|^#/u.test(line) ? HEADING.exec(line)?.groups : undefined
  if (found === undefined) return undefined
  said.pop()
  const { thing = '' } = found
  return thing === '' || isGeneric(thing) ? undefined : thing
}

export function sentencesOf(entries: readonly Entry[], about: string): readonly string[] {
  const sentences = new Map<string, string[]>()
  const things = [...new Set(entries.map(({ thing }) => thing))]
  for (const thing of things)
    for (const [operation, verb] of Object.entries(VERBS)) {
      const of = entries.filter((one) => one.thing === thing && one.operation === operation)
      const named = thing === '' ? about : thing.toLowerCase()
      for (const said of saidOf(of, operation)) {
        // “Their own everything” is their own.
        const key = said
          .replace(/(?<= own) #$/u, GENERAL.test(named) ? '' : ' #')
          .replace('#', named)
        sentences.set(key, [...(sentences.get(key) ?? []), verb])
      }
    }
  return [...sentences].map(([said, verbs]) => `${said.replace('*', listed(verbs, 'and'))}.`)
}

const GENERAL = /^(?:everything|them)$/u

/** For whom it is, with `*` where its verb belongs and `#` where its thing does. */
function saidOf(entries: readonly Entry[], operation: string): readonly string[] {
  if (entries.length === 0) return []
  const isOwn = ({ may }: Entry): boolean => may === 'own' && operation !== 'create'
  const everybodys = entries.filter((one) => one.may !== 'no' && !isOwn(one)).map(nameOf)
  const owns = entries.filter(isOwn).map(nameOf)
  const isPublic = everybodys.find((who) => OPEN.test(who))
  if (isPublic !== undefined) return ['anyone can * #']
  return [
    ...(everybodys.length > 0 ? [`only ${listed(everybodys, 'and')} can * #`] : []),
    ...(owns.length === 0
      ? []
      : everybodys.length > 0
        ? [`${listed(owns, 'and')} can * their own #`]
        : ['only owners can * #']),
    ...(everybodys.length + owns.length === 0 ? ['nobody can * #'] : []),
  ]
}
const OPEN = /^(?:everyone|everybody|anyone|anybody|(?:the )?public|anonymous|visitors?|guests?)\b/u

export function nameOf({ who }: Pick<Entry, 'who'>): string {
  const name = who.toLowerCase().trim()
  return arePeople(name) ? name : `the ${name} role`
}

export const listed = (words: readonly string[], joint: string): string => {
  const all = [...new Set(words)]
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${joint} ${all.at(-1)}`
}
