import type { KeyboardEvent } from 'react'

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
}

/** Up, down, Home and End move the focus among the buttons of a list, and press them. */
export function walkList(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key]
  if (!move || event.ctrlKey || event.metaKey || event.altKey) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = buttons[move(at, buttons.length - 1)]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
  next.click()
}
