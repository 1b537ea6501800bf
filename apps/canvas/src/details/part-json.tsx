import type { Command } from '@drawbridge/commands'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { performCarefully } from '../document/careful.ts'
import { RawSettings } from './flow/raw-settings.tsx'
import { Section } from './section.tsx'

/** A part as it stands in the manifest. */
export function PartJson({ node }: { readonly node: Node }) {
  return (
    <Section title="As JSON">
      <p className="text-12 text-text-2">
        Id <code className="font-mono">{node.id}</code>, kind{' '}
        <code className="font-mono">{node.kind}</code>
      </p>
      <RawSettings
        settings={node.settings}
        onKeep={(next) =>
          void performCarefully(`Change ${node.name} as JSON`, changesTo(node, next))
        }
      />
    </Section>
  )
}

/** What makes of the settings those that were typed, one command for each that is another. */
function changesTo({ id, settings }: Node, next: JsonObject): readonly Command[] {
  const keys = new Set([...Object.keys(settings), ...Object.keys(next)])
  return [...keys]
    .filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(next[key]))
    .map((key) => {
      const value = next[key]
      return { type: 'setSetting', id, path: [key], ...(value !== undefined && { value }) }
    })
}
