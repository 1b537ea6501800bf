import type { Present } from '@drawbridge/protocol'
import { centerOn } from '../map/camera.ts'
import { announce, useSession } from '../stores/session.ts'
import { changePlace, currentPlace } from '../use-place.ts'

/** Looks where somebody else looks, until one does something oneself. */
export function follow(person: Present | null): void {
  useSession.setState({ following: person?.id ?? null })
  announce(person ? `Following ${person.name}` : 'Following nobody')
  if (person) goTo(person)
}

/** Follows whoever is followed, for as long as the project is open. Answers with how to stop. */
export function watchFollowed(): () => void {
  const unsubscribe = useSession.subscribe(({ people, following }, before) => {
    if (following === null || people === before.people) return
    const person = people.find(({ id }) => id === following)
    if (person) goTo(person)
    else follow(null)
  })
  const stop = (event: Event): void => {
    const isChoosing = event.target instanceof Element && event.target.closest('[data-people]')
    if (useSession.getState().following !== null && !isChoosing) follow(null)
  }
  const own = ['pointerdown', 'wheel', 'keydown'] as const
  for (const name of own) window.addEventListener(name, stop, { capture: true, passive: true })
  return () => {
    unsubscribe()
    for (const name of own) window.removeEventListener(name, stop, { capture: true })
  }
}

function goTo({ here }: Present): void {
  const place = currentPlace()
  if (!here || place.page !== 'project') return
  if (place.view !== here.view || place.flow !== here.flow)
    changePlace({ view: here.view, flow: here.flow })
  if (here.cursor) centerOn(here.cursor)
}
