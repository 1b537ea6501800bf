import { faceOf, FACES } from '@drawbridge/kinds/faces'
import { addPart } from '../actions/add-part.ts'
import { kindFitting } from '../actions/insert-part.ts'
import { useDocument } from '../stores/document.ts'
import type { Point } from '../stores/session.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { Picker, PickerRow } from './picker.tsx'

interface AddMenuProps {
  readonly after: string | null
  readonly at: Point | null
  readonly into?: string
  readonly onClose: () => void
}

/** Every kind of part by name; those that can be joined to `after` come first and are joined. */
export function AddMenu({ after, at, into, onClose }: AddMenuProps) {
  const manifest = useDocument((document) => document.manifest)
  const source = manifest.nodes.find(({ id }) => id === after)
  const meaning = (kind: string): string | undefined => {
    const ahead = faceOf(source?.kind ?? '')?.ports.find(({ to }) => to === kind)
    const back = faceOf(kind)?.ports.find(({ to }) => to === source?.kind)
    if (ahead) return `${source?.name} ${ahead.meaning} it`
    return back ? `it ${back.meaning} ${source?.name}` : undefined
  }
  const fitting =
    into === undefined ? FACES : FACES.filter(({ kind }) => kindFitting(manifest, into, kind))
  const kinds = fitting.toSorted((a, b) => Number(!meaning(a.kind)) - Number(!meaning(b.kind)))
  return (
    <Picker
      label="Add a part"
      placeholder={source ? `Add after ${source.name}` : 'Add a part'}
      empty={
        fitting.length === 0
          ? 'No kind of part has a meaning between these two.'
          : 'There is no kind of part of that name.'
      }
      onClose={onClose}
    >
      {kinds.map(({ kind, about }) => (
        <PickerRow
          key={kind}
          value={`${about.title} ${kind} ${about.vocabulary.join(' ')}`}
          icon={<IconTile kind={kind} size={24} />}
          hint={meaning(kind) ?? about.summary}
          onSelect={() => {
            onClose()
            addPart(kind, { at, after, into })
          }}
        >
          {about.title}
        </PickerRow>
      ))}
    </Picker>
  )
}
