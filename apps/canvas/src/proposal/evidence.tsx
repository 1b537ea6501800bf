import type { Assisted } from '@drawbridge/protocol'
import { TrialLine } from '../overlays/generate/trials.tsx'
import { counted } from '../ui/counted.ts'

interface EvidenceProps {
  readonly assisted: Assisted
  /** Whether all of it is to be applied, and to the same drawing: as it was tried. */
  readonly isWhole: boolean
}

/** What was tried on a copy, what came of it, and what was wrong with answers before. */
export function Evidence({ assisted, isWhole }: EvidenceProps) {
  const { trials, rounds } = assisted
  const mended = rounds.filter(({ problems }) => problems.length > 0)
  return (
    <>
      {trials.length > 0 && (
        <details className="border-t py-2">
          <summary className="text-12 font-medium text-text-2">
            {`Tried on a copy: ${verdictOf(trials)}`}
          </summary>
          {!isWhole && (
            <p className="text-12 text-text-3">
              All of it was tried on the drawing as it was, not this.
            </p>
          )}
          <ul>
            {trials.map((trial) => (
              <TrialLine key={trial.name} trial={trial} />
            ))}
          </ul>
        </details>
      )}
      {mended.length > 0 && (
        <details className="border-t py-2">
          <summary className="text-12 font-medium text-text-2">
            {`${counted(mended.length, 'answer')} with mistakes`}
          </summary>
          {mended.map(({ problems }) => (
            <ul
              key={problems.join()}
              className="list-disc py-1 pl-5 text-12 break-words text-text-2"
            >
              {problems.map((one) => (
                <li key={one}>{one.replace(/^- /, '')}</li>
              ))}
            </ul>
          ))}
        </details>
      )}
    </>
  )
}

function verdictOf(trials: Assisted['trials']): string {
  const wrong = trials.filter(({ state }) => state === 'problem')
  if (wrong.length > 0) return counted(wrong.length, 'problem')
  if (trials.every(({ state }) => state === 'skipped')) return 'not tried'
  return trials.some(({ name }) => name === 'access')
    ? 'its types, database, start, tests and rules'
    : 'its types, migrations, statements and start'
}
