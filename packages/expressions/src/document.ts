import { signature } from './check/check-call.ts'
import { GROUPS, type Example, type FunctionDefinition, type Group } from './functions/function.ts'
import { FUNCTIONS } from './functions/table.ts'
import { LIST_METHODS } from './list-methods.ts'

const TITLES: Readonly<Record<Group, string>> = {
  text: 'Text',
  numbers: 'Numbers and money',
  dates: 'Dates, moments and time zones',
  lists: 'Lists',
  objects: 'Objects and JSON',
  ids: 'Ids and encodings',
}

/** The part of docs/expressions.md that lists what there is. */
export function functionsDocument(): string {
  const methods = Object.entries(LIST_METHODS).map(
    ([name, summary]) => `| \`list.${name}(item => …)\` | ${summary} |`,
  )
  const groups = GROUPS.map((group) => {
    const all = [...FUNCTIONS.values()].filter((one) => one.group === group)
    return `### ${TITLES[group]}\n\n| Function | What it gives | Examples |\n| --- | --- | --- |\n${all.map(row).join('\n')}`
  })
  return [
    `### List methods\n\n| Method | What it gives |\n| --- | --- |\n${methods.join('\n')}`,
    ...groups,
  ].join('\n\n')
}

/** The same in a line each, without examples. */
export function functionsInShort(): string {
  const methods = Object.entries(LIST_METHODS).map(
    ([name, summary]) => `- list.${name}(item => …): ${summary}`,
  )
  const functions = [...FUNCTIONS.values()].map((one) => `- ${signature(one)}: ${one.summary}`)
  return [...methods, ...functions].join('\n')
}

const row = (one: FunctionDefinition): string =>
  `| \`${signature(one)}\` | ${one.summary} | ${one.examples.map(example).join('<br>')} |`

const example = ({ expression, gives }: Example): string =>
  `${quoted(expression)} → ${quoted(JSON.stringify(gives))}`

/** As code in a cell, where a stroke would end the cell. */
function quoted(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${text.replaceAll('|', '\\|')}${fence}`
}
