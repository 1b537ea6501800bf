import type { Point } from '../stores/session.ts'

/** What the hand on the map does besides moving: which keys it holds, and where it is. */
export interface Hand {
  readonly at: Point
  readonly shift: boolean
  readonly alt: boolean
}

let hand: Hand = { at: { x: 0, y: 0 }, shift: false, alt: false }

export const currentHand = (): Hand => hand

/** The flow library tells where parts are dragged, but not with which keys. */
export function watchHand(): () => void {
  const move = ({ clientX, clientY, shiftKey, altKey }: PointerEvent): void => {
    hand = { at: { x: clientX, y: clientY }, shift: shiftKey, alt: altKey }
  }
  const press = ({ shiftKey, altKey }: KeyboardEvent): void => {
    hand = { ...hand, shift: shiftKey, alt: altKey }
  }
  const options = { capture: true, passive: true } as const
  window.addEventListener('pointermove', move, options)
  window.addEventListener('pointerdown', move, options)
  window.addEventListener('keydown', press, options)
  window.addEventListener('keyup', press, options)
  return () => {
    window.removeEventListener('pointermove', move, options)
    window.removeEventListener('pointerdown', move, options)
    window.removeEventListener('keydown', press, options)
    window.removeEventListener('keyup', press, options)
  }
}
