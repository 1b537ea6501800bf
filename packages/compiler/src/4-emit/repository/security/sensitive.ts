import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { markdownTable } from '../markdown.ts'

/** What must not become known, by how much so, and what is done about it. */
export function sensitive(model: Model): string {
  const served = model.tables.filter(({ access }) => Object.keys(access).length > 0)
  const hidden = columns(model.tables, (column) => !column.readable)
  const ruled = columns(
    served,
    ({ readable, settings }) => readable && settings?.readRule !== undefined,
  )
  const own = tables(served, (rules) => !rules.includes('public'))
  const open = tables(served, (rules) => rules.includes('public'))
  const drawn = model.tables
    .map(({ names }) => names.plural)
    .filter((name) => !own.includes(name) && !open.includes(name))
  const rows = [
    ...(model.auth === undefined
      ? []
      : [['what people sign in with', 'passwords, `auth_…`', SIGN_IN]]),
    ...level('never given out', hidden, 'No answer, filter, sort or log has it.'),
    ...level(
      'given to some who see the row',
      ruled,
      'The field’s own rule stands in every statement that reads it.',
    ),
    ...level(
      'given to whom the rules of the rows name',
      own,
      'The rules stand in the WHERE of every statement; whose row it is not is told that there is none.',
    ),
    ...level('given to everybody', open, 'Who may change it is for its rules to say.'),
    ...level(
      'given as flows say',
      drawn,
      'No list or read of its own; `openapi.json` says what flows answer.',
    ),
  ]
  return `## What is sensitive

${markdownTable(['Level', 'What', 'How it is kept'], rows)}
Of all levels: answers are kept by no cache (\`Cache-Control: no-store\`), no value of a request or a row is logged but what a flow was drawn
to log, and nobody
else is sent anything that was not drawn; traces have none of it. Encrypt the disks of the database and of its backups; rows stay until
they are deleted${model.tables.some(({ softDelete }) => softDelete) ? ', and those that can be restored until somebody removes them from the database' : ''}.
`
}

const SIGN_IN =
  'Hashes and digests alone, which let nobody in; never given out, never logged. Gone with the account.'

const level = (
  name: string,
  what: readonly string[],
  how: string,
): readonly (readonly string[])[] =>
  what.length === 0 ? [] : [[name, what.map((one) => `\`${one}\``).join(', '), how]]

const columns = (
  from: readonly TableModel[],
  is: (column: ColumnModel) => boolean,
): readonly string[] =>
  from.flatMap((table) =>
    table.columns.filter(is).map(({ name }) => `${table.names.plural}.${name}`),
  )

/** Tables of which somebody reads rows, by who may. */
const tables = (
  from: readonly TableModel[],
  is: (rules: readonly string[]) => boolean,
): readonly string[] =>
  from.flatMap(({ names, access }) => {
    const rules = [...(access.list ?? []), ...(access.read ?? [])]
    return rules.length > 0 && is(rules) ? [names.plural] : []
  })
