import type { Box } from './geometry.ts'

/** The box that an arrow key leads to from another. */
export function nearest(
  key: string,
  here: Box,
  others: readonly (Box & { readonly id: string })[],
): string | undefined {
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight'
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
  const scored = others.flatMap((box) => {
    const dx = (box.x - here.x) * (sideways ? sign : 1)
    const dy = (box.y - here.y) * (sideways ? 1 : sign)
    const along = sideways ? dx : dy
    const across = Math.abs(sideways ? dy : dx)
    return along > 0 ? [{ id: box.id, score: along + 2 * across }] : []
  })
  return scored.toSorted((a, b) => a.score - b.score)[0]?.id
}
