import type { OwnTest } from '@drawbridge/protocol'
import { CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react'
import { took } from '../flow/ran.ts'
import { classNames } from '../ui/class-names.ts'

const LOOKS = {
  waiting: [CircleDashed, 'text-text-3', 'waits'],
  running: [LoaderCircle, 'text-text-2', 'runs'],
  passed: [CircleCheck, 'text-ok', 'passed'],
  failed: [CircleX, 'text-error', 'failed'],
} as const

interface TestLineProps {
  readonly test: OwnTest
  readonly isChosen: boolean
  /** Where the keyboard comes in. */
  readonly isEntry: boolean
  readonly onChoose: () => void
}

export function TestLine({ test, isChosen, isEntry, onChoose }: TestLineProps) {
  const [Icon, colour, word] = LOOKS[test.state]
  const isOver = test.state === 'passed' || test.state === 'failed'
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        tabIndex={isEntry ? 0 : -1}
        className={classNames(
          'flex h-7 w-full items-center gap-2 px-2 text-12',
          isChosen ? 'ring-1 ring-accent ring-inset' : 'hover:bg-hover',
        )}
        onClick={onChoose}
      >
        <Icon size={14} className={`shrink-0 ${colour}`} aria-label={word} />
        <span className="min-w-0 flex-1 truncate text-left" title={test.name}>
          {test.name}
        </span>
        {isOver && <span className="shrink-0 text-text-3 tabular-nums">{took(test.ms)}</span>}
      </button>
    </li>
  )
}
