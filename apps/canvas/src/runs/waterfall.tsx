import type { Run, RunMoment } from '@drawbridge/protocol'
import { Diff } from 'lucide-react'
import { openFlow } from '../flow/current.ts'
import { took } from '../flow/ran.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { lookAt } from '../stores/trace.ts'
import { classNames } from '../ui/class-names.ts'
import { walkList } from '../ui/walk-list.ts'
import type { Difference } from './difference.ts'
import { barOf, type PlacedMoment } from './moments.ts'
import { momentResult, momentTitle, SORTS } from './moment-words.ts'
import { statementWords } from './statement-words.ts'

interface WaterfallProps {
  readonly run: Run
  /** Those of its moments that are not as in another one. */
  readonly differences: ReadonlyMap<RunMoment, Difference> | null
  readonly moments: readonly PlacedMoment[]
  readonly at: number
}

const BARS: Readonly<Record<RunMoment['sort'], string>> = {
  step: 'bg-logic',
  statement: 'bg-table',
  transaction: 'bg-border-strong',
  call: 'bg-integration',
  span: 'bg-border-strong',
}

/** The moments of a request over its time. Choosing a step leads to it in the drawing. */
export function Waterfall({ run, differences, moments, at }: WaterfallProps) {
  const manifest = useDocument((document) => document.manifest)
  const isGuided = useSession(({ level }) => level === 'guided')
  return (
    <ol
      aria-label="What happened"
      className="min-h-0 flex-1 overflow-y-auto py-1"
      onKeyDown={walkList}
    >
      {moments.map(({ moment, index, depth }) => {
        const inWords = isGuided && moment.sort === 'statement'
        const title = inWords
          ? statementWords(moment.text, manifest)
          : momentTitle(moment, manifest)
        const { from, length } = barOf(moment, run.ms)
        const time = moment.ms === null ? '' : took(moment.ms)
        const isOther = differences?.has(moment) === true
        return (
          <li key={index}>
            <button
              type="button"
              aria-pressed={index === at}
              tabIndex={index === at ? 0 : -1}
              className={classNames(
                'flex h-6 w-full items-center gap-2 px-3 text-12',
                index === at ? 'ring-1 ring-accent ring-inset' : 'hover:bg-hover',
                index > at && 'opacity-45',
              )}
              onClick={() => {
                lookAt(index)
                if (moment.sort === 'step') openFlow(moment, moment.step)
              }}
            >
              <span
                className={classNames(
                  'w-[40%] min-w-0 shrink-0 truncate text-left',
                  moment.sort === 'step' || inWords ? '' : 'font-mono text-11 text-text-2',
                )}
                style={{ paddingLeft: depth * 12 }}
                title={title}
              >
                <span className="sr-only">{SORTS[moment.sort]} </span>
                {title}
              </span>
              {isOther && (
                <Diff size={12} className="shrink-0 text-warning" aria-label="not as before" />
              )}
              <span className="relative h-2 min-w-0 flex-1 rounded-full bg-sunken">
                <span
                  className={classNames(
                    'absolute inset-y-0 rounded-full',
                    moment.failed === undefined ? BARS[moment.sort] : 'bg-error',
                  )}
                  style={{
                    left: `${Math.min(from, 99.5)}%`,
                    width: `${length}%`,
                    maxWidth: `${100 - Math.min(from, 99.5)}%`,
                  }}
                />
              </span>
              <span className="w-14 shrink-0 truncate text-right text-text-3">
                {momentResult(moment)}
              </span>
              <span className="w-12 shrink-0 text-right text-text-3 tabular-nums">{time}</span>
            </button>
          </li>
        )
      })}
      {run.left > 0 && (
        <li className="px-3 py-1 text-12 text-text-3">
          {run.left} more are not shown: so much of one request is kept.
        </li>
      )}
    </ol>
  )
}
