import { Wand } from 'lucide-react'
import { tidyPlaces } from '../map/tidy.ts'
import { toFlow } from '../map/to-flow.ts'
import { unseenLines } from '../map/unseen-lines.ts'
import { perform, useDocument } from '../stores/document.ts'
import { announce, notify, useSession } from '../stores/session.ts'
import { fit } from '../map/camera.ts'
import type { Action } from './action.ts'
import { isInFlow } from './here.ts'

/** Puts the selection, or all, in layers: one edit, which can be undone. */
async function tidy(): Promise<void> {
  const { manifest, routes } = useDocument.getState()
  const { selection } = useSession.getState()
  const ids = selection.length > 1 ? selection : manifest.nodes.map(({ id }) => id)
  const flow = toFlow({
    manifest,
    routes,
    diagnostics: [],
    selection: [],
    moved: {},
    lit: null,
    ghosts: new Map(),
  })
  try {
    const positions = await tidyPlaces(flow, new Set(ids), unseenLines(manifest))
    perform({ type: 'moveNodes', positions }, 'Tidy the map')
    announce('Tidied the map. Undo with Control Z.')
    requestAnimationFrame(() => fit())
  } catch {
    notify({ tone: 'error', text: 'The map could not be tidied. Nothing was changed.' })
  }
}

export const tidyAction: Action = {
  name: 'tidy',
  label: 'Tidy the map',
  words: ['layout', 'arrange', 'clean up'],
  icon: Wand,
  section: 'Arrange',
  shortcuts: ['Shift+Alt+T'],
  scope: 'project',
  edits: true,
  isPossible: () => !isInFlow() && useDocument.getState().manifest.nodes.length > 1,
  perform: () => void tidy(),
}
