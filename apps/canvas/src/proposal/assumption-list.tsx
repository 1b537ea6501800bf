import { Pencil } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { TextInput } from '../ui/fields.tsx'

/** What is to hold instead of an assumption, by that; empty: it is not to be taken for granted. */
export type Instead = Readonly<Record<string, string>>

interface AssumptionListProps {
  readonly assumptions: readonly string[]
  readonly instead: Instead
  readonly onChange: (instead: Instead) => void
}

/** What nobody had said, and the model took to be so: each can be said otherwise. */
export function AssumptionList({ assumptions, instead, onChange }: AssumptionListProps) {
  if (assumptions.length === 0) return null
  return (
    <section aria-label="It took for granted">
      <h3 className="text-12 font-medium text-text-2">It took for granted</h3>
      <ul>
        {assumptions.map((one) => {
          const value = instead[one]
          return (
            <li key={one} className="flex items-start gap-1 py-0.5">
              {value === undefined ? (
                <>
                  <span className="min-w-0 flex-1 py-0.5 break-words">{one}</span>
                  <IconButton
                    label={`Say otherwise: ${one}`}
                    size={24}
                    onClick={() => onChange({ ...instead, [one]: one })}
                  >
                    <Pencil size={12} />
                  </IconButton>
                </>
              ) : (
                <TextInput
                  autoFocus
                  aria-label={`Instead of: ${one}`}
                  value={value}
                  maxLength={500}
                  autoComplete="off"
                  onChange={({ target }) => onChange({ ...instead, [one]: target.value })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The same, for the model. */
export function insteadWords(instead: Instead): readonly string[] {
  return Object.entries(instead).flatMap(([one, value]) => {
    const said = value.trim()
    if (said === one) return []
    return [said === '' ? `Do not take for granted: ${one}` : `Not “${one}”, but: ${said}`]
  })
}
