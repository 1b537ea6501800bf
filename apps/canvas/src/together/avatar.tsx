import { useSession } from '../stores/session.ts'
import { colourAmong, initialsOf } from './colour.ts'

interface AvatarProps {
  readonly account: string
  readonly name: string
}

/** Somebody, as two letters in their colour. What it says is said beside it. */
export function Avatar({ account, name }: AvatarProps) {
  const colour = useSession((session) => colourAmong(session, account))
  return (
    <span
      aria-hidden
      className="flex size-7 shrink-0 items-center justify-center rounded-full text-12 font-semibold text-on-solid"
      style={{ backgroundColor: colour }}
    >
      {initialsOf(name)}
    </span>
  )
}
