import { focusMap } from '../map/camera.ts'
import { useSession } from '../stores/session.ts'

const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select, textarea, summary, [tabindex]:not([tabindex="-1"])'

/** Where the focus goes on when what had it is gone: they hold things that come and go. */
const REGIONS = '[data-outline], #side, nav, header, section, #map'

/** What shows one thing in place of another: what comes next in there has the focus. */
const IN_PLACE = '[data-in-place]'

/**
 * Never leaves the keyboard nowhere: where what had the focus is taken away (by a deletion, by undo,
 * by a panel that closes), its neighbour in the same region has it, or else the map.
 */
export function keepFocus(): () => void {
  let had: {
    readonly element: Element
    readonly region: Element | null
    readonly at: number
    readonly place: Element | null
  } | null = null
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return
    const region = target.closest(REGIONS)
    had = {
      element: target,
      region,
      at: region ? focusables(region).indexOf(target) : -1,
      place: target.closest(IN_PLACE),
    }
  }
  const observer = new MutationObserver(() => {
    if (!had || had.element.isConnected || document.activeElement !== document.body) return
    const { region, at, place } = had
    had = null
    if (document.querySelector('dialog[open]')) return
    const next = region?.isConnected ? focusables(region) : []
    const neighbour = next[Math.min(Math.max(at, 0), next.length - 1)] ?? firstIn(place)
    if (neighbour instanceof HTMLElement) neighbour.focus()
    else focusMap(useSession.getState().selection[0])
  })
  document.addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', note)
    observer.disconnect()
  }
}

const firstIn = (place: Element | null): Element | undefined =>
  place?.isConnected ? focusables(place)[0] : undefined

const focusables = (region: Element): readonly Element[] => [...region.querySelectorAll(FOCUSABLE)]
