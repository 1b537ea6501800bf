import type { Point } from '../stores/session.ts'

/** What the hand on the map does besides moving: which keys it holds, and where it is. */
export interface Hand {
  readonly at: Point
  /** Where the map's own corner was on the screen when the hand came down on it. */
  readonly corner: Point
  readonly shift: boolean
  readonly alt: boolean
}

const NOWHERE: Point = { x: 0, y: 0 }

let hand: Hand = { at: NOWHERE, corner: NOWHERE, shift: false, alt: false }

export const currentHand = (): Hand => hand

let holding = false
const listeners = new Set<() => void>()

/** Whether a button or finger is held down on the map. */
export const isHolding = (): boolean => holding

export function whenHolding(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function hold(now: boolean): void {
  if (now === holding) return
  holding = now
  for (const listener of listeners) listener()
}

const LETTING_GO = ['pointerup', 'pointercancel', 'blur'] as const

/** The flow library tells where parts are dragged, but not with which keys. */
export function watchHand(): () => void {
  const move = ({ clientX, clientY, shiftKey, altKey }: PointerEvent): void => {
    hand = { ...hand, at: { x: clientX, y: clientY }, shift: shiftKey, alt: altKey }
  }
  const press = ({ shiftKey, altKey }: KeyboardEvent): void => {
    hand = { ...hand, shift: shiftKey, alt: altKey }
  }
  const down = (event: PointerEvent): void => {
    move(event)
    const map = event.target instanceof Element && event.target.closest('.react-flow')
    if (map) {
      const { left, top } = map.getBoundingClientRect()
      hand = { ...hand, corner: { x: left, y: top } }
    }
    hold(Boolean(map))
  }
  const letGo = (): void => hold(false)
  const options = { capture: true, passive: true } as const
  window.addEventListener('pointermove', move, options)
  window.addEventListener('pointerdown', down, options)
  for (const name of LETTING_GO) window.addEventListener(name, letGo, options)
  window.addEventListener('keydown', press, options)
  window.addEventListener('keyup', press, options)
  return () => {
    letGo()
    window.removeEventListener('pointermove', move, options)
    window.removeEventListener('pointerdown', down, options)
    for (const name of LETTING_GO) window.removeEventListener(name, letGo, options)
    window.removeEventListener('keydown', press, options)
    window.removeEventListener('keyup', press, options)
  }
}
