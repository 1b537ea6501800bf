import { keysOf, useNames, type Leads } from './linked-rows.ts'

interface ChipsProps {
  readonly keys: readonly string[]
  readonly names: readonly string[]
}

/** Rows that a row leads to, each by what it is called. */
export function Chips({ keys, names }: ChipsProps) {
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {keys.map((key, at) => (
        <span
          key={key}
          title={`${names[at] ?? ''} (${key})`}
          className="max-w-32 shrink-0 truncate rounded-full border bg-sunken px-2 text-12"
        >
          {names[at] || key}
        </span>
      ))}
    </span>
  )
}

interface NamedChipsProps {
  readonly leads: Leads
  /** Their keys, which nobody has said the names of yet. */
  readonly text: string
}

/** The same of keys that are not written yet. */
export function NamedChips({ leads, text }: NamedChipsProps) {
  const keys = keysOf(text)
  const names = useNames(leads, keys)
  return <Chips keys={keys} names={keys.map((key) => names.get(key) ?? '')} />
}
