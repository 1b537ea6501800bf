import { classNames } from '../../ui/class-names.ts'

interface RulePillProps {
  readonly label: string
  readonly word: string
  readonly field?: string | undefined
  readonly on: boolean
  readonly onToggle: () => void
}

/** Somebody who may, or may not. */
export function RulePill({ label, word, field, on, onToggle }: RulePillProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={on}
      data-field={field}
      className={classNames(
        'h-6 rounded-full border px-1.5 text-11 font-medium',
        on ? 'border-accent bg-accent text-on-solid' : 'text-text-2 hover:border-border-strong',
      )}
      onClick={onToggle}
    >
      {word}
    </button>
  )
}
