import { shownWays, WAY_FACES, type DrawnWay, type ShownWay } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import { Mail, Plus, Trash2 } from 'lucide-react'
import { createElement } from 'react'
import { addPart } from '../actions/add-part.ts'
import { wayIconOf } from '../kinds/way-icons.ts'
import { useDocument } from '../stores/document.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { RoleChoice } from './role-choice.tsx'
import { NOTHING_SEEN } from '../flow/seen.ts'
import { FormContext } from './flow/form-context.ts'
import { SettingField } from './flow/setting-field.tsx'
import { Section } from './section.tsx'
import { readShape } from './shape.ts'
import { edit } from './table/edit-item.ts'

/** What people sign in with beside a password, and what may be added. */
export function WaysSection({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const shown = shownWays(node.settings, manifest)
  const ways = shown.map(({ drawn }) => drawn)
  const keep = (label: string, next: readonly DrawnWay[]): void =>
    edit(label, {
      type: 'setSetting',
      id: node.id,
      path: ['ways'],
      ...(next.length > 0 && { value: next as unknown as Json }),
    })
  const form = {
    ...NOTHING_SEEN,
    manifest,
    part: node.id,
    settings: node.settings,
    table: null,
    examples: {},
  }
  const offered = WAY_FACES.filter(
    ({ kind, several }) => several || !ways.some((one) => one.kind === kind),
  )
  return (
    <Section title="Ways in" count={ways.length}>
      <FormContext value={form}>
        {shown.map((way, index) => (
          // Nothing but its place tells one from another of the same kind.
          <WayCard
            key={`${way.drawn.kind} ${index}`}
            node={node}
            way={way}
            pointer={`/settings/ways/${index}`}
            onKeep={(next) => keep(`Change ${way.face.about.title}`, ways.with(index, next))}
            onRemove={() => keep(`Remove ${way.face.about.title}`, ways.toSpliced(index, 1))}
          />
        ))}
      </FormContext>
      {offered.length > 0 && (
        <ul aria-label="Ways in that can be added" className="flex flex-col gap-1">
          {offered.map(({ kind, about, defaults, defaultsIn }) => (
            <li key={kind} className="flex items-start gap-2">
              <p className="min-w-0 flex-1 text-12 text-text-2">
                <span className="block text-13 text-text">{about.title}</span>
                {about.summary}
              </p>
              <Button
                size={28}
                aria-label={`Add ${about.title}`}
                onClick={() =>
                  keep(`Add ${about.title}`, [
                    ...ways,
                    { kind, ...defaults, ...defaultsIn?.(manifest) },
                  ])
                }
              >
                <Plus size={14} /> Add
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface WayCardProps {
  readonly node: Node
  readonly way: ShownWay
  readonly pointer: string
  readonly onKeep: (next: DrawnWay) => void
  readonly onRemove: () => void
}

/** One way: what it is, what can be set about it, and what it adds to the API. */
function WayCard({
  node,
  way: { face, drawn, sentence, routes },
  pointer,
  onKeep,
  onRemove,
}: WayCardProps) {
  const { properties = {}, required = [] } = readShape(face.settings)
  const settings = Object.entries(properties).filter(
    ([name, { patternProperties }]) => name !== 'kind' && patternProperties === undefined,
  )
  return (
    <section
      aria-label={face.about.title}
      className="flex flex-col gap-2 rounded-control border p-2.5"
    >
      <div className="flex items-start gap-2">
        {createElement(wayIconOf(face), {
          size: 16,
          'aria-hidden': true,
          className: 'mt-0.5 shrink-0',
        })}
        <p className="min-w-0 flex-1 text-12 text-text-2">
          <span className="block text-13 font-medium text-text">{face.about.title}</span>
          {sentence}
        </p>
        <IconButton label={`Remove ${face.about.title}`} onClick={onRemove}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      {face.asks.includes('links') && <AddMail node={node} />}
      {settings.map(([name, shape]) =>
        shape.format === 'roles' ? (
          <RoleChoice
            key={name}
            shape={shape}
            value={drawn[name]}
            pointer={`${pointer}/${name}`}
            onKeep={(value) => onKeep(withMember(drawn, name, value))}
          />
        ) : (
          <SettingField
            key={name}
            name={name}
            shape={shape}
            required={required.includes(name)}
            value={drawn[name]}
            pointer={`${pointer}/${name}`}
            onKeep={(value) => onKeep(withMember(drawn, name, value))}
          />
        ),
      )}
      <details className="text-12">
        <summary className="text-text-2">Adds {routes.length} routes</summary>
        <ul className="flex flex-col gap-1 pt-1">
          {routes.map(({ method, path, summary }) => (
            <li key={`${method} ${path}`}>
              <code className="break-all">
                {method} {path}
              </code>
              <span className="block text-text-3">{summary}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** Offered where a way sends links, and there is nothing to send them by. */
function AddMail({ node }: { readonly node: Node }) {
  const isSending = useDocument(({ manifest }) => {
    const targets = manifest.connections.filter(({ from }) => from === node.id)
    return targets.some(({ to }) => manifest.nodes.find(({ id }) => id === to)?.kind === 'mail')
  })
  if (isSending) return null
  return (
    <Button
      size={28}
      icon={<Mail size={14} />}
      className="self-start"
      onClick={() => addPart('mail', { after: node.id })}
    >
      Add Mail to send it by
    </Button>
  )
}

function withMember(drawn: DrawnWay, name: string, value: Json | undefined): DrawnWay {
  const { [name]: _, ...rest } = drawn
  return { ...rest, kind: drawn.kind, ...(value !== undefined && { [name]: value }) }
}
