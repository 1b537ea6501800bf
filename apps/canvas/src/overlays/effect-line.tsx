import type { RowEffect } from '@drawbridge/protocol'
import { Check, CircleAlert, PenLine, TriangleAlert } from 'lucide-react'
import { counted } from '../ui/counted.ts'

/** What becomes of rows, in a sentence, and of how many. */
export function EffectLine({ effect }: { readonly effect: RowEffect }) {
  const { Icon, tone } = LOOKS[effect.outcome]
  return (
    <p className="flex gap-2">
      <Icon size={16} className={`mt-0.5 shrink-0 ${tone}`} aria-hidden />
      <span className="min-w-0 flex-1">{effect.sentence}</span>
      <span className="shrink-0 text-12 text-text-3 tabular-nums">{shareOf(effect)}</span>
    </p>
  )
}

const LOOKS = {
  keeps: { Icon: Check, tone: 'text-ok' },
  changes: { Icon: PenLine, tone: 'text-warning' },
  loses: { Icon: TriangleAlert, tone: 'text-error' },
  conflicts: { Icon: CircleAlert, tone: 'text-error' },
} as const

const shareOf = ({ outcome, rows, all, table }: RowEffect): string =>
  outcome === 'conflicts'
    ? `${counted(all, 'row')} in ${table}`
    : `${rows} of ${counted(all, 'row')}`
