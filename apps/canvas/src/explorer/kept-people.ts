import type { Person } from '@drawbridge/protocol'

const keyOf = (project: string): string => `drawbridge.people.${project}`
const NAME = /^[a-z][a-zA-Z0-9_]{0,39}$/

/** The people that this browser made to try a project with. Their accounts are in its preview. */
export function readPeople(project: string): readonly Person[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(project)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(({ name }) => NAME.test(String(name))) : []
  } catch {
    return []
  }
}

export function keepPeople(project: string, people: readonly Person[]): void {
  if (people.length === 0) localStorage.removeItem(keyOf(project))
  else localStorage.setItem(keyOf(project), JSON.stringify(people))
}
