import type { NodeProps } from '@xyflow/react'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '../ui/class-names.ts'
import { counted } from '../ui/counted.ts'
import { StepTile } from '../ui/step-tile.tsx'
import { GhostMark } from '../map/nodes/ghost-mark.tsx'
import { ranWords, took, type RanStep } from './ran.ts'
import { MARK_WORDS } from './marks.ts'
import type { StepData } from './to-nodes.ts'

/** A step: what it is, what its value is called, and what it does in one sentence. */
export const StepCard = memo(function StepCard({ data }: NodeProps & { data: StepData }) {
  return (
    <div
      className="part-card px-3 py-2.5"
      data-errors={data.errors > 0 || undefined}
      data-ran={data.ran?.state}
      data-mark={data.mark ?? undefined}
      data-ghost={data.ghost ?? undefined}
    >
      <StepHead data={data} />
      <p className="step-words mt-1.5 line-clamp-2 text-13 leading-[18px]" title={data.sentence}>
        {data.sentence}
      </p>
    </div>
  )
})

/** A step that holds others: they stand inside of its frame. */
export const StepFrame = memo(function StepFrame({ data }: NodeProps & { data: StepData }) {
  return (
    <div
      className="part-card step-frame"
      data-errors={data.errors > 0 || undefined}
      data-ran={data.ran?.state}
      data-mark={data.mark ?? undefined}
      data-ghost={data.ghost ?? undefined}
    >
      <div className="px-3 pt-2.5">
        <StepHead data={data} />
        <p className="step-words mt-1 truncate text-13" title={data.sentence}>
          {data.sentence}
        </p>
      </div>
    </div>
  )
})

function StepHead({ data }: { readonly data: StepData }) {
  const { card, title, errors, warnings } = data
  const { step } = card.placed
  return (
    <div className="step-head flex h-6 items-center gap-2">
      <StepTile kind={step.kind} />
      <span className="step-title min-w-0 flex-1 truncate text-12 font-medium text-text-2">
        {title}
      </span>
      {step.name && (
        <span
          className="step-words max-w-28 truncate rounded-chip bg-sunken px-1.5 font-mono text-11 text-text-2"
          title={`Its value is called ${step.name}`}
        >
          {step.name}
        </span>
      )}
      {data.mark && (
        <span
          className="size-2.5 shrink-0 rounded-full bg-error"
          title={MARK_WORDS[data.mark]}
          aria-hidden
        />
      )}
      {data.ghost && <GhostMark ghost={data.ghost} />}
      {data.ran && data.ran.state !== 'skipped' && <RanChip ran={data.ran} />}
      {errors > 0 ? (
        <CircleAlert size={16} className="text-error" aria-label={counted(errors, 'problem')} />
      ) : (
        warnings > 0 && (
          <TriangleAlert
            size={16}
            className="text-warning"
            aria-label={counted(warnings, 'warning')}
          />
        )
      )}
    </div>
  )
}

/** Which step it was in the last request, and how long it took. */
function RanChip({ ran }: { readonly ran: RanStep }) {
  const { state, order, runs, ms } = ran
  const times = runs > 1 ? `${runs}×` : ms === null ? '' : took(ms)
  return (
    <span
      className={classNames(
        'flex shrink-0 items-center gap-1 text-11 whitespace-nowrap tabular-nums',
        state === 'failed' ? 'text-error' : 'text-ok',
      )}
      title={ranWords(ran)}
    >
      {times}
      <span className="flex h-4 min-w-4 items-center justify-center rounded-full border border-current px-1 font-medium">
        {order}
      </span>
    </span>
  )
}
