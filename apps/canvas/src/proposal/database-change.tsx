import type { Command } from '@drawbridge/commands'
import { useQuery } from '@tanstack/react-query'
import { rowEffectsOf } from '../document/careful.ts'
import { EffectLine } from '../overlays/effect-line.tsx'
import { useDocument } from '../stores/document.ts'
import { useTrace } from '../stores/trace.ts'

interface DatabaseChangeProps {
  /** The SQL that leads from the tables that are drawn to those that would be. */
  readonly migration: string
  readonly commands: readonly Command[]
}

/** What a suggestion does to tables, and to the rows that are in them now. */
export function DatabaseChange({ migration, commands }: DatabaseChangeProps) {
  const version = useDocument((document) => document.sync.version)
  const state = useTrace((trace) => trace.preview?.state ?? 'stopped')
  const isStopped = state === 'stopped'
  const { data: effects } = useQuery({
    queryKey: ['proposed-rows', version, commands],
    enabled: !isStopped,
    staleTime: 0,
    queryFn: () => rowEffectsOf(commands),
  })
  return (
    <section aria-label="Database" className="border-t py-2">
      <h3 className="text-12 font-medium text-text-2">Database</h3>
      {isStopped && <p className="text-text-2">Nothing runs, so there are no rows to look at.</p>}
      {effects?.length === 0 && <p className="text-text-2">No row that is there changes.</p>}
      {effects && (
        <ul>
          {effects.map((effect) => (
            <li key={effect.id} className="py-0.5">
              <EffectLine effect={effect} />
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary className="text-12 text-text-2">SQL of the migration</summary>
        <pre
          tabIndex={0}
          role="group"
          aria-label="SQL"
          className="mt-1 max-h-48 overflow-auto rounded-control border bg-canvas p-2 font-mono text-12"
        >
          {migration}
        </pre>
      </details>
    </section>
  )
}
