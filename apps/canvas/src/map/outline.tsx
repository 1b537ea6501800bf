import { Plus, TextCursorInput, Workflow } from 'lucide-react'
import { addAction } from '../actions/add.ts'
import { connectAction } from '../actions/connect.ts'
import { copyLinkAction } from '../actions/copy-link.ts'
import { copyAction } from '../actions/copy.ts'
import { cutAction } from '../actions/cut.ts'
import { duplicateAction } from '../actions/duplicate.ts'
import { insertAction } from '../actions/insert-part.ts'
import { removeAction } from '../actions/remove.ts'
import { showPart } from '../actions/show-part.ts'
import { openFlow, useShownFlow } from '../flow/current.ts'
import { flowsIn } from '../flow/place.ts'
import { beginsWhen, titleOfFlow } from '../flow/start-words.ts'
import { StepOutline } from '../flow/step-outline.tsx'
import { sentenceOf } from '../kinds/connecting.ts'
import { titleOf } from '../kinds/words.ts'
import { tableView } from '../kinds/table.ts'
import { useDocument } from '../stores/document.ts'
import { show, showField } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { IconTile } from '../ui/icon-tile.tsx'
import { OutlineRow, walkOutline } from './outline-row.tsx'
import { PanelTitle } from '../ui/panel-title.tsx'

const PART_ACTIONS = [
  [connectAction, addAction],
  [cutAction, copyAction, duplicateAction, copyLinkAction],
  [removeAction],
]
const LINE_ACTIONS = [[insertAction, copyLinkAction], [removeAction]]

/** What is on the screen as a list: the map, or the steps of a flow. */
export function Outline() {
  const shown = useShownFlow()
  return shown ? <StepOutline shown={shown} /> : <PartOutline />
}

/** The drawing as a list: everything that the map can do can be begun from here. */
function PartOutline() {
  const manifest = useDocument((document) => document.manifest)
  return (
    <>
      <PanelTitle title="Outline" hint="Every part, as a list" />
      <ul data-outline className="px-2 pb-2" onKeyDown={walkOutline}>
        {manifest.nodes.map((node) => (
          <li key={node.id} className="pb-1">
            <OutlineRow
              id={node.id}
              name={node.name}
              first={[
                {
                  label: 'Rename',
                  icon: <TextCursorInput size={14} />,
                  onSelect: () => showField(node.id, '/name'),
                },
              ]}
              actions={PART_ACTIONS}
              onOpen={() => showPart(node.id)}
            >
              <IconTile kind={node.kind} size={24} />
              <span className="min-w-0 flex-1 truncate font-medium">{node.name}</span>
              <span className="text-11 text-text-3">{titleOf(node.kind)}</span>
            </OutlineRow>
            <ul className="ml-5 border-l pl-2 text-12 text-text-2">
              {node.kind === 'table' &&
                tableView(node).fields.map((field, index) => (
                  <li key={field.id}>
                    <button
                      type="button"
                      data-row
                      className="h-6 w-full truncate rounded-chip px-2 text-left hover:bg-hover"
                      onClick={() => showField(node.id, `/settings/fields/${index}/name`)}
                    >
                      {field.name}
                    </button>
                  </li>
                ))}
              {flowsIn(node).map((flow) => (
                <li key={flow.item ?? flow.node}>
                  <button
                    type="button"
                    data-row
                    className="flex h-6 w-full items-center gap-1.5 rounded-chip px-2 text-left hover:bg-hover"
                    onClick={() => openFlow(flow)}
                  >
                    <Workflow size={12} className="shrink-0 text-text-3" aria-hidden />
                    <span className="truncate">
                      {flow.sort === 'flow' ? 'Open the flow' : titleOfFlow(flow)}
                    </span>
                    {flow.sort === 'event' && (
                      <span className="ml-auto truncate text-11 text-text-3">
                        {beginsWhen(flow)}
                      </span>
                    )}
                  </button>
                </li>
              ))}
              {manifest.connections
                .filter(({ from }) => from === node.id)
                .map((connection) => (
                  <li key={connection.id}>
                    <OutlineRow
                      id={connection.id}
                      name={sentenceOf(manifest, connection)}
                      actions={LINE_ACTIONS}
                      small
                      onOpen={() => showPart(connection.id, [connection.from, connection.to])}
                    >
                      <span className="truncate">{sentenceOf(manifest, connection)}</span>
                    </OutlineRow>
                  </li>
                ))}
              <li>
                <button
                  type="button"
                  data-row
                  className="h-6 w-full rounded-chip px-2 text-left text-text-3 hover:bg-hover"
                  onClick={() => show({ type: 'connect', from: node.id })}
                >
                  Connect {node.name} to…
                </button>
              </li>
            </ul>
          </li>
        ))}
      </ul>
      <Button
        className="mx-4 mb-6"
        icon={<Plus size={16} />}
        onClick={() => show({ type: 'add', after: null, at: null })}
      >
        Add a part
      </Button>
    </>
  )
}
