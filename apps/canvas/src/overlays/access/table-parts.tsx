import type { AccessView } from '@drawbridge/protocol'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import type { Said } from './answer-words.ts'

export interface TableProps {
  readonly view: AccessView
  readonly search: string
  /** Leads to the part whose rules they are. */
  readonly onShow: (node: string) => void
}

interface HeadsProps {
  readonly first: string
  readonly callers: AccessView['callers']
}

export function CallerHeads({ first, callers }: HeadsProps) {
  return (
    <thead className="sticky top-0 bg-surface">
      <tr className="text-left text-11 text-text-3">
        <th scope="col" className="py-1 pr-3 font-medium">
          {first}
        </th>
        {callers.map(({ name }) => (
          <th key={name} scope="col" className="py-1 pr-3 font-medium whitespace-nowrap">
            {name === 'nobody' ? 'Not signed in' : name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface PartProps {
  readonly node: string
  readonly onShow: (node: string) => void
  readonly children: ReactNode
}

export function Part({ node, onShow, children }: PartProps) {
  return (
    <button
      type="button"
      className="flex items-center gap-2 rounded-control text-left hover:underline"
      onClick={() => onShow(node)}
    >
      {children}
    </button>
  )
}

const TONES: Readonly<Record<Said['tone'], string>> = {
  yes: 'bg-ok/12 text-ok',
  some: 'bg-warning/12 text-warning',
  no: 'text-text-3',
}

/** Whether somebody may, in a word and a colour; the title says it to the letter. */
export function Verdict({ words, tone, title }: Said & { readonly title: string }) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex min-h-[18px] items-center rounded-chip px-1.5 whitespace-nowrap',
        TONES[tone],
      )}
    >
      {words}
    </span>
  )
}
