/** How large names are written on cards that are seen from far away. */
export const NAME_SIZE = 42

let pen: OffscreenCanvasRenderingContext2D | null = null
const known = new Map<string, string>()

/** As much of a name as has room: a picture can’t shorten a text by itself. */
export function fittedName(name: string, width: number): string {
  const key = `${width} ${name}`
  const old = known.get(key)
  if (old !== undefined) return old
  const fitted = shortened(name, (text) => widthOf(text) <= width)
  known.set(key, fitted)
  return fitted
}

function shortened(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const characters = [...name]
  let length = characters.length
  while (length > 1 && !fits(`${characters.slice(0, length).join('')}…`)) length -= 1
  return `${characters.slice(0, length).join('')}…`
}

function widthOf(text: string): number {
  if (pen === null) {
    pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (pen) pen.font = `600 ${NAME_SIZE}px ${getComputedStyle(document.body).fontFamily}`
  }
  return pen?.measureText(text).width ?? 0
}
