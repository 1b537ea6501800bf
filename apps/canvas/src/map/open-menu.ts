import { show, type MenuAbout } from '../stores/session.ts'

interface Press {
  readonly clientX: number
  readonly clientY: number
  preventDefault(): void
}

/** Opens the menu of what was pressed, in place of the browser's own. */
export function openMapMenu(event: Press, about: MenuAbout): void {
  event.preventDefault()
  show({ type: 'menu', at: { x: event.clientX, y: event.clientY }, about })
}
