import type { Present } from '@drawbridge/protocol'
import { classNames } from '../ui/class-names.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { useSession } from '../stores/session.ts'
import { Avatar } from './avatar.tsx'
import { follow } from './follow.ts'
import { useOthers } from './others.ts'

/** More than these are a number. */
const MOST_SHOWN = 4

/** Who else has the project open; pressing one looks where they look. */
export function People() {
  const others = useOthers()
  const following = useSession((session) => session.following)
  const self = useSession((session) => session.people.find(({ id }) => id === session.you)?.account)
  if (others.length === 0) return null
  const people = onePerAccount(others)
  const more = people.length - MOST_SHOWN
  return (
    <ul className="ml-3 flex items-center gap-1" aria-label="Who else is here" data-people>
      {people.slice(0, MOST_SHOWN).map((person) => {
        const isFollowed = person.id === following
        const name = person.account === self ? 'You, in another tab' : person.name
        const label = isFollowed ? `Stop following ${name}` : `${name}. Press to follow`
        return (
          <li key={person.id}>
            <Tooltip label={label}>
              <button
                type="button"
                aria-label={label}
                aria-pressed={isFollowed}
                className={classNames(
                  'block rounded-full',
                  isFollowed && 'outline-2 outline-offset-2 outline-accent',
                )}
                onClick={() => follow(isFollowed ? null : person)}
              >
                <Avatar account={person.account} name={person.name} />
              </button>
            </Tooltip>
          </li>
        )
      })}
      {more > 0 && <li className="text-12 text-text-2">+{more}</li>}
    </ul>
  )
}

const onePerAccount = (people: readonly Present[]): readonly Present[] =>
  people.filter(
    (one, index) => people.findIndex(({ account }) => account === one.account) === index,
  )
