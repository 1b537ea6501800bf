import type { ReactNode } from 'react'

interface PanelTitleProps {
  readonly title: string
  readonly hint?: string
  readonly children?: ReactNode
}

/** The head of a panel on the left. */
export function PanelTitle({ title, hint, children }: PanelTitleProps) {
  return (
    <div className="flex items-start gap-2 px-4 pt-3 pb-2">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">{title}</h2>
        {hint && <p className="text-12 text-text-3">{hint}</p>}
      </div>
      {children}
    </div>
  )
}
