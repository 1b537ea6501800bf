import { addressOfPlace, type ProjectPlace } from '../routes.ts'
import { notify } from '../stores/session.ts'
import { currentPlace } from '../use-place.ts'

/** Copies the address of what is looked at, or of something in it. */
export function copyAddress(what: string, change: Partial<ProjectPlace> = {}): void {
  const place = currentPlace()
  if (place.page !== 'project') return
  const link = location.origin + addressOfPlace({ ...place, ...change })
  navigator.clipboard.writeText(link).then(
    () => notify({ tone: 'plain', text: `Copied the link to ${what}` }),
    () => notify({ tone: 'error', text: `The browser refused the clipboard. The link: ${link}` }),
  )
}
