import { whoMayCsv } from '@drawbridge/kinds/faces'
import type { AccessView } from '@drawbridge/protocol'
import { Download, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { showPart } from '../../actions/show-part.ts'
import { reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextInput } from '../../ui/fields.tsx'
import { fileNameOf, keepFile } from '../../ui/keep-file.ts'
import { FieldTable } from './field-table.tsx'
import { linkAccess } from './link.ts'
import { RouteTable } from './route-table.tsx'
import { useAccess } from './use-access.ts'

interface AccessProps {
  /** What it is opened at: an endpoint or a field. */
  readonly about?: string | undefined
  readonly onClose: () => void
}

/** Who may call which endpoint and read which field, for everybody there is; to be read and taken along. */
export function Access({ about = '', onClose }: AccessProps) {
  const { data, error } = useAccess()
  const [search, setSearch] = useState(about)
  useEffect(() => {
    linkAccess(search)
    return () => linkAccess(null)
  }, [search])
  const show = (node: string): void => {
    onClose()
    showPart(node)
  }
  return (
    <Dialog
      title="Who may do what"
      description="What each caller is told, by the rules as they are drawn. The tests of the emitted backend ask for the same."
      className="w-[1040px] max-w-[94vw]"
      onClose={onClose}
      footer={
        <Button
          icon={<Download size={14} aria-hidden />}
          disabled={!data || data.routes.length === 0}
          onClick={() => data && keep(data)}
        >
          Download as CSV
        </Button>
      }
    >
      {error && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(error)}
        </p>
      )}
      {!data && !error && (
        <p className="flex items-center gap-2 py-6 text-text-2" role="status">
          <LoaderCircle size={16} className="animate-spin" aria-hidden /> Looking…
        </p>
      )}
      {data && data.routes.length === 0 && (
        <p className="py-4 text-text-2">
          Nothing can be called yet, or the drawing has problems. Once they are mended, each
          endpoint stands here with everybody who may call it.
        </p>
      )}
      {data && data.routes.length > 0 && (
        <>
          <TextInput
            type="search"
            aria-label="Search endpoints and fields"
            placeholder="Search endpoints and fields"
            data-autofocus
            className="mb-3"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <RouteTable view={data} search={search} onShow={show} />
          <FieldTable view={data} search={search} onShow={show} />
        </>
      )}
    </Dialog>
  )
}

function keep(view: AccessView): void {
  const name = useDocument.getState().manifest.name
  keepFile(new Blob([whoMayCsv(view)], { type: 'text/csv' }), `${fileNameOf(name)}-access.csv`)
}
