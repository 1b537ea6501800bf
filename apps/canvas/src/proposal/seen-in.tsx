import type { Proposal } from '@drawbridge/protocol'
import { Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PictureFrames } from './picture-frames.tsx'

/** What a suggestion was drawn after, small beside the changes and large over them. */
export function SeenIn({ proposal }: { readonly proposal: Proposal }) {
  const [isLarge, setLarge] = useState(false)
  const picture = proposal.assisted?.picture
  if (!picture) return null
  return (
    <figure aria-label="The picture it was drawn after" className="border-b py-2">
      <PictureFrames proposal={proposal} height={13} />
      <figcaption className="mt-1 flex items-center gap-2 text-12 text-text-3">
        <span className="min-w-0 flex-1 truncate" title={picture.name}>
          {picture.name}
        </span>
        <IconButton label="Show the picture larger" onClick={() => setLarge(true)}>
          <Maximize2 size={14} />
        </IconButton>
      </figcaption>
      {isLarge && (
        <Dialog title={picture.name} className="w-[1000px]" onClose={() => setLarge(false)}>
          <PictureFrames proposal={proposal} height={36} />
        </Dialog>
      )}
    </figure>
  )
}
