import type { Fate } from '@drawbridge/commands'
import { Minus, Pencil, Plus } from 'lucide-react'

const LOOKS = {
  added: [Plus, 'text-ok'],
  changed: [Pencil, 'text-warning'],
  removed: [Minus, 'text-error'],
} as const

/** What became of something, for eyes that see no colours as well. */
export function GhostMark({ ghost }: { readonly ghost: Fate }) {
  const colour = LOOKS[ghost][1]
  return (
    <span className={`flex shrink-0 items-center gap-1 text-12 font-medium ${colour}`}>
      <GhostIcon ghost={ghost} />
      {ghost}
    </span>
  )
}

/** The same where there is little room. */
export function GhostIcon({ ghost, label }: { readonly ghost: Fate; readonly label?: string }) {
  const [Icon, colour] = LOOKS[ghost]
  return (
    <Icon
      size={14}
      className={`shrink-0 ${colour}`}
      {...(label === undefined ? { 'aria-hidden': true } : { 'aria-label': label, role: 'img' })}
    />
  )
}
