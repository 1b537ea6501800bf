import type { Node } from '@drawbridge/manifest'
import { ChevronRight, CircleAlert, Plus, Workflow, Zap } from 'lucide-react'
import { addEvent } from '../../actions/flow/add-endpoint.ts'
import { openFlow } from '../../flow/current.ts'
import { flowsIn, textIn, type OpenFlow } from '../../flow/place.ts'
import { beginsWhen, EVENT_WORDS } from '../../flow/start-words.ts'
import { useDocument } from '../../stores/document.ts'
import { show } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Method } from '../../ui/method.tsx'
import { Section } from '../section.tsx'

/** The endpoints of an api that are drawn by hand, and the way to one more. */
export function EndpointSection({ node }: { readonly node: Node }) {
  const flows = flowsIn(node)
  return (
    <Section title="Drawn endpoints" count={flows.length}>
      {flows.length === 0 && (
        <p className="text-text-2">
          Beyond the ready-made ones: a route of your own, with whatever it does drawn step by step.
        </p>
      )}
      <FlowRows flows={flows} />
      <Button
        size={28}
        icon={<Plus size={14} />}
        className="self-start"
        data-field="/settings/endpoints"
        onClick={() => show({ type: 'addEndpoint', node: node.id })}
      >
        Add endpoint
      </Button>
    </Section>
  )
}

/** What happens by itself when rows of a table change. */
export function EventSection({ node }: { readonly node: Node }) {
  const flows = flowsIn(node)
  return (
    <Section title="Events" count={flows.length} closed={flows.length === 0}>
      <FlowRows flows={flows} />
      <Menu
        rows={[
          Object.entries(EVENT_WORDS).map(([when, label]) => ({
            label,
            onSelect: () => addEvent(node.id, when),
          })),
        ]}
      >
        <Button
          size={28}
          icon={<Plus size={14} />}
          className="self-start"
          data-field="/settings/events"
        >
          Add event
        </Button>
      </Menu>
    </Section>
  )
}

/** The way into the flow of a part that is one. */
export function FlowSection({ node }: { readonly node: Node }) {
  return (
    <Section title="Steps">
      <FlowRows flows={flowsIn(node)} />
    </Section>
  )
}

function FlowRows({ flows }: { readonly flows: readonly OpenFlow[] }) {
  const diagnostics = useDocument((document) => document.diagnostics)
  if (flows.length === 0) return null
  return (
    <ul className="-mx-2 flex flex-col">
      {flows.map((flow) => {
        const wrong = diagnostics.some(
          ({ node, field, severity }) =>
            severity === 'error' && node === flow.node && field?.startsWith(flow.pointer),
        )
        return (
          <li key={flow.item ?? flow.node}>
            <button
              type="button"
              className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
              onClick={() => openFlow(flow)}
            >
              <FlowMark flow={flow} />
              <span
                className={`min-w-0 flex-1 truncate ${flow.sort === 'endpoint' ? 'font-mono text-12' : ''}`}
              >
                {flow.sort === 'flow' ? 'Open the flow' : beginsWhen(flow)}
              </span>
              {wrong && <CircleAlert size={14} className="text-error" aria-label="has a problem" />}
              <ChevronRight size={14} className="text-text-3" aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** What sort of flow it is, in a picture. */
export function FlowMark({ flow }: { readonly flow: OpenFlow }) {
  if (flow.sort === 'endpoint') return <Method method={textIn(flow.holder, 'method', 'GET')} />
  const Icon = flow.sort === 'event' ? Zap : Workflow
  return <Icon size={14} aria-hidden className="text-logic" />
}
