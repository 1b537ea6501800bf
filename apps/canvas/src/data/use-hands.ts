import { useLayoutEffect, useRef, useState } from 'react'
import type { GridKeys } from './use-grid-keys.ts'

/** What a row does with the grid that it stands in. */
export type Hands = Pick<GridKeys, 'go' | 'edit' | 'remove' | 'commit'>

/** The very same for as long as the grid is there, so that a row that stays as it is is not drawn again. */
export function useHands(keys: GridKeys): Hands {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  }, [keys])
  const [hands] = useState<Hands>(() => ({
    go: (...spot) => latest.current.go(...spot),
    edit: (text) => latest.current.edit(text),
    remove: (row) => latest.current.remove(row),
    commit: (text) => latest.current.commit(text),
  }))
  return hands
}
