import { useEffect, useId, useRef, useState } from 'react'
import { announce } from '../stores/session.ts'
import { classNames } from '../ui/class-names.ts'
import { CONTROL } from '../ui/fields.tsx'
import { Remark } from '../ui/remark.tsx'

/** Time to read why the old text is there again. */
const REMARK_MS = 8_000

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
  /** What was meant by a text: that is kept, and stands there then. */
  readonly takenAs?: (text: string) => string
  /** Why a text can't be kept, or null: then the old one comes back, and the reason stands there. */
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
    takenAs = (text) => text,
    refuse,
    onKeep,
  } = props
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const own = useId()
  const [remark, setRemark] = useState<string | null>(null)
  useEffect(() => {
    if (remark === null) return
    const timer = setTimeout(() => setRemark(null), REMARK_MS)
    return () => clearTimeout(timer)
  }, [remark])
  useEffect(() => {
    if (ref.current && document.activeElement !== ref.current) ref.current.value = value
  }, [value])
  const keep = (text: string): void => {
    const trimmed = takenAs(multiline ? text : text.trim())
    if (ref.current && trimmed !== text) ref.current.value = trimmed
    if (trimmed === value) return
    const isMissing = required === true && trimmed === ''
    const reason = isMissing ? `It can’t be left empty. “${value}” stays.` : refuse?.(trimmed)
    setRemark(reason ?? null)
    if (reason === null || reason === undefined) return onKeep(trimmed)
    if (ref.current) ref.current.value = value
    announce(reason)
  }
  const shared = {
    ref,
    id: id ?? own,
    'aria-label': id ? undefined : label,
    'data-field': field,
    defaultValue: value,
    placeholder,
    onInput: () => setRemark(null),
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
    return (
      <Remark text={remark}>
        <textarea {...shared} rows={3} className={classNames(CONTROL, 'py-1.5', className)} />
      </Remark>
    )
  return (
    <Remark text={remark}>
      <input
        {...shared}
        inputMode={numeric ? 'decimal' : undefined}
        className={classNames(CONTROL, 'h-8', className)}
      />
    </Remark>
  )
}
