import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldedSettingsProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly isSet: boolean
  /** JSON pointer inside the part: problems lead here. */
  readonly field?: string
  readonly children: ReactNode
}

/** Settings that belong together, folded until somebody needs them. */
export function FoldedSettings({ label, hint, isSet, field, children }: FoldedSettingsProps) {
  return (
    <details data-field={field} className="rounded-control border">
      <summary className="flex list-none items-center gap-1.5 px-2.5 py-1.5 text-13 hover:bg-hover">
        <ChevronRight
          size={14}
          aria-hidden
          className="shrink-0 text-text-3 transition-transform [[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0 flex-1">
          {label}
          {hint && <span className="block text-12 text-text-3">{hint}</span>}
        </span>
        {isSet && <span className="rounded-full bg-sunken px-1.5 text-11 text-text-2">set</span>}
      </summary>
      <div className="flex flex-col gap-3 px-2.5 pt-1 pb-3">{children}</div>
    </details>
  )
}
