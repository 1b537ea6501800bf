import { useEffect, useId, useRef } from 'react'
import { notify } from '../stores/session.ts'
import { classNames } from '../ui/class-names.ts'
import { CONTROL } from '../ui/fields.tsx'

interface TextSettingProps {
  readonly value: string
  readonly label: string
  /** JSON pointer inside the part: problems lead here. */
  readonly field?: string | undefined
  readonly placeholder?: string | undefined
  readonly required?: boolean
  readonly multiline?: boolean
  readonly numeric?: boolean
  readonly className?: string | undefined
  readonly id?: string | undefined
  /** Why a text can't be kept, or null: then the old one comes back, and the reason is said. */
  readonly refuse?: (text: string) => string | null
  readonly onKeep: (text: string) => void
}

/**
 * A text that is kept when it is left or Enter is pressed: one edit, one undo entry. Until then
 * the browser's own undo works in it, and Esc brings the old text back.
 */
export function TextSetting(props: TextSettingProps) {
  const {
    value,
    label,
    field,
    placeholder,
    required,
    multiline,
    numeric,
    className,
    id,
    refuse,
    onKeep,
  } = props
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const own = useId()
  useEffect(() => {
    if (ref.current && document.activeElement !== ref.current) ref.current.value = value
  }, [value])
  const keep = (text: string): void => {
    const trimmed = multiline ? text : text.trim()
    if (trimmed === value) return
    if (required && trimmed === '') {
      if (ref.current) ref.current.value = value
      return
    }
    const reason = refuse?.(trimmed) ?? null
    if (reason !== null) {
      if (ref.current) ref.current.value = value
      notify({ tone: 'error', text: reason })
      return
    }
    onKeep(trimmed)
  }
  const shared = {
    ref,
    id: id ?? own,
    'aria-label': id ? undefined : label,
    'data-field': field,
    defaultValue: value,
    placeholder,
    onBlur: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      keep(event.target.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Escape') {
        event.currentTarget.value = value
        event.currentTarget.blur()
      }
      if (event.key === 'Enter' && !multiline) keep(event.currentTarget.value)
    },
  }
  if (multiline)
    return <textarea {...shared} rows={3} className={classNames(CONTROL, 'py-1.5', className)} />
  return (
    <input
      {...shared}
      inputMode={numeric ? 'decimal' : undefined}
      className={classNames(CONTROL, 'h-8', className)}
    />
  )
}
