import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'

const LOOKS = {
  ok: [CircleCheck, 'text-ok', 'done'],
  todo: [Circle, 'text-text-3', 'to do'],
  problem: [CircleAlert, 'text-error', 'problem'],
  waiting: [CircleDashed, 'text-text-3', 'waiting'],
  running: [LoaderCircle, 'text-accent animate-spin', 'under way'],
  skipped: [CircleDashed, 'text-text-3', 'not tried'],
} as const satisfies Readonly<Record<string, readonly [LucideIcon, string, string]>>

/** How one line of a list stands: a picture, and a word for whoever can't see it. */
export function StateIcon({ state }: { readonly state: keyof typeof LOOKS }) {
  const [Icon, colour, word] = LOOKS[state]
  return <Icon size={16} className={classNames('mt-0.5 shrink-0', colour)} aria-label={word} />
}
