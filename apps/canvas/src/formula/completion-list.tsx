import type { Completion } from '@drawbridge/expressions'
import { useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'

interface CompletionListProps {
  readonly id: string
  readonly offers: readonly Completion[]
  readonly chosen: number
  readonly onTake: (offer: Completion) => void
}

/** What may come next in a formula. */
export function CompletionList({ id, offers, chosen, onTake }: CompletionListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label="What may come next"
      className="absolute top-full right-0 left-0 z-40 mt-1 max-h-52 overflow-y-auto rounded-panel border bg-raised p-1 shadow-2"
    >
      {offers.map((offer, index) => (
        <li
          key={`${offer.label} ${offer.type.replaceAll('`', '')}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          title={offer.detail.replaceAll('`', '')}
          className={classNames(
            'flex min-h-7 cursor-default items-center gap-2 rounded-chip px-2',
            index === chosen && 'bg-hover',
          )}
          onPointerDown={(event) => {
            // The text keeps the focus, so that it is not taken for done.
            event.preventDefault()
            onTake(offer)
          }}
        >
          <span className="min-w-0 flex-1 truncate font-mono text-12">{offer.label}</span>
          <span className="max-w-40 truncate text-11 text-text-3">
            {offer.type.replaceAll('`', '')}
          </span>
        </li>
      ))}
    </ul>
  )
}
