import type { Json } from '@drawbridge/manifest'
import { SwitchRow } from '../ui/fields.tsx'
import { wordFor } from './choice-words.ts'
import type { Shape } from './shape.ts'

interface ChoiceListProps {
  readonly label: string
  readonly shape: Shape
  readonly value: Json | undefined
  /** JSON pointer inside the part: problems lead here. */
  readonly field: string
  readonly onKeep: (next: Json | undefined) => void
}

/** Any of a few things, each on or off. */
export function ChoiceList({ label, shape, value, field, onKeep }: ChoiceListProps) {
  const choices = (shape.items?.enum ?? []).map(String)
  const chosen = new Set(
    (Array.isArray(value ?? shape.default) ? [value ?? shape.default] : []).flat(),
  )
  const turn = (choice: string, on: boolean): void => {
    const next = choices.filter((one) => (one === choice ? on : chosen.has(one)))
    onKeep(next.length === choices.length ? undefined : next)
  }
  return (
    <fieldset data-field={field} className="flex flex-col gap-1">
      <legend className="text-12 font-medium text-text-2">{label}</legend>
      {choices.map((choice) => (
        <SwitchRow
          key={choice}
          label={wordFor(choice)}
          checked={chosen.has(choice)}
          onChange={(on) => turn(choice, on)}
        />
      ))}
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
    </fieldset>
  )
}
