import { notify, setWheel, useSession } from '../stores/session.ts'

const SEEN_KEY = 'drawbridge.wheel-hint'
/** A notch of a mouse's wheel; touchpads speak in smaller numbers and to both sides. */
const NOTCH = 100

/** The first turn of a mouse's wheel over the map says what it does, and offers the other way. */
export function hintAtWheel({ deltaX, deltaY, ctrlKey, metaKey }: WheelEvent): void {
  const isNotch = deltaX === 0 && Math.abs(deltaY) >= NOTCH && !ctrlKey && !metaKey
  if (!isNotch || useSession.getState().wheel !== 'pan') return
  if (localStorage.getItem(SEEN_KEY) !== null) return
  localStorage.setItem(SEEN_KEY, 'yes')
  notify({
    tone: 'plain',
    text: 'The wheel moves the map; with Ctrl or ⌘ held it zooms.',
    action: { label: 'Zoom with the wheel', perform: () => setWheel('zoom') },
  })
}
