import type { Preflight } from '@drawbridge/protocol'
import { Button } from '../../ui/button.tsx'
import { show } from '../../stores/session.ts'
import { causesOf, moreWords } from './causes.ts'
import { StateIcon } from './states.tsx'

interface PreflightListProps {
  readonly items: readonly Preflight[]
  readonly onShow: (node: string) => void
}

/** What was checked, and what is missing to run it elsewhere. */
export function PreflightList({ items, onShow }: PreflightListProps) {
  return (
    <ul className="flex flex-col">
      {causesOf(items, ({ code }) => code).map(({ first, more }) => {
        const { title, state, detail, node, secret } = first
        return (
          <li
            key={`${title} ${detail}`}
            className="flex items-start gap-2.5 border-b py-2 last:border-b-0"
          >
            <StateIcon state={state} />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{title}</span>
              <span className="block text-12 text-text-2">{detail}</span>
              {more > 0 && <span className="block text-12 text-text-3">{moreWords(more)}</span>}
            </span>
            {secret && (
              <Button size={24} onClick={() => show({ type: 'otherServices' })}>
                Set it here
              </Button>
            )}
            {node && (
              <Button size={24} onClick={() => onShow(node)}>
                Show
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
