import { showPart } from '../actions/show-part.ts'
import { openFlow, useShownFlow } from '../flow/current.ts'
import { flowsIn } from '../flow/place.ts'
import { titleOfFlow } from '../flow/start-words.ts'
import { StepOutline } from '../flow/step-outline.tsx'
import { sentenceOf } from '../kinds/connecting.ts'
import { titleOf } from '../kinds/words.ts'
import { tableView } from '../kinds/table.ts'
import { useDocument } from '../stores/document.ts'
import { show, showField, useSession } from '../stores/session.ts'
import { classNames } from '../ui/class-names.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { PanelTitle } from '../ui/panel-title.tsx'

/** What is on the screen as a list: the map, or the steps of a flow. */
export function Outline() {
  const shown = useShownFlow()
  return shown ? <StepOutline shown={shown} /> : <PartOutline />
}

/** The drawing as a list: everything that the map can do can be begun from here. */
function PartOutline() {
  const manifest = useDocument((document) => document.manifest)
  const selection = useSession((session) => session.selection)
  return (
    <>
      <PanelTitle title="Outline" hint="Every part, as a list" />
      <ul className="px-2 pb-4">
        {manifest.nodes.map((node) => (
          <li key={node.id} className="pb-1">
            <button
              type="button"
              aria-current={selection.includes(node.id) || undefined}
              className={classNames(
                'flex w-full items-center gap-2 rounded-control px-2 py-1 text-left',
                selection.includes(node.id) ? 'bg-accent/14' : 'hover:bg-hover',
              )}
              onClick={() => showPart(node.id)}
            >
              <IconTile kind={node.kind} size={24} />
              <span className="min-w-0 flex-1 truncate font-medium">{node.name}</span>
              <span className="text-11 text-text-3">{titleOf(node.kind)}</span>
            </button>
            <ul className="ml-5 border-l pl-2 text-12 text-text-2">
              {node.kind === 'table' &&
                tableView(node).fields.map((field, index) => (
                  <li key={field.id}>
                    <button
                      type="button"
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
                    className="h-6 w-full truncate rounded-chip px-2 text-left hover:bg-hover"
                    onClick={() => openFlow(flow)}
                  >
                    {flow.sort === 'flow' ? 'Open the flow' : titleOfFlow(flow)}
                  </button>
                </li>
              ))}
              {manifest.connections
                .filter(({ from }) => from === node.id)
                .map((connection) => (
                  <li key={connection.id}>
                    <button
                      type="button"
                      className="h-6 w-full truncate rounded-chip px-2 text-left hover:bg-hover"
                      onClick={() => showPart(connection.id, [connection.from, connection.to])}
                    >
                      {sentenceOf(manifest, connection)}
                    </button>
                  </li>
                ))}
              <li>
                <button
                  type="button"
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
    </>
  )
}
