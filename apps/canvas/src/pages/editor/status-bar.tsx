import { Database, Plug, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useMemo } from 'react'
import { addPart } from '../../actions/add-part.ts'
import { otherServicesAction } from '../../actions/other-services.ts'
import { problemsOf } from '../../document/problems.ts'
import { dialectOf } from '../../kinds/dialect.ts'
import { turnsToOthers } from '../../flow/services.ts'
import { useDocument } from '../../stores/document.ts'
import { show } from '../../stores/session.ts'
import { useTrace } from '../../stores/trace.ts'
import { counted } from '../../ui/counted.ts'
import { storeIn } from '../../kinds/roles.ts'

/** At the very bottom: what is drawn, where it runs, and how well it is kept apart. */
export function StatusBar() {
  const manifest = useDocument((document) => document.manifest)
  const routes = useDocument((document) => document.routes)
  const waiting = useDocument(
    (document) =>
      document.routes.length === 0 &&
      problemsOf(document).some(({ severity }) => severity === 'error'),
  )
  const preview = useTrace((trace) => trace.preview)
  const callsOthers = useMemo(() => turnsToOthers(manifest), [manifest])
  const database = storeIn(manifest)
  const idsOf = (kind: string): readonly string[] =>
    manifest.nodes.filter((node) => node.kind === kind).map(({ id }) => id)
  const tables = idsOf('table')
  const unserved = tables.length > 0 && idsOf('api').length === 0
  const served = database ? [database.id] : tables
  return (
    <footer className="flex h-6 shrink-0 items-center gap-4 overflow-hidden border-t bg-surface px-3 text-11 whitespace-nowrap text-text-2">
      <span>{counted(manifest.nodes.length, 'part')}</span>
      <span data-testid="route-count">
        {waiting ? 'Endpoints wait for the problems' : counted(routes.length, 'endpoint')}
      </span>
      {unserved && (
        <span className="flex items-center gap-1">
          No api serves it yet:
          <button
            type="button"
            className="h-6 rounded-chip px-1 text-accent hover:bg-hover hover:underline"
            onClick={() => addPart('api', { joins: [...served, ...idsOf('auth')] })}
          >
            Add an API
          </button>
        </span>
      )}
      <span>{database ? `Written for ${dialectOf(database)}` : 'No database yet'}</span>
      <span className="flex-1" />
      {preview?.url && (
        <a
          href={preview.url}
          target="_blank"
          rel="noreferrer"
          className="h-6 min-w-0 truncate font-mono leading-6 hover:text-text hover:underline max-[1099px]:hidden"
        >
          {preview.url}
        </a>
      )}
      {preview && (
        <span className="flex items-center gap-1" title={preview.isolation.sentence}>
          {preview.isolation.level >= 3 ? <ShieldCheck size={12} /> : <ShieldAlert size={12} />}
          {preview.isolation.level >= 3 ? (
            'Runs isolated'
          ) : (
            <span className="max-w-[420px] truncate">{preview.isolation.sentence}</span>
          )}
        </span>
      )}
      {callsOthers && (
        <button
          type="button"
          className="flex h-6 items-center gap-1 rounded-chip px-1 hover:bg-hover hover:text-text"
          onClick={otherServicesAction.perform}
        >
          <Plug size={12} aria-hidden /> Other services
        </button>
      )}
      {preview && (
        <button
          type="button"
          className="flex h-6 items-center gap-1 rounded-chip px-1 hover:bg-hover hover:text-text"
          onClick={() => show({ type: 'previewDatabase' })}
        >
          <Database size={12} aria-hidden />
          <span className="max-w-[260px] truncate">
            {preview.database.address ?? 'Runs on an embedded SQLite'}
          </span>
        </button>
      )}
    </footer>
  )
}
