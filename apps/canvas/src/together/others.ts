import type { Present } from '@drawbridge/protocol'
import { useSession } from '../stores/session.ts'

/** Everybody else who has the project open, those last who are the same person in another tab. */
export function othersOf(people: readonly Present[], you: string | null): readonly Present[] {
  const self = people.find(({ id }) => id === you)?.account
  return people
    .filter(({ id }) => id !== you)
    .toSorted((a, b) => Number(a.account === self) - Number(b.account === self))
}

export function useOthers(): readonly Present[] {
  const people = useSession((session) => session.people)
  const you = useSession((session) => session.you)
  return othersOf(people, you)
}
