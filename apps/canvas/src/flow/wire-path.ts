export const RADIUS = 8

/** A line to the right that changes its height at `turn`, with round corners. */
export function bent(x: number, y: number, toX: number, toY: number, turn: number): string {
  if (y === toY) return `M${x} ${y}H${toX}`
  const way = Math.sign(toY - y)
  const radius = Math.min(RADIUS, Math.abs(toY - y) / 2, Math.abs(toX - turn), Math.abs(turn - x))
  return [
    `M${x} ${y}H${turn - radius}`,
    `Q${turn} ${y} ${turn} ${y + way * radius}`,
    `V${toY - way * radius}`,
    `Q${turn} ${toY} ${turn + radius} ${toY}H${toX}`,
  ].join('')
}

/** A line down and then to the right, with a round corner. */
export const downAndRight = (x: number, y: number, toY: number): string =>
  `M${x} ${y}V${toY - RADIUS}Q${x} ${toY} ${x + RADIUS} ${toY}`
