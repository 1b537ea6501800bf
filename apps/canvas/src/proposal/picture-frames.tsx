import type { Proposal } from '@drawbridge/protocol'
import { fit, RECOGNISABLE } from '../map/camera.ts'
import { select } from '../stores/session.ts'
import { pointAtPhrase } from '../stores/trace.ts'
import { shownAs } from './attach-picture.ts'
import { partsOf, usePointed } from './pointed.ts'
import { usePicture } from './use-picture.ts'

interface PictureFramesProps {
  readonly proposal: Proposal
  /** In rem, at the most. */
  readonly height: number
}

/** The picture that a suggestion was drawn after, with a frame around what each change was seen in. */
export function PictureFrames({ proposal, height: most }: PictureFramesProps) {
  const { phrases, assisted } = proposal
  const picture = usePicture(proposal).data
  const pointed = usePointed(phrases)
  if (!picture || !assisted?.picture) return null
  const { name, width, height } = picture
  return (
    <div
      className="relative mx-auto overflow-hidden rounded-control border bg-sunken"
      style={{ width: `min(100%, ${(most * width) / height}rem)` }}
    >
      <img
        src={shownAs(picture)}
        alt={name}
        width={width}
        height={height}
        className="block h-auto w-full"
      />
      {phrases.map((phrase, index) => {
        const { region, text } = phrase
        if (!region) return null
        const percent = (part: number): string => `${100 * part}%`
        return (
          <button
            key={`${index} ${text}`}
            type="button"
            aria-label={`Seen here: ${text}`}
            data-pointed={pointed === index || undefined}
            className="picture-frame absolute min-h-6 min-w-6 rounded-control"
            style={{
              left: percent(region.x),
              top: percent(region.y),
              width: percent(region.width),
              height: percent(region.height),
              // What stands within something else is reached all the same.
              zIndex: Math.round(100 * (1 - region.width * region.height)),
            }}
            onPointerEnter={() => pointAtPhrase(index)}
            onPointerLeave={() => pointAtPhrase(null)}
            onFocus={() => pointAtPhrase(index)}
            onBlur={() => pointAtPhrase(null)}
            onClick={() => {
              const parts = partsOf(phrase)
              select(...parts)
              fit({ ids: parts, least: RECOGNISABLE })
            }}
          />
        )
      })}
    </div>
  )
}
