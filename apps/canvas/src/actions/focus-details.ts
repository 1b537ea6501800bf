import { showSide } from '../stores/session.ts'

/** Opens the details and puts the focus on what can be changed first. */
export function focusDetails(): void {
  showSide('details')
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>('#details [data-field], #details input, #details button')
      ?.focus(),
  )
}
