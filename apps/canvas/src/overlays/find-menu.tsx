import { findings } from '../document/findings.ts'
import { goToStep } from '../actions/flow/go-to-step.ts'
import { showPart } from '../actions/show-part.ts'
import { useDocument } from '../stores/document.ts'
import { showField, useSession } from '../stores/session.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { Picker, PickerRow } from './picker.tsx'

/** Names, fields, choices and notes of the drawing: Enter goes there. */
export function FindMenu({ onClose }: { readonly onClose: () => void }) {
  const manifest = useDocument((document) => document.manifest)
  return (
    <Picker
      label="Find in the drawing"
      placeholder="Find a part, a field or a word"
      empty="Nothing in this drawing has that in it."
      onClose={onClose}
    >
      {findings(manifest).map(({ node, field, text, where, kind }) => (
        <PickerRow
          key={`${node}${field}`}
          value={`${text} ${where} ${node}${field}`}
          names={[text]}
          icon={<IconTile kind={kind} size={24} />}
          hint={where}
          onSelect={() => {
            onClose()
            if (goToStep(node, field)) {
              useSession.setState({ wanted: { node, field } })
              return
            }
            showPart(node)
            if (field !== '') showField(node, field)
          }}
        >
          {text}
        </PickerRow>
      ))}
    </Picker>
  )
}
