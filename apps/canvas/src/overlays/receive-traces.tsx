import { useQuery } from '@tanstack/react-query'
import { Copy, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { announce, notify } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { fullTime } from '../ui/ago.ts'

/** A key with which a backend elsewhere sends its traces here by itself. */
export function ReceiveTraces({ project }: { readonly project: string }) {
  const [variables, setVariables] = useState<string>()
  const queryKey = ['trace-key', project]
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('readTraceKey', { params: { project }, signal }),
  })
  const since = data?.since ?? null

  async function change(work: () => Promise<string | undefined>): Promise<void> {
    try {
      setVariables(await work())
      await queryClient.invalidateQueries({ queryKey })
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    }
  }
  const make = () =>
    change(async () => {
      const { key } = await call('makeTraceKey', { params: { project } })
      announce('The key is made')
      return [
        `OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}/api/projects/${project}`,
        `OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20${key}`,
      ].join('\n')
    })
  const end = () =>
    change(async () => {
      await call('endTraceKey', { params: { project } })
      announce('The key is ended')
      return undefined
    })

  return (
    <section className="mt-4 flex flex-col gap-2 border-t pt-3">
      <h3 className="text-13 font-semibold">Or have the backend send them here</h3>
      <p className="text-12 text-text-2">
        {since === null
          ? 'With a key, a backend elsewhere sends what it does by itself, if it can reach this studio. The key opens nothing else.'
          : `Traces are taken with the key of ${fullTime(new Date(since))}.`}
      </p>
      {variables !== undefined && (
        <>
          <p className="text-12 text-text-2">
            Set these for the backend and start it again. The key is shown this once.
          </p>
          <pre
            tabIndex={0}
            aria-label="Variables for the backend"
            className="overflow-x-auto rounded-control bg-sunken p-2 font-mono text-11"
          >
            {variables}
          </pre>
        </>
      )}
      <div className="flex gap-2">
        {variables !== undefined && (
          <Button
            size={24}
            icon={<Copy size={12} />}
            onClick={() => {
              void navigator.clipboard.writeText(variables).then(() => announce('Copied'))
            }}
          >
            Copy
          </Button>
        )}
        <Button size={24} icon={<KeyRound size={12} />} onClick={() => void make()}>
          {since === null ? 'Make a key' : 'Make another key'}
        </Button>
        {since !== null && (
          <Button size={24} look="danger" onClick={() => void end()}>
            End the key
          </Button>
        )}
      </div>
    </section>
  )
}
