import { useId, type ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly sentence: string
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** One subject of the account page. */
export function Section({ title, sentence, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-node border bg-surface px-5 py-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 flex-1">
          <h2 id={id} className="text-14 font-semibold">
            {title}
          </h2>
          <p className="mt-0.5 text-text-2">{sentence}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}

/** Things of a section, one below the other. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <ul className="mt-3 divide-y border-t">{children}</ul>
}

interface RowProps {
  readonly title: ReactNode
  readonly note: string
  readonly action?: ReactNode
}

export function Row({ title, note, action }: RowProps) {
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate">{title}</p>
        <p className="text-12 text-text-3">{note}</p>
      </div>
      {action}
    </li>
  )
}
