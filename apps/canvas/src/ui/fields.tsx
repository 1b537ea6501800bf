import { ChevronDown } from 'lucide-react'
import { Switch as Primitive } from 'radix-ui'
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

export const CONTROL =
  'w-full rounded-control border bg-surface px-2.5 text-13 transition-colors duration-100 ' +
  'hover:border-border-strong focus-visible:outline-offset-0 focus-visible:border-accent ' +
  'disabled:opacity-50 aria-invalid:border-error'

interface LabelledProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly children: (ids: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': true | undefined
  }) => ReactNode
}

/** A control with its label above and a hint or an error below. */
export function Labelled({ label, hint, error, children }: LabelledProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12 font-medium text-text-2">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note && (
        <p
          id={`${id}-note`}
          className={classNames('text-12', error ? 'text-error' : 'text-text-3')}
        >
          {note}
        </p>
      )}
    </div>
  )
}

export function TextInput({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input className={classNames(CONTROL, 'h-8', className)} {...rest} />
}

export function Select({ className, children, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className={classNames('relative inline-flex', className ?? 'w-full')}>
      <select className={classNames(CONTROL, 'h-8 appearance-none pr-7 text-ellipsis')} {...rest}>
        {children}
      </select>
      <ChevronDown
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-text-3"
      />
    </span>
  )
}

interface SwitchProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly disabled?: boolean
  /** JSON pointer inside the part: problems lead here. */
  readonly field?: string
  readonly onChange: (checked: boolean) => void
}

/** A setting that is on or off, with its label on the left. */
export function SwitchRow({ label, hint, checked, disabled, field, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex min-h-8 items-center justify-between gap-3">
      <label htmlFor={id} className="min-w-0 flex-1">
        <span className="block">{label}</span>
        {hint && <span className="block text-12 text-text-3">{hint}</span>}
      </label>
      <Primitive.Root
        id={id}
        data-field={field}
        checked={checked}
        {...(disabled ? { disabled } : {})}
        onCheckedChange={onChange}
        className="relative h-6 w-10 shrink-0 rounded-full border border-border-strong bg-sunken transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Primitive.Thumb className="block size-4 translate-x-[3px] rounded-full bg-border-strong transition-transform duration-100 data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-on-solid" />
      </Primitive.Root>
    </div>
  )
}
