import type { Manifest } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { CodeXml, Lightbulb, PencilLine, Users } from 'lucide-react'
import { showLines } from '../code/run-lines.ts'
import { tableView } from '../kinds/table.ts'
import { useDocument } from '../stores/document.ts'
import { show, showField } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { editRun } from './edit-run.ts'
import { faultsOf } from './faults.ts'
import { mendOf, type Mend } from './mends.ts'
import { sentAs } from './sent-as.ts'
import { isOwnLine, whyOf } from './why.ts'

/** Why a request ended as it did, where that was decided, and what would have been taken. */
export function WhyLine({ run }: { readonly run: Run }) {
  const manifest = useDocument((document) => document.manifest)
  const asker = useDocument(({ routes }) =>
    routes.find(({ method, path }) => method === run.method && path === run.route?.path),
  )
  const why = whyOf(run, manifest)
  if (why === null) return null
  const { place } = why
  const mend = mendOfRun(run, manifest)
  const line = lineOf(run)
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12">
      <span className="flex min-w-0 items-start gap-2">
        <Lightbulb size={14} className="mt-px shrink-0 text-warning" aria-hidden />
        <span className="min-w-0 wrap-anywhere">{why.sentence}</span>
      </span>
      {mend && (
        <Button
          look="plain"
          size={24}
          icon={<PencilLine size={12} />}
          title="Puts it into the form like that, to be looked at and sent"
          onClick={() => editRun(run, mend.body)}
        >
          {mend.label}
        </Button>
      )}
      {asker && place && (
        <Button
          look="plain"
          size={24}
          icon={<Users size={12} />}
          onClick={() => show({ type: 'everybody', route: asker })}
        >
          Ask as everybody
        </Button>
      )}
      {place && (
        <Button look="plain" size={24} onClick={() => showField(place.node, place.field)}>
          {place.label}
        </Button>
      )}
      {line && (
        <Button look="plain" size={24} icon={<CodeXml size={12} />} onClick={() => showLines(line)}>
          Show the line
        </Button>
      )}
    </p>
  )
}

/** Only what is known whole is sent again otherwise than it was. */
function mendOfRun(run: Run, { nodes }: Manifest): Mend | null {
  if (run.status < 400 || run.route === null || run.elsewhere !== undefined) return null
  const tables = nodes.filter(({ id, kind }) => kind === 'table' && run.nodes.includes(id))
  const known = tables.flatMap((table) => tableView(table).fields.map(({ name }) => name))
  return mendOf(sentAs(run)?.body, faultsOf(run), known)
}

/** Where it broke off, in a file of the drawing’s own code. */
function lineOf(run: Run) {
  const { file, line } = run.failed ?? {}
  return isOwnLine(run) && file !== undefined && line !== undefined ? { file, line } : null
}
