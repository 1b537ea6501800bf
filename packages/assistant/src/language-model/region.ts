/** A part of a picture, in fractions of its width and height from its upper left corner. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const fraction = (description: string) => ({ type: 'number', description })

/** Null: it is said nowhere in the picture. Numbers beyond it are no matter of the schema: they are cut. */
export const REGION_SCHEMA = {
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['x', 'y', 'width', 'height'],
      properties: {
        x: fraction('From the left edge, 0 to 1.'),
        y: fraction('From the upper edge, 0 to 1.'),
        width: fraction('Of the width of the picture, 0 to 1.'),
        height: fraction('Of the height of the picture, 0 to 1.'),
      },
    },
  ],
} as const

/** Whoever estimates goes a little over the edge; pixels and percentages are something else. */
const SLACK = 0.1

/** The region as far as it lies within the picture; undefined where these are no fractions, or nothing is in it. */
export function regionIn({ x, y, width, height }: Region): Region | undefined {
  const [left, top] = [within(x), within(y)]
  const [right, bottom] = [within(x + width), within(y + height)]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    return undefined
  if (right <= left || bottom <= top) return undefined
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function within(place: number): number | undefined {
  if (!(place >= -SLACK && place <= 1 + SLACK)) return undefined
  return Math.min(1, Math.max(0, place))
}
