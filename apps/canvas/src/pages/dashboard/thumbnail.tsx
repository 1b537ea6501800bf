import { tintOf } from '../../kinds/colours.ts'
import { faceOf } from '@drawbridge/kinds/faces'

type PartCounts = Readonly<Record<string, number>>

const COLUMNS = [['auth'], ['api'], ['table'], ['database']] as const
const MOST = 4

/** A drawing from very far away: its parts by kind, in the columns that they usually stand in. */
export function Thumbnail({ parts }: { readonly parts: PartCounts }) {
  const columns = COLUMNS.map((kinds) =>
    kinds.flatMap((kind) => Array.from({ length: Math.min(parts[kind] ?? 0, MOST) }, () => kind)),
  ).filter((column) => column.length > 0)
  return (
    <div
      aria-hidden
      className="thumbnail flex h-24 items-center justify-center gap-[5%] border-b px-3 bg-canvas"
    >
      {columns.map((column) => (
        <div key={column[0]} className="flex w-12 min-w-0 flex-col gap-1.5">
          {column.map((kind, index) => (
            // Boxes of one kind are all alike.
            <span
              key={`${kind}${index}`}
              className="flex h-3.5 items-center gap-1 rounded-chip border bg-surface px-1 shadow-1"
            >
              <span
                className={`size-1.5 shrink-0 rounded-full ${tintOf(faceOf(kind)?.about.colour).bar}`}
              />
              <span className="h-0.5 flex-1 rounded-full bg-border" />
            </span>
          ))}
        </div>
      ))}
      {columns.length === 0 && <span className="text-12 text-text-3">Nothing drawn yet</span>}
    </div>
  )
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

/** `3 tables, sign-in`. */
export function Parts({ parts }: { readonly parts: PartCounts }) {
  const tables = parts['table'] ?? 0
  const words = [
    tables > 0 ? counted(tables, 'table', 'tables') : '',
    (parts['auth'] ?? 0) > 0 ? 'sign-in' : '',
    (parts['api'] ?? 0) > 0 ? counted(parts['api'] ?? 0, 'API', 'APIs') : '',
  ].filter(Boolean)
  return <span className="truncate">{words.length > 0 ? words.join(' · ') : 'Empty'}</span>
}
