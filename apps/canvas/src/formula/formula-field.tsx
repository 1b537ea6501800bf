import type { Type } from '@drawbridge/expressions'
import { Braces, Ellipsis, History, TextCursorInput } from 'lucide-react'
import { useId, useRef, useState, type ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { EarlierValue } from './earlier-value.tsx'
import { FixedValue } from './fixed-value.tsx'
import { FormulaText } from './formula-text.tsx'
import { modeOf, type Mode } from './mode.ts'
import { useSaysFormula } from './use-says-formula.ts'

export interface FormulaFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly value: string
  readonly required?: boolean
  /** What the value must be, where that is known. */
  readonly expected?: Type | undefined
  readonly pointer: string
  readonly isPart?: boolean
  readonly onKeep: (formula: string | undefined) => void
}

const MODES = [
  ['fixed', 'Fixed', TextCursorInput],
  ['earlier', 'From earlier', History],
  ['formula', 'Formula', Braces],
] as const

/**
 * A value, said in one of three ways. Underneath it is always a formula, so a fixed text is one in
 * quotes; what was said in another way is kept while the form is open.
 */
export function FormulaField(props: FormulaFieldProps) {
  const { label, hint, value, required, expected, pointer, isPart, onKeep } = props
  const id = useId()
  const [wished, setWished] = useState<Mode | null>(null)
  const kept = useRef<Partial<Record<Mode, string>>>({})
  const mode = wished ?? modeOf(value)
  const keep = (text: string): void => {
    kept.current = { ...kept.current, [mode]: text }
    if (text !== value) onKeep(text === '' && !required ? undefined : text)
  }
  const switchTo = (next: Mode): void => {
    kept.current = { ...kept.current, [mode]: value }
    setWished(next)
    // A formula may say anything that the others say; they can't say everything that it does.
    const before = next === 'formula' ? undefined : kept.current[next]
    if (before !== undefined && before !== value) onKeep(before)
  }
  const shared = { id, label, value, pointer, isPart, expected, onKeep: keep }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-end justify-between gap-2">
        <label htmlFor={id} className="text-12 font-medium text-text-2">
          {label}
          {required && (
            <span className="text-error" aria-hidden>
              {' '}
              *
            </span>
          )}
        </label>
        <ModeSwitch label={label} mode={mode} onSwitch={switchTo} />
      </div>
      {mode === 'fixed' && <FixedValue {...shared} />}
      {mode === 'earlier' && <EarlierValue {...shared} />}
      {mode === 'formula' && <FormulaText {...shared} isAsked={wished === 'formula'} />}
      {hint && <p className="text-12 text-text-3">{hint}</p>}
    </div>
  )
}

interface ModeSwitchProps {
  readonly label: string
  readonly mode: Mode
  readonly onSwitch: (mode: Mode) => void
}

function ModeSwitch({ label, mode, onSwitch }: ModeSwitchProps) {
  const says = useSaysFormula()
  const isOffered = says || mode === 'formula'
  const modes = MODES.filter(([name]) => name !== 'formula' || isOffered)
  return (
    <div
      role="group"
      aria-label={`How to say ${label}`}
      className="flex rounded-chip bg-sunken p-px"
    >
      {modes.map(([name, words, Icon]) => (
        <Tooltip key={name} label={words}>
          <button
            type="button"
            aria-label={words}
            aria-pressed={mode === name}
            className={classNames(
              'flex h-6 w-7 items-center justify-center rounded-chip',
              mode === name ? 'bg-surface text-accent shadow-1' : 'text-text-3 hover:text-text',
            )}
            onClick={() => onSwitch(name)}
          >
            <Icon size={13} aria-hidden />
          </button>
        </Tooltip>
      ))}
      {!isOffered && (
        <Tooltip label="More ways">
          <button
            type="button"
            aria-label={`More ways to say ${label}`}
            className="flex h-6 w-7 items-center justify-center rounded-chip text-text-3 hover:text-text"
            onClick={() => onSwitch('formula')}
          >
            <Ellipsis size={13} aria-hidden />
          </button>
        </Tooltip>
      )}
    </div>
  )
}
