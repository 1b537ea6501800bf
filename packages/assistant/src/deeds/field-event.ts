import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { sameThing } from '../words.ts'
import { text } from './steps.ts'
import { tableSaid } from './table-said.ts'
import type { Happening } from './happening.ts'
import { fieldAt, isTime } from './operand.ts'
import { QueryScene } from './scene.ts'

const SET =
  /^(?<what>.+?)\s+(?:is|are)\s+(?:now\s+|newly\s+|first\s+)?(?:entered|set|given|filled in|recorded|noted|added|stored|saved|known|assigned|chosen|there|put in|written(?: down)?|awarded|registered|determined|decided)\b.*$/i
const CHANGES =
  /^(?<what>.+?)\s+(?:(?:is|are)\s+)?(?:changes?|changed|updated|edited|modified|altered|corrected|adjusted|goes? (?:up|down)|rises?|falls?|raised|lowered|increased|reduced|gets? (?:cheaper|dearer))\b(?!.*\b(?:below|under|beneath|above|over)\b).*$/i
const GETS =
  /^(?<who>.+?)\s+(?:is given|is assigned|receives?|has|obtains?|is)\s+(?:an?|its|their|his|her|the)\s+(?:new\s+)?(?<what>[\p{L}]+(?:\s[\p{L}]+)?)$/iu
const SOMEBODY =
  /^(?:(?:an?|the|some)\s+)?[\p{L}-]+\s+(?<verb>enters?|sets?|gives?|fills? in|records?|notes?|adds?|stores?|saves?|assigns?|writes?|changes?|updates?|edits?|modifies|alters?|corrects?|adjusts?|raises?|lowers?|increases?|reduces?)\s+(?<what>(?:an?|the|its|their|his|her)\s.+)$/iu
const PASSES =
  /^(?<what>.+?)\s+(?:passes|goes|moves|switches|turns|changes|jumps|(?:is|are)\s+(?:changed|moved|set|switched|turned|put))\s+(?:back\s+|over\s+)?(?:from\s+["']?(?<from>[\p{L} _]+?)["']?\s+)?(?:in)?to\s+["']?(?<to>[\p{L} _]+)["']?$/iu
const MOVED =
  /^(?<who>.+?)\s+(?:(?:is|are)\s+)?(?:moved|rescheduled|postponed|shifted|brought forward|put off|moves?|(?:has|is given|receives?) (?:an?other|a new) (?:time|date|day|hour))(?:\s+to\s+(?:an?other|a (?:new|different|later|earlier))\s+(?:time|date|day|hour|slot))?$/i

const GOES =
  /^(?<what>.+?)\s+(?:(?:is|are)\s+)?(?:moved|moves|transferred|reassigned|assigned|handed over|switched|switches|given|goes|put)\s+(?:over\s+)?(?:in)?to\s+(?:another|a different|a new|an?)\s+(?<other>\p{L}+)$/iu

/** “a grade is entered”, “the start of an appointment changes”, “an appointment is moved”: one value becomes another. */
export function fieldEvent(
  said: string,
  draft: Draft,
  it: Node | undefined,
): Happening | undefined {
  const moved = MOVED.exec(said)?.groups
  const table = moved && (tableSaid(moved['who'] ?? '', draft) ?? it)
  const time = table && named(table, 'fields').find(isTime)
  const isState = table && /rescheduled|postponed|moved/i.exec(said)
  if (table && time && !hasChoice(table, isState?.[0] ?? '')) return changed(table, time)
  const goes = GOES.exec(said)?.groups
  const row = goes && (tableSaid(goes['what'] ?? '', draft) ?? it)
  const relation =
    row &&
    named(row, 'relations').find(
      ({ name, type }) => type !== 'manyToMany' && sameThing(name, goes?.['other'] ?? ''),
    )
  if (row && relation) return changed(row, relation)
  const passes = PASSES.exec(said)?.groups
  const what_ = passes?.['what'] ?? ''
  const of = passes && (tableSaid(what_, draft) ?? fieldSaid(what_, draft, it)?.table ?? it)
  const to = of && valueSaid(passes?.['to'] ?? '', of)
  const from = of && valueSaid(passes?.['from'] ?? '', of)
  if (of && to)
    return {
      table: of,
      when: 'Update',
      condition: `row.${to.field.name} == ${text(to.value)} && before.${to.field.name} ${from ? `== ${text(from.value)}` : `!= ${text(to.value)}`}`,
    }
  const somebody = SOMEBODY.exec(said)?.groups
  const isChange =
    somebody &&
    /^(?:chang|updat|edit|modif|alter|correct|adjust|rais|lower|increas|reduc)/i.test(
      somebody['verb'] ?? '',
    )
  const what =
    somebody?.['what'] ?? SET.exec(said)?.groups?.['what'] ?? CHANGES.exec(said)?.groups?.['what']
  const meant = what === undefined ? undefined : fieldSaid(what, draft, it)
  // “is changed to high” says what it becomes.
  const isBecoming =
    /\s(?:to|into)\s+\S/.test(said.slice((what ?? '').length)) && somebody === undefined
  if (meant && !isBecoming)
    return isChange === true || CHANGES.test(said)
      ? changed(meant.table, meant.field)
      : given(meant.table, meant.field)
  const gets = GETS.exec(said)?.groups
  const who = gets && tableSaid(gets['who'] ?? '', draft)
  const field =
    who &&
    named(who, 'fields').find(({ name }) => name.toLowerCase() === gets?.['what']?.toLowerCase())
  return who && field ? given(who, field) : undefined
}

function hasChoice(table: Node, word: string): boolean {
  return named(table, 'fields').some(
    ({ values }) => Array.isArray(values) && values.includes(word.toLowerCase()),
  )
}

function fieldSaid(words: string, draft: Draft, it: Node | undefined) {
  // What is a table by itself is no value of another.
  if (draft.table(words.replace(/^(?:an?|the|new)\s+/i, ''))) return undefined
  const [meant, ...others] = fieldsMeant(words, draft) ?? []
  if (meant && others.length === 0) return meant
  const table = tableSaid(words, draft) ?? (/^(?:its|their|the)\b/i.test(words) ? it : undefined)
  const found =
    table && /\bof\b|'s\b|^(?:its|their|the)\b/i.test(words)
      ? fieldAt(words, new QueryScene(table, draft))
      : undefined
  return found && found.place.path.length === 0 && table ? { table, field: found.field } : undefined
}

const path = ({ name, target }: NamedItem): string => (target === undefined ? name : `${name}Id`)

function changed(table: Node, field: NamedItem): Happening {
  return { table, when: 'Update', condition: `row.${path(field)} != before.${path(field)}` }
}

function given(table: Node, field: NamedItem): Happening {
  const there = field['required'] === true ? '' : `row.${path(field)} != null && `
  return { table, when: 'Update', condition: `${there}row.${path(field)} != before.${path(field)}` }
}
