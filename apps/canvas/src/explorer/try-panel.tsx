import type { Route } from '@drawbridge/protocol'
import { ArrowLeft, Send, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { WhoCan } from '../details/who-can.tsx'
import { useDocument } from '../stores/document.ts'
import { show } from '../stores/session.ts'
import { setDraft, unlight, useTrace, type Draft } from '../stores/trace.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { Method } from '../ui/method.tsx'
import { changePlace } from '../use-place.ts'
import { ActingAs } from './acting-as.tsx'
import { BodyForm } from './body-form.tsx'
import { drawnEndpoint, drawnForm } from './drawn-form.ts'
import { bodyOf, withValues } from './body-of.ts'
import { Exchanges } from './exchanges.tsx'
import { FillIn } from './fill-in.tsx'
import { refusedFields } from './flaws.ts'
import { pointingToRows, wantedRows } from './point-to-rows.ts'
import { QueryForm } from './query/query-form.tsx'
import { endpointOf, paramsOf } from './request.ts'
import { send } from './send.ts'
import { Labelled, TextInput } from '../ui/fields.tsx'

/** One endpoint: what is sent, as whom, and what came back. */
export function TryPanel({ route }: { readonly route: Route }) {
  const endpoint = endpointOf(route)
  const manifest = useDocument((document) => document.manifest)
  const kept = useTrace((trace) => trace.drafts[endpoint])
  const preview = useTrace((trace) => trace.preview)
  const last = useTrace((trace) => trace.exchanges.find((one) => one.endpoint === endpoint))
  const [busy, setBusy] = useState(false)
  const whyNot = useLooking()
  const [sent, setSent] = useState<Draft | null>(null)
  const drawn = drawnEndpoint(manifest, route)
  const { fields, hasFiles, first } = bodyOf(route, manifest)
  const draft = kept ?? first
  const listed =
    drawn || route.operation !== 'list'
      ? undefined
      : manifest.nodes.findLast(({ id, kind }) => kind === 'table' && route.nodes.includes(id))
  const change = (part: Partial<Draft>): void => setDraft(endpoint, { ...draft, ...part })
  const perform = async (): Promise<void> => {
    setBusy(true)
    const write = async (): Promise<Draft> => {
      // Only before the first time: whoever takes it out again wants to see what is said then.
      const body = last ? draft.body : await pointingToRows(draft.body, wantedRows(route, fields))
      const whole = { ...draft, body }
      setDraft(endpoint, whole)
      setSent(whole)
      return whole
    }
    await send(route, write, hasFiles)
    setBusy(false)
  }
  useEffect(() => unlight, [endpoint])
  const starting = busy && preview?.state !== 'running'
  return (
    <form
      className="flex flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && !busy) void perform()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.requestSubmit()
      }}
    >
      <div className="px-4 pt-3">
        <button
          type="button"
          className="-ml-1 flex h-6 items-center gap-1 rounded-chip px-1 text-12 text-text-2 hover:bg-hover"
          onClick={() => changePlace({ endpoint: null }, 'push')}
        >
          <ArrowLeft size={12} /> All endpoints
        </button>
        <div className="mt-2 flex items-center gap-2">
          <Method method={route.method} wide />
          <h2 className="min-w-0 truncate font-mono text-14 font-medium">{route.path}</h2>
        </div>
        <p className="mt-1 mb-1 text-text-2">{route.summary}</p>
        <WhoCan about={endpoint} what={endpoint} />
      </div>
      <div className="flex flex-col gap-4 px-4 py-4">
        {manifest.nodes.some(({ kind }) => kind === 'auth') && <ActingAs />}
        {paramsOf(route.path).map((name) => (
          <Labelled key={name} label={name}>
            {(ids) => (
              <TextInput
                {...ids}
                required
                value={draft.params[name] ?? ''}
                className="font-mono"
                onChange={({ target }) =>
                  change({ params: { ...draft.params, [name]: target.value } })
                }
              />
            )}
          </Labelled>
        ))}
        {drawn &&
          drawnForm(drawn, 'query').map(({ name, required, example }) => (
            <Labelled key={name} label={required ? `${name} *` : name}>
              {(ids) => (
                <TextInput
                  {...ids}
                  required={required}
                  placeholder={typeof example === 'string' ? example : JSON.stringify(example)}
                  value={draft.query[name] ?? ''}
                  onChange={({ target }) =>
                    change({ query: { ...draft.query, [name]: target.value } })
                  }
                />
              )}
            </Labelled>
          ))}
        {listed && (
          <QueryForm table={listed} query={draft.query} onChange={(query) => change({ query })} />
        )}
        {fields.length > 0 && (
          <BodyForm
            fields={fields}
            wanted={wantedRows(route, fields)}
            body={draft.body}
            files={draft.files ?? {}}
            onFiles={(files) => change({ files })}
            refused={
              last && (hasFiles ? sent === kept : last.request.body === draft.body)
                ? refusedFields(last.answer.status, last.answer.body)
                : {}
            }
            sent={last !== undefined}
            onChange={(body) => change({ body })}
          />
        )}
        <FillIn
          route={route}
          fields={fields}
          onFill={(values) => change({ body: withValues(draft.body, values) })}
        />
        <div className="flex gap-2">
          <Button
            look="primary"
            type="submit"
            className="flex-1"
            busy={busy}
            whyNot={whyNot}
            icon={<Send size={14} />}
          >
            {starting ? 'Starting the backend…' : busy ? 'Sending…' : 'Send'}
          </Button>
          {manifest.nodes.some(({ kind }) => kind === 'auth') && (
            <Button
              busy={busy}
              whyNot={whyNot}
              icon={<Users size={14} aria-hidden />}
              onClick={() => {
                setDraft(endpoint, draft)
                show({ type: 'everybody', route })
              }}
            >
              As everybody
            </Button>
          )}
        </div>
        <p className="-mt-2 flex items-center justify-center gap-1.5 text-11 text-text-3">
          <Keys keys="Mod+Enter" /> sends from anywhere in here
        </p>
      </div>
      <Exchanges route={route} />
    </form>
  )
}
