import type { Sensitive } from '@drawbridge/protocol'
import { ShieldAlert } from 'lucide-react'

interface SensitiveListProps {
  readonly sensitive: readonly Sensitive[]
  readonly agreed: ReadonlySet<string>
  readonly onAgree: (agreed: ReadonlySet<string>) => void
}

/** What nobody should agree to in passing, each with a click of its own. */
export function SensitiveList({ sensitive, agreed, onAgree }: SensitiveListProps) {
  if (sensitive.length === 0) return null
  return (
    <fieldset className="my-2 rounded-control border border-warning px-3 py-2">
      <legend className="flex items-center gap-1.5 px-1 font-medium">
        <ShieldAlert size={14} className="text-warning" aria-hidden /> Agree to each of these
      </legend>
      {sensitive.map(({ key, says }) => (
        <label key={key} className="flex items-start gap-2 py-1">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-accent"
            checked={agreed.has(key)}
            onChange={({ target }) => {
              const next = new Set(agreed)
              if (target.checked) next.add(key)
              else next.delete(key)
              onAgree(next)
            }}
          />
          <span>{says}</span>
        </label>
      ))}
    </fieldset>
  )
}
