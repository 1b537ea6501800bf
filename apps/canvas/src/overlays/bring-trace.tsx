import { FileUp } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { openRequest } from '../runs/open.ts'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { announce } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { Dialog } from '../ui/dialog.tsx'
import { CONTROL, Labelled } from '../ui/fields.tsx'
import { ReceiveTraces } from './receive-traces.tsx'

const NO_JSON = 'This is no JSON. A collector of traces gives it: “JSON” or “Download” at a trace.'

/** What a backend elsewhere did, by the trace that it left with a collector. */
export function BringTrace({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  async function bring(given: string): Promise<void> {
    const trace = traceIn(given)
    if (!project) return
    if (trace === undefined) return setProblem(NO_JSON)
    setBusy(true)
    try {
      const { runs } = await call('addTraces', { params: { project }, body: { trace } })
      const [first] = runs
      if (first) await openRequest(first.id)
      announce(`${counted(runs.length, 'request')} from elsewhere`)
      onClose()
    } catch (error) {
      setProblem(reasonOf(error))
      setBusy(false)
    }
  }
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen) await bring(await chosen.text())
  }
  const drop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer.files
    if (!dropped) return
    event.preventDefault()
    void take(dropped)
  }
  return (
    <Dialog
      title="Show a trace from elsewhere"
      description="What this backend did in production, laid over the drawing."
      className="w-[560px]"
      onClose={onClose}
      footer={
        <>
          <Button icon={<FileUp size={14} />} disabled={busy} onClick={() => file.current?.click()}>
            Choose a file
          </Button>
          <Button look="primary" disabled={busy || text === ''} onClick={() => void bring(text)}>
            Show trace
          </Button>
        </>
      }
    >
      <Labelled
        label="The trace as JSON"
        hint="As OpenTelemetry (OTLP), Grafana Tempo or Jaeger write it. Paste it, or drop a file here."
        error={problem}
      >
        {(ids) => (
          <textarea
            {...ids}
            data-autofocus
            spellCheck={false}
            rows={7}
            className={`${CONTROL} py-2 font-mono text-12`}
            placeholder='{"resourceSpans": […]}'
            value={text}
            onChange={({ target }) => setText(target.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
          />
        )}
      </Labelled>
      <p className="mt-3 text-12 text-text-3">
        A backend sends traces to the collector that <code>OTEL_EXPORTER_OTLP_ENDPOINT</code> names.
        They have no value that anybody sent, so steps are shown without theirs.
      </p>
      {project && <ReceiveTraces project={project} />}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="File of a trace"
        hidden
        onChange={({ currentTarget: { files } }) => void take(files?.[0])}
      />
    </Dialog>
  )
}

function traceIn(text: string): Record<string, unknown> | undefined {
  try {
    const trace: unknown = JSON.parse(text)
    return isRecord(trace) ? trace : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
