import { useState, useSyncExternalStore } from 'react'
import { isHolding, whenHolding } from './hand.ts'

/**
 * What a value was when the hand last held nothing on the map. What is shown of it beside the map
 * waits so until the hand lets go, and no drag waits for that.
 */
export function useRested<T>(value: T): T {
  const holding = useSyncExternalStore(whenHolding, isHolding)
  const [rested, setRested] = useState(value)
  if (!holding && rested !== value) setRested(value)
  return holding ? rested : value
}
