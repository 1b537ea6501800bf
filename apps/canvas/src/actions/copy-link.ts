import { Link2 } from 'lucide-react'
import { copyAddress } from '../links/copy.ts'
import { currentPlace } from '../use-place.ts'
import { always, type Action } from './action.ts'
import { chosenPart } from './chosen.ts'

export const copyLinkAction: Action = {
  name: 'copy-link',
  label: 'Copy link',
  words: ['share', 'address', 'URL'],
  icon: Link2,
  section: 'Edit',
  shortcuts: [],
  scope: 'project',
  isPossible: always,
  perform: () => copyAddress(lookedAt()),
}

/** What is looked at, in words. */
function lookedAt(): string {
  const place = currentPlace()
  if (place.page !== 'project') return 'this page'
  if (place.compare) return 'these two versions'
  if (place.run !== null) return 'this request'
  if (place.view === 'code' && place.file) return place.file
  const part = chosenPart()?.name
  if (part !== undefined) return place.view === 'data' ? `the rows of ${part}` : part
  if (place.flow !== null) return place.node === null ? 'this flow' : 'this step'
  return place.endpoint ?? 'this project'
}
