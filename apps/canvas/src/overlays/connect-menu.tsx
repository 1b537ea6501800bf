import { connectParts } from '../actions/connect-parts.ts'
import { judge } from '../kinds/connecting.ts'
import { focusMap } from '../map/camera.ts'
import { useDocument } from '../stores/document.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { Picker, PickerRow } from './picker.tsx'
import { isPaper } from '../kinds/roles.ts'

interface ConnectMenuProps {
  readonly from: string
  readonly onClose: () => void
}

/** What a part can be joined to; what it can't is there too, with the reason. */
export function ConnectMenu({ from, onClose }: ConnectMenuProps) {
  const manifest = useDocument((document) => document.manifest)
  const source = manifest.nodes.find(({ id }) => id === from)
  const rows = manifest.nodes
    .filter((node) => node.id !== from && !isPaper(node))
    .map((node) => ({ node, verdict: judge(manifest, from, node.id) }))
    .toSorted((a, b) => Number(b.verdict.ok) - Number(a.verdict.ok))
  return (
    <Picker
      label={`Connect ${source?.name ?? 'this part'} to`}
      placeholder={`Connect ${source?.name ?? 'this part'} to…`}
      empty="There is no part of that name."
      onClose={onClose}
    >
      {rows.map(({ node, verdict }) => (
        <PickerRow
          key={node.id}
          value={`${node.name} ${node.id}`}
          icon={<IconTile kind={node.kind} size={24} />}
          disabled={!verdict.ok}
          hint={verdict.ok ? verdict.meaning : verdict.reason}
          onSelect={() => {
            onClose()
            connectParts(from, node.id)
            focusMap(from)
          }}
        >
          {node.name}
        </PickerRow>
      ))}
    </Picker>
  )
}
