import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** How many things in it are set. */
  readonly count?: number | undefined
  readonly closed?: boolean
  readonly children: ReactNode
}

/** A part of the details that can be folded. */
export function Section({ title, count, closed, children }: SectionProps) {
  return (
    <details open={!closed} className="group/section border-t first:border-t-0">
      <summary className="flex h-9 list-none items-center gap-1.5 px-4 font-medium hover:bg-hover">
        <ChevronRight
          size={14}
          aria-hidden
          className="text-text-3 transition-transform group-open/section:rotate-90"
        />
        {title}
        {count !== undefined && count > 0 && (
          <span className="rounded-full bg-sunken px-1.5 text-11 text-text-2">{count}</span>
        )}
      </summary>
      <div className="flex flex-col gap-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  )
}
