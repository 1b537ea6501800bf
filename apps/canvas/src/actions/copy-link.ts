import { Link2 } from 'lucide-react'
import { addressOfPlace } from '../routes.ts'
import { notify } from '../stores/session.ts'
import { currentPlace } from '../use-place.ts'
import type { Action } from './action.ts'
import { chosenPart } from './chosen.ts'

export const copyLinkAction: Action = {
  name: 'copy-link',
  label: 'Copy link',
  icon: Link2,
  section: 'Edit',
  shortcuts: [],
  scope: 'surface',
  isPossible: () => chosenPart() !== null,
  perform: () => {
    const place = currentPlace()
    const part = chosenPart()
    if (place.page !== 'project' || !part) return
    const link = location.origin + addressOfPlace({ ...place, node: part.id })
    navigator.clipboard.writeText(link).then(
      () => notify({ tone: 'plain', text: `Copied the link to ${part.name}` }),
      () => notify({ tone: 'error', text: `The browser refused the clipboard. The link: ${link}` }),
    )
  },
}
