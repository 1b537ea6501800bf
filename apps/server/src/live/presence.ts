import { Here, PRESENCE_LIMITS, type Present } from '@drawbridge/protocol'
import { Compile } from 'typebox/compile'
import type { ProjectScope } from '../accounts/scope.ts'
import { randomId } from '../ids.ts'
import type { Hub } from './hub.ts'

const shape = Compile(Here)

/** Somebody's place in a project for as long as they have it open. */
export interface Seat {
  readonly id: string
  /** Takes in what their browser says. @returns whether it may go on */
  hear(text: string, now: number): boolean
  leave(): void
}

/** Who has which project open in this process, and where they look. Nothing of it is kept. */
export class Presence {
  readonly #hub: Hub
  readonly #rooms = new Map<string, Map<string, Present>>()

  constructor(hub: Hub) {
    this.#hub = hub
  }

  enter({ projectId, accountId, who, role }: ProjectScope): Seat {
    const id = randomId('v')
    const room = this.#rooms.get(projectId) ?? new Map<string, Present>()
    this.#rooms.set(projectId, room)
    const person: Present = { id, account: accountId, name: who, role, here: null }
    room.set(id, person)
    this.#hub.tell(projectId, { type: 'came', person })
    const allowed = allowance()
    return {
      id,
      hear: (text, now) => {
        if (!allowed(now)) return false
        const here = hereIn(text)
        const present = room.get(id)
        if (!here || !present) return false
        room.set(id, { ...present, here })
        this.#hub.tell(projectId, { type: 'there', id, here })
        return true
      },
      leave: () => {
        if (!room.delete(id)) return
        if (room.size === 0) this.#rooms.delete(projectId)
        this.#hub.tell(projectId, { type: 'left', id })
      },
    }
  }

  peopleIn({ projectId }: ProjectScope): readonly Present[] {
    return [...(this.#rooms.get(projectId)?.values() ?? [])]
  }
}

function hereIn(text: string): Here | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return shape.Check(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** So many messages a second, and twice as many at once. */
function allowance(): (now: number) => boolean {
  const { perSecond } = PRESENCE_LIMITS
  let left = 2 * perSecond
  let at = 0
  return (now) => {
    if (at > 0) left = Math.min(left + ((now - at) / 1000) * perSecond, 2 * perSecond)
    at = now
    left -= 1
    return left >= 0
  }
}
