import { useSyncExternalStore } from 'react'
import { addressOfPlace, placeOf, type Place, type ProjectPlace } from './routes.ts'

const MOVED = 'drawbridge:moved'

/** Calls somebody whenever the browser is somewhere else. Answers with how to stop. */
export function onMove(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

const address = (): string => location.pathname + location.search

/** Where the browser is. */
export function usePlace(): Place {
  useSyncExternalStore(onMove, address)
  return currentPlace()
}

export const currentPlace = (): Place => placeOf(location.pathname, location.search)

/** Goes to an address of the studio; `replace` leaves no trace of the present one. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === address()) return
  if (how === 'push') history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  window.dispatchEvent(new Event(MOVED))
}

/** Changes a part of the present project's address; `push` where the browser's button leads back. */
export function changePlace(
  change: Partial<ProjectPlace>,
  how: 'push' | 'replace' = 'replace',
): void {
  const place = currentPlace()
  if (place.page === 'project') go(addressOfPlace({ ...place, ...change }), how)
}
