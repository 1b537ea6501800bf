import type { Node } from '@drawbridge/manifest'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { valueSaid, flagSaid } from '../people/condition.ts'
import { fieldName, plainWords, sameThing } from '../words.ts'
import { tableSaid } from './happening.ts'
import { addressIn, fieldOf, text, valueOf, type Steps } from './steps.ts'

const MAIL =
  /\b(?:e-?mail(?:ed|s)?|mail(?:ed|s)?|notif(?:y|ied|ies|ication)|inform(?:ed|s)?|told|tell|message|alert(?:ed|s)?|let .* know|write to)\b/i
const CALL = /\b(?:call|post to|webhook|ping)\b.*?(?<url>https?:\/\/\S+)/i
const SET =
  /^(?:(?:also|then)\s+)*(?:set|change|update|mark|turn|make|put|flip|reset)s?\s+(?<what>.+?)(?:\s+(?:to|as|into|=)\s+|\s*=\s*)(?<value>.+)$/i
const IS_SET =
  /^(?<what>.+?)\s+(?:should be|must be|shall be|will be|is|are|gets?|becomes?|has to be)\s+(?:automatically\s+)?(?:set|changed|updated|marked|put|filled)\s+(?:to|as|with|in with)\s+(?<value>.+)$/i
const BECOMES = /^(?<what>.+?)\s+(?:becomes?|turns?|goes? to)\s+(?<value>.+)$/i
const MORE =
  /^(?:(?:also|then)\s+)*(?:(?<down>reduce|decrease|lower|subtract|deduct|take|decrement|lessen)|increase|raise|add|increment|restore|return|put back)s?\s+(?:(?<by>[\p{L}\d ]+?)\s+(?:from|to|off)\s+)?(?:the\s+|its\s+|their\s+)?(?<what>.+?)(?:\s+by\s+(?<amount>.+))?$/iu
const IS_MORE =
  /^(?<what>.+?)\s+(?:should be|must be|shall be|is|are|gets?|goes?|will be)\s+(?:(?<down>reduced|decreased|lowered|down)|increased|raised|up)(?:\s+by\s+(?<amount>.+))?$/i
const CREATE =
  /^(?:(?:also|then)\s+)*(?:add|create|make|write|insert|log|record|save|store|note|put)s?\s+(?:(?:it|this|that|an?|the|one|new|a new)\s+)*(?:(?<what>[\p{L}_ ]+?)\s+)?(?:(?:in(?:to)?|to|for|with)\s+(?:the\s+|an?\s+)?)?(?<table>[\p{L}_]+)(?:\s*\((?<items>[^()]+)\))?(?:\s+.*)?$/iu
const DELETE =
  /^(?:(?:also|then)\s+)*(?:delete|remove|erase|clear)s?\s+(?:(?:all|its|their|the|every|each)\s+)*(?<table>[\p{L}_]+)/iu

/** Adds the steps that do what words ask for a row of a table. @returns whether they were understood */
export function effect(words: string, table: Node, draft: Draft, steps: Steps): boolean {
  const said = words
    .trim()
    .replace(
      /^(?:then|also|and|please|automatically|the system (?:should|must|shall)|we (?:should|must|want to|need to)|it should|you should)\s+/i,
      '',
    )
    .replace(/\s+automatically$/i, '')
  const url = CALL.exec(said)?.groups?.['url']
  if (url !== undefined) {
    steps.add('http', {
      method: 'POST',
      url: text(url.replace(/[.,)]+$/, '')),
      bodyAs: 'json',
      body: '{ id: row.id }',
    })
    return true
  }
  return (
    more(said, table, draft, steps) ||
    (MAIL.test(said) && mail(said, table, draft, steps)) ||
    set(said, table, draft, steps) ||
    create(said, table, draft, steps) ||
    remove(said, table, draft, steps)
  )
}

function mail(said: string, table: Node, draft: Draft, steps: Steps): boolean {
  const to = addressIn(said, table, draft, steps)
  if (to === undefined) return false
  const one = singularOf(table.name).replaceAll('_', ' ')
  const title = named(table, 'fields').find(
    ({ name, type }) =>
      type === 'string' && /^(?:title|name|subject|reference|number)$/.test(name) && true,
  )
  const about =
    /\b(?:saying|that says|with the text|with the subject)\s+["']?(?<text>[^"']+)/i.exec(said)
      ?.groups?.['text']
  steps.add('sendMail', {
    to,
    subject: about === undefined ? text(`About your ${one}`) : text(about),
    text: title
      ? `\`There is news about the ${one} \${row.${title.name}${title['required'] === true ? '' : " ?? ''"}}.\``
      : text(`There is news about your ${one}.`),
  })
  return true
}

/** The row itself, or one that it points to. */
interface Place {
  readonly table: Node
  /** The formula of its id. */
  readonly id: string
}

function placesOf(table: Node, draft: Draft): readonly Place[] {
  const related = named(table, 'relations').flatMap(({ name, target, type }) => {
    const node = draft.ofKind('table').find(({ id }) => id === target)
    return node && type !== 'manyToMany' ? [{ table: node, id: `row.${name}Id` }] : []
  })
  return [{ table, id: 'row.id' }, ...related]
}

function set(said: string, table: Node, draft: Draft, steps: Steps): boolean {
  const groups = (SET.exec(said) ?? IS_SET.exec(said) ?? BECOMES.exec(said))?.groups
  if (groups === undefined) return false
  const { what = '', value = '' } = groups
  for (const place of placesOf(table, draft)) {
    const isNamed = place.table === table || tableSaid(what, draft)?.id === place.table.id
    if (!isNamed) continue
    const bare = withoutTable(what, place.table)
    const field = fieldOf(bare, place.table)
    const formula = field && valueOf(value, field, place.table, draft)
    if (field && formula !== undefined) {
      update(place, { [field.name]: formula }, steps)
      return true
    }
    // “mark the order as paid”
    const isWhole =
      bare === '' || /^(?:it|them|that)$/i.test(bare) || sameThing(bare, place.table.name)
    const choice = isWhole ? valueSaid(value, place.table) : undefined
    const flag = isWhole ? flagSaid(value, place.table) : undefined
    const state = choice
      ? { [choice.field.name]: text(choice.value) }
      : flag
        ? { [flag.name]: 'true' }
        : undefined
    if (state) {
      update(place, state, steps)
      return true
    }
  }
  return false
}

const withoutTable = (words: string, table: Node): string => {
  const one = singularOf(table.name).replaceAll('_', ' ')
  return words
    .replace(
      new RegExp(
        String.raw`^(?:the\s+|its\s+|that\s+|an?\s+)*(?:${one}|${table.name})(?:'s|s')?\s+`,
        'i',
      ),
      '',
    )
    .replace(
      new RegExp(
        String.raw`\s+(?:of|on|in|for)\s+(?:the\s+|that\s+|its\s+|an?\s+)*(?:${one}|${table.name})$`,
        'i',
      ),
      '',
    )
    .replace(/^(?:(?:the|its|their|an?)\s+)+/i, '')
}

function update(
  { table, id }: Place,
  values: Readonly<Record<string, string>>,
  steps: Steps,
): void {
  const key = fieldName(`its ${singularOf(table.name)} id`) ?? 'itsId'
  steps.add('set', { value: id }, key)
  steps.add('update', { table: table.id, where: `row.id == ${key}`, values })
}

function more(said: string, table: Node, draft: Draft, steps: Steps): boolean {
  const groups = (MORE.exec(said) ?? IS_MORE.exec(said))?.groups
  if (groups === undefined) return false
  const sign = groups['down'] === undefined ? '+' : '-'
  const what = groups['what'] ?? ''
  const amount = (groups['by'] ?? groups['amount'] ?? '').trim()
  for (const place of placesOf(table, draft)) {
    const field = fieldOf(withoutTable(what, place.table), place.table)
    if (field === undefined || !isNumber(field['type'])) continue
    const by = amountOf(amount, table)
    steps.add('set', { value: by }, 'amount')
    update(place, { [field.name]: `row.${field.name} ${sign} amount` }, steps)
    return true
  }
  return ofEach(what, amount, sign, table, draft, steps)
}

const isNumber = (type: unknown): boolean => /^(?:integer|decimal|float|bigint)$/.test(String(type))

function amountOf(words: string, table: Node): string {
  if (/^\d+(?:\.\d+)?$/.test(words)) return words
  const field =
    words === ''
      ? named(table, 'fields').find(({ name }) =>
          /^(?:quantity|count|amount|pieces|number)$/i.test(name),
        )
      : fieldOf(words.replace(/\s+(?:of|in|on)\s.*$/i, '').replace(/^ordered\s+/i, ''), table)
  if (field === undefined || !isNumber(field['type'])) return '1'
  return field['required'] === true ? `row.${field.name}` : `row.${field.name} ?? 1`
}

/** The stock of what an order's lines point to: line by line. */
function ofEach(
  what: string,
  amount: string,
  sign: string,
  table: Node,
  draft: Draft,
  steps: Steps,
): boolean {
  for (const line of draft.ofKind('table')) {
    const back = named(line, 'relations').find(
      ({ target, type }) => target === table.id && type === 'manyToOne',
    )
    if (back === undefined) continue
    for (const relation of named(line, 'relations')) {
      const goal = draft.ofKind('table').find(({ id }) => id === relation['target'])
      const field =
        goal && goal.id !== table.id ? fieldOf(withoutTable(what, goal), goal) : undefined
      if (goal === undefined || field === undefined || !isNumber(field['type'])) continue
      const quantity = amountOf(amount, line).replaceAll('row.', 'line.')
      steps.add('set', { value: 'row.id' }, 'itsId')
      steps.add('findMany', { table: line.id, where: `row.${back.name}Id == itsId` }, 'lines')
      const update = {
        id: steps.id(),
        kind: 'update',
        settings: {
          table: goal.id,
          where: `row.id == line.${relation.name}Id`,
          values: {
            [field.name]: `row.${field.name} ${sign} ${/^[\w.]+$/.test(quantity) ? quantity : `(${quantity})`}`,
          },
        },
      }
      steps.all.push({
        id: steps.id(),
        kind: 'each',
        settings: { list: 'lines', item: 'line' },
        bodies: { body: [update] },
      })
      return true
    }
  }
  return false
}

function create(said: string, table: Node, draft: Draft, steps: Steps): boolean {
  const groups = CREATE.exec(said)?.groups
  if (groups === undefined) return false
  const goal =
    draft.table(groups['table'] ?? '') ??
    draft.table(`${groups['what'] ?? ''} ${groups['table'] ?? ''}`.trim()) ??
    draft.table(groups['what'] ?? '') ??
    tableSaid(said, draft)
  if (goal === undefined || goal.id === table.id) return false
  const one = singularOf(table.name).replaceAll('_', ' ')
  const values: Record<string, string> = {}
  for (const field of named(goal, 'fields')) {
    const isText = field['type'] === 'string' || field['type'] === 'text'
    if (isText && (field['required'] === true || Object.keys(values).length === 0))
      values[field.name] = text(
        `${one.charAt(0).toUpperCase()}${one.slice(1)}: ${plainWords(said).slice(0, 60)}`,
      )
    else if (/^(?:date|datetime)$/.test(String(field['type'])))
      values[field.name] = field['type'] === 'date' ? 'today()' : 'now()'
  }
  for (const relation of named(goal, 'relations')) {
    if (relation['type'] === 'manyToMany') continue
    const same = named(table, 'relations').find(
      ({ target, type }) => target === relation['target'] && type !== 'manyToMany',
    )
    if (relation['target'] === table.id) values[relation.name] = 'row.id'
    else if (same) values[relation.name] = `row.${same.name}Id`
    else if (relation['target'] === draft.accounts()?.id && table.settings['owner'] === true)
      values[relation.name] = 'row.ownerId'
  }
  if (goal.settings['owner'] === true)
    values['owner'] = table.settings['owner'] === true ? 'row.ownerId' : 'user'
  steps.add('create', { table: goal.id, values })
  return true
}

function remove(said: string, table: Node, draft: Draft, steps: Steps): boolean {
  const goal = draft.table(DELETE.exec(said)?.groups?.['table'] ?? '')
  const back = goal && named(goal, 'relations').find(({ target }) => target === table.id)
  if (goal === undefined || back === undefined) return false
  steps.add('set', { value: 'row.id' }, 'itsId')
  steps.add('delete', {
    table: goal.id,
    where: `row.${back.name}Id == itsId`,
    whenMissing: 'nothing',
  })
  return true
}
