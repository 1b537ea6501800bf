import { faceOf, fromCurl, type KindFace } from '@drawbridge/kinds/faces'
import type { Command } from '@drawbridge/commands'
import type { Json, Node } from '@drawbridge/manifest'
import { Workflow } from 'lucide-react'
import { useState } from 'react'
import { newId } from '../document/ids.ts'
import { openFlow } from '../flow/current.ts'
import { itemsOf, textIn } from '../flow/place.ts'
import { callersOf } from '../flow/services.ts'
import { beginsWhen } from '../flow/start-words.ts'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { SettingField } from './flow/setting-field.tsx'
import { Section } from './section.tsx'
import { readShape } from './shape.ts'
import { edit } from './table/edit-item.ts'

/** What a service can be asked, and which flows do. */
export function ServiceSections({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const callers = callersOf(manifest, node)
  const operations = itemsOf(node.settings['operations'])
  return (
    <>
      <Section title="Operations" count={operations.length}>
        <PasteCurl node={node} />
        <Drawn node={node} name="operations" />
      </Section>
      <Section title="Headers of every call" closed={node.settings['headers'] === undefined}>
        <Drawn node={node} name="headers" />
      </Section>
      <Section title="Used by" count={callers.length}>
        {callers.length === 0 && (
          <p className="text-text-2">No flow yet. Add the step “Call a service” to one.</p>
        )}
        {callers.map((flow) => (
          <button
            key={`${flow.node} ${flow.item}`}
            type="button"
            className="flex h-8 items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
            onClick={() => openFlow(flow)}
          >
            <Workflow size={14} aria-hidden className="shrink-0 text-logic" />
            <span className="min-w-0 flex-1 truncate">
              {flow.sort === 'flow' ? flow.part.name : beginsWhen(flow)}
            </span>
          </button>
        ))}
      </Section>
    </>
  )
}

/** A setting of the service that has a form like a step's. */
function Drawn({ node, name }: { readonly node: Node; readonly name: string }) {
  const shape = shapeOf(faceOf(node.kind), name)
  if (!shape) return null
  return (
    <SettingField
      name={name}
      shape={shape}
      required={name === 'operations'}
      value={node.settings[name]}
      pointer={`/settings/${name}`}
      onKeep={(value) => {
        const kept = value ?? (name === 'operations' ? [] : undefined)
        edit(`Change ${node.name}`, setting(node, name, kept))
      }}
    />
  )
}

const shapeOf = (face: KindFace | undefined, name: string) =>
  face && readShape(face.settings).properties?.[name]

const setting = (node: Node, name: string, value: Json | undefined): Command => ({
  type: 'setSetting',
  id: node.id,
  path: [name],
  ...(value !== undefined && { value }),
})

/** A box for a line out of somebody's documentation. */
function PasteCurl({ node }: { readonly node: Node }) {
  const [line, setLine] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = (): void => {
    const drawn = itemsOf(node.settings['operations'])
    const taken = new Set(drawn.map((one) => textIn(one, 'name')))
    const read = fromCurl(line, newId('o'), taken)
    setProblem(read.ok ? null : read.problem)
    if (!read.ok) return
    const { operation, service } = read
    const isNowhere = drawn.length === 0 && node.settings['urlFrom'] === undefined
    edit(
      `Add ${operation.name} to ${node.name}`,
      setting(node, 'operations', [...drawn, operation as unknown as Json]),
      ...(isNowhere ? [setting(node, 'baseUrl', service.baseUrl)] : []),
      ...(service.auth && node.settings['auth'] === undefined
        ? [setting(node, 'auth', service.auth)]
        : []),
    )
    setLine('')
  }
  return (
    <div className="flex flex-col gap-1.5">
      <textarea
        aria-label="A line of cURL"
        placeholder="curl https://api.example.com/…"
        rows={3}
        spellCheck={false}
        className="w-full rounded-control border bg-surface px-2 py-1.5 font-mono text-12"
        value={line}
        onChange={({ target }) => setLine(target.value)}
      />
      {problem && (
        <p role="alert" className="text-12 text-error">
          {problem}
        </p>
      )}
      <p className="text-12 text-text-3">
        Secrets in it stay behind: only the name of one is kept, to be set where the backend runs.
      </p>
      <Button size={28} className="self-start" disabled={line.trim() === ''} onClick={add}>
        Add from cURL
      </Button>
    </div>
  )
}
