import { removal, type Command } from '@drawbridge/commands'
import { Draft } from '../draft.ts'
import { typeInWords } from '../field-meaning.ts'
import { findField, named } from '../fields-of.ts'
import { withoutClause } from '../leftover.ts'
import { readItems } from '../read-items.ts'
import type { Recipe } from '../recipe.ts'
import { fieldName } from '../words.ts'

export const addFields: Recipe = {
  examples: ['add a field due date to tasks', 'add isbn and pages to books'],
  read(phrase, draft) {
    const match =
      /^(?:add|create|give)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:fields?|columns?)?\s*(?<fields>.+)\s+(?:to|on|in)\s+(?<table>.+)$/i.exec(
        phrase,
      )?.groups
    if (!match) return undefined
    const { kept, left: clause } = withoutClause(match['table'] ?? '')
    const table = draft.table(kept)
    if (!table) return { problem: `There is no table ${match['table']}.` }
    const old = named(table, 'fields')
    const before = new Set(old.map(({ id }) => id))
    const { fields, mentions, left } = readItems(match['fields'] ?? '', draft, before)
    const twice = fields.find((field) => old.some(({ name }) => name === field.name))
    if (twice) return { problem: `${table.name} has a field ${twice.name} already.` }
    const after = new Draft(draft.manifest)
    const related = mentions.map((mention) => mention(table.id, after))
    const says = related.flatMap((each) => (each.says === '' ? [] : [each.says]))
    if (fields.length > 0) {
      const words = fields.map((field) => `${field.name} (${typeInWords(field)})`).join(', ')
      says.unshift(`Add ${words} to ${table.name}.`)
    }
    if (says.length === 0) return { problem: 'A field needs a name of letters.' }
    const inserts = fields.map((item): Command => {
      return { type: 'insertItem', id: table.id, path: ['fields'], item }
    })
    return {
      says: says.join(' '),
      commands: [...inserts, ...related.flatMap((each) => each.commands)],
      left: [
        ...left,
        ...related.flatMap((each) => each.left),
        ...(clause === undefined ? [] : [clause]),
      ],
    }
  },
}

/** `delete the table books`, or only `delete books` where there is one. */
const WHOLE = /^(?:remove|delete|drop)\s+(?:the\s+)?(?<said>table\s+)?(?<table>.+?)(?:\s+table)?$/i

export const removeThing: Recipe = {
  examples: ['remove price from books', 'delete the table books', 'delete books'],
  read(phrase, draft) {
    const whole = WHOLE.exec(phrase)?.groups
    const table = draft.table(whole?.['table'] ?? '')
    if (whole?.['said'] && !table) return { problem: `There is no table ${whole['table']}.` }
    if (table) {
      const commands = removal(draft.manifest, [table.id])
      return {
        says: `Remove the table ${table.name}, with its rows and the relations to it.`,
        commands,
      }
    }
    const part =
      /^(?:remove|delete|drop)\s+(?:the\s+)?(?:field\s+)?(?<field>.+?)\s+(?:from|of)\s+(?<table>.+)$/i.exec(
        phrase,
      )?.groups
    if (!part) return undefined
    const found = findField(draft, part['field'] ?? '', part['table'])
    if ('problem' in found) return found
    const path = ['fields', `#${found.field.id}`]
    return {
      says: `Remove ${found.field.name} from ${found.table.name}, with what rows hold in it.`,
      commands: [{ type: 'removeItem', id: found.table.id, path }],
    }
  },
}

export const rename: Recipe = {
  examples: [
    'rename books to volumes',
    'rename title in books to heading',
    'rename title to heading in books',
    'rename books title to heading',
  ],
  read(phrase, draft) {
    const match =
      /^rename\s+(?:the\s+)?(?:table\s+|field\s+)?(?<what>.+?)(?:\s+(?:in|of)\s+(?<table>.+?))?\s+(?:to|into|as)\s+(?<name>.+)$/i.exec(
        phrase,
      )?.groups
    if (!match) return undefined
    const { what = '', name: said = '' } = match
    const atEnd = /^(?<name>.+?)\s+(?:in|of)\s+(?<table>.+)$/i.exec(said)?.groups
    const isAtEnd = match['table'] === undefined && atEnd !== undefined
    const tableWords = isAtEnd ? atEnd['table'] : match['table']
    const wanted = (isAtEnd ? atEnd['name'] : said) ?? ''
    const name = fieldName(wanted)
    if (name === undefined) return { problem: 'A name needs letters.' }
    const table = tableWords === undefined ? draft.table(what) : undefined
    if (table) {
      const plain = wanted
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '_')
      return {
        says: `Rename ${table.name} to ${plain}. Its rows stay.`,
        commands: [{ type: 'renameNode', id: table.id, name: plain }],
      }
    }
    const found = findField(draft, what, tableWords)
    if ('problem' in found) return found
    const path = ['fields', `#${found.field.id}`, 'name']
    return {
      says: `Rename ${found.field.name} of ${found.table.name} to ${name}. What rows hold in it stays.`,
      commands: [{ type: 'setSetting', id: found.table.id, path, value: name }],
    }
  },
}
