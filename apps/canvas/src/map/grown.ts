/** What is pressed on a map is as large on the screen at every zoom: these grow as it gets smaller. */
const PRESSED = '.react-flow__handle, .part-more, .flow-spot-dot, .map-stack'

/** From so near every card is large enough by itself. */
const LARGE = 2

let sheet: CSSStyleSheet | null = null
let known = 1

/**
 * A style of the map itself would be passed down to all that is on it, which is thousands of
 * elements to look at again; a rule is asked of those that it names.
 */
export function growTo(zoom: number): void {
  const grow = Math.max(1, 1 / zoom)
  if (grow === known) return
  known = grow
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  const cards = grow > LARGE ? ', .react-flow__node::before' : ''
  sheet.replaceSync(`${PRESSED}${cards} { --grow: ${grow} }`)
}
