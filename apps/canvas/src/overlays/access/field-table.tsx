import type { AccessView } from '@drawbridge/protocol'
import type { Said } from './answer-words.ts'
import { CallerHeads, Part, Verdict, type TableProps } from './table-parts.tsx'

type May = AccessView['fields'][number]['read'][number]

/** A line for each field, a column for each sort of caller. */
export function FieldTable({ view, search, onShow }: TableProps) {
  const wanted = search.trim().toLowerCase()
  const rows = view.fields.filter(({ table, field }) =>
    `${table}.${field}`.toLowerCase().includes(wanted),
  )
  if (rows.length === 0) return null
  return (
    <table className="mt-6 w-full border-collapse text-12">
      <caption className="pb-1 text-left text-13 font-semibold">
        Fields
        <span className="block font-normal text-text-2">In rows that the caller reaches.</span>
      </caption>
      <CallerHeads first="Field" callers={view.callers} />
      <tbody>
        {rows.map(({ node, table, field, read, write }) => (
          <tr key={`${node} ${field}`} className="border-t align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              <Part node={node} onShow={onShow}>
                <code className="font-mono break-all">
                  {table}.{field}
                </code>
              </Part>
            </th>
            {view.callers.map(({ name }, index) => (
              <td key={name} className="py-1.5 pr-3">
                <Verdict {...saidOfField(read[index], write[index])} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const NEVER: May = { own: false, foreign: false }

function saidOfField(read: May = NEVER, write: May = NEVER): Said & { readonly title: string } {
  const title = `Reads: ${words(read)}. Writes: ${words(write)}.`
  if (!read.own && !write.own) return { words: 'no', tone: 'no', title }
  const said = [
    read.own && `reads${read.foreign ? '' : ' own'}`,
    write.own && `writes${write.foreign ? '' : ' own'}`,
  ]
  const isWhole = read.foreign && write.foreign
  return { words: said.filter(Boolean).join(', '), tone: isWhole ? 'yes' : 'some', title }
}

function words({ own, foreign }: May): string {
  if (foreign) return 'of any row'
  return own ? 'of own rows' : 'never'
}
