import type { Route } from '@drawbridge/protocol'
import { Activity, Copy, Lightbulb } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useDocument } from '../stores/document.ts'
import { MailLine } from '../runs/mail-line.tsx'
import { openRequest } from '../runs/open.ts'
import { notify } from '../stores/session.ts'
import { useTrace, type Exchange } from '../stores/trace.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { clock } from '../ui/ago.ts'
import { statusColour } from '../ui/status-colour.ts'
import { rolesOf } from '../details/table/access-words.ts'
import { callerWords } from './cast.ts'
import { AppPicture } from './app-picture.tsx'
import { JsonText } from './json-text.tsx'
import { OutsideHint } from './outside-hint.tsx'
import {
  credentialsOf,
  curlOf,
  detailOf,
  endpointOf,
  explain,
  rowsOf,
  statusWords,
} from './request.ts'

const TABS = ['Body', 'Headers', 'cURL'] as const

/** What came back, the newest first; earlier answers stay to be looked at again. */
export function Exchanges({ route }: { readonly route: Route }) {
  const all = useTrace((trace) => trace.exchanges)
  const exchanges = all.filter(({ endpoint }) => endpoint === endpointOf(route))
  const roles = rolesOf(useDocument((document) => document.manifest))
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = exchanges.find(({ id }) => id === chosen) ?? exchanges[0]
  if (!shown) return null
  return (
    <section aria-label="Response" className="border-t">
      <Answer key={shown.id} exchange={shown} route={route} />
      {exchanges.length > 1 && (
        <div className="border-t px-4 py-3">
          <h3 className="mb-1 text-11 font-medium text-text-3">Earlier</h3>
          {exchanges.map((exchange) => (
            <button
              key={exchange.id}
              type="button"
              aria-pressed={exchange === shown}
              className={classNames(
                'flex h-7 w-full items-center gap-2 rounded-chip px-2 text-12',
                exchange === shown ? 'bg-hover' : 'hover:bg-hover',
              )}
              onClick={() => setChosen(exchange.id)}
            >
              <Status status={exchange.answer.status} small />
              <span className="min-w-0 flex-1 truncate text-left font-mono">
                {exchange.request.method} {exchange.request.path}
              </span>
              <span className="shrink-0 text-text-2">
                as {callerWords(exchange.request.as, roles)}
              </span>
              <span className="text-text-3">{clock(exchange.at)}</span>
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

function Status({ status, small }: { readonly status: number; readonly small?: boolean }) {
  return (
    <span
      data-testid={small ? undefined : 'status'}
      className={`font-semibold whitespace-nowrap ${statusColour(status)}`}
    >
      {small ? status : statusWords(status)}
    </span>
  )
}

/** An answer that came within this time is brought into sight. */
const JUST_NOW_MS = 2_000

function Answer({ exchange, route }: { readonly exchange: Exchange; readonly route: Route }) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Body')
  const url = useTrace((trace) => trace.preview?.url ?? null)
  const manifest = useDocument((document) => document.manifest)
  const { answer, request } = exchange
  const rows = rowsOf(answer.body)
  const refusal = answer.status >= 400 ? detailOf(answer.body) : ''
  const reason = explain(
    route,
    answer.status,
    request.as,
    rolesOf(manifest),
    answer.body,
    request.path,
  )
  const curl = curlOf(request, url, credentialsOf(manifest))
  const text = { Body: answer.body, Headers: headersText(answer.headers), cURL: curl }[tab]
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (Date.now() - exchange.at.getTime() < JUST_NOW_MS)
      ref.current?.scrollIntoView({ block: 'nearest' })
  }, [exchange])
  return (
    <div ref={ref} className="px-4 py-3">
      <div className="flex items-center gap-2 text-13">
        <Status status={answer.status} />
        <span className="text-text-2">· {Math.round(answer.ms)} ms</span>
        {rows !== null && (
          <span className="text-text-2">
            · {rows} {rows === 1 ? 'row' : 'rows'}
          </span>
        )}
      </div>
      {refusal && <p className="mt-2 text-13 wrap-anywhere">{refusal}</p>}
      {reason && (
        <p className="mt-2 flex gap-2 rounded-control bg-warning/10 px-2.5 py-2 text-12">
          <Lightbulb size={14} className="mt-px shrink-0 text-warning" aria-hidden />
          {reason}
        </p>
      )}
      {answer.status === 502 && <OutsideHint />}
      {request.path.endsWith('/totp') && <AppPicture body={answer.body} />}
      {answer.run && (
        <Button
          look="quiet"
          size={24}
          className="mt-1 -ml-2"
          icon={<Activity size={12} />}
          onClick={() => void openRequest(answer.run?.id ?? 0)}
        >
          See what it did
        </Button>
      )}
      {answer.run && <MailLine run={answer.run} />}
      <div className="mt-2 flex items-center gap-1">
        <div className="flex gap-1" role="tablist">
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              className={classNames(
                'h-6 rounded-chip px-2 text-12',
                tab === name ? 'bg-hover font-medium' : 'text-text-2 hover:bg-hover',
              )}
              onClick={() => setTab(name)}
            >
              {name}
            </button>
          ))}
        </div>
        <span className="flex-1" />
        <IconButton
          label={`Copy ${tab}`}
          size={24}
          onClick={() =>
            void navigator.clipboard
              .writeText(text)
              .then(() => notify({ tone: 'plain', text: `Copied the ${tab.toLowerCase()}` }))
          }
        >
          <Copy size={14} />
        </IconButton>
      </div>
      <pre
        tabIndex={0}
        aria-label={`${tab} of the response`}
        className="mt-2 max-h-[420px] overflow-auto rounded-panel border bg-sunken p-3 font-mono text-12 leading-[18px] whitespace-pre"
      >
        {tab === 'Body' ? <JsonText text={answer.body} /> : text}
      </pre>
    </div>
  )
}

const headersText = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
