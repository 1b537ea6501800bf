import { useMutation } from '@tanstack/react-query'
import { Database, Info, Plug } from 'lucide-react'
import { useState } from 'react'
import { DIALECT_WORDS, dialectOf } from '../../kinds/dialect.ts'
import { call, reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import { readPreview, useTrace } from '../../stores/trace.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Labelled, TextInput } from '../../ui/fields.tsx'
import { differencesOf } from './differences.ts'
import { isStore } from '../../kinds/roles.ts'

/** Which database the preview runs on: the embedded one, or one at an address. */
export function PreviewDatabase({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project) ?? ''
  const nodes = useDocument((document) => document.manifest.nodes)
  const used = useTrace((trace) => trace.preview?.database)
  const [address, setAddress] = useState('')
  const params = { project }
  const body = { address }
  const attempt = useMutation({ mutationFn: () => call('tryPreviewDatabase', { params, body }) })
  const change = useMutation({
    mutationFn: (to: 'own' | 'embedded') =>
      to === 'own'
        ? call('setPreviewDatabase', { params, body })
        : call('clearPreviewDatabase', { params }),
    onSuccess: (preview) => {
      readPreview(preview)
      const on = preview.database.address ?? 'the embedded SQLite'
      notify({ tone: 'plain', text: `The preview runs on ${on}.` })
      onClose()
    },
  })
  const database = nodes.find(isStore)
  const drawn = dialectOf(database)
  const runsOn = DIALECT_WORDS[used?.dialect ?? 'sqlite'] ?? 'SQLite'
  const differences = database ? differencesOf(drawn, runsOn) : []
  const busy = attempt.isPending || change.isPending
  const error = attempt.error ?? change.error
  return (
    <Dialog
      title="Database of the preview"
      description="What you run and try here keeps its rows there. The code that you take home is not changed by it."
      className="w-[560px] max-w-[94vw]"
      onClose={onClose}
      footer={
        <>
          {used?.address && (
            <Button disabled={busy} onClick={() => change.mutate('embedded')}>
              Use the embedded one
            </Button>
          )}
          <Button
            icon={<Plug size={14} />}
            disabled={busy || address === ''}
            onClick={() => {
              change.reset()
              attempt.mutate()
            }}
          >
            Test the connection
          </Button>
          <Button
            look="primary"
            disabled={busy || address === ''}
            onClick={() => {
              attempt.reset()
              change.mutate('own')
            }}
          >
            Use this database
          </Button>
        </>
      }
    >
      <p className="mb-4 flex items-center gap-2.5 rounded-control border bg-sunken px-3 py-2">
        <Database size={16} className="shrink-0 text-table" aria-hidden />
        <span className="min-w-0 flex-1 truncate">
          {used?.address ?? 'SQLite, embedded: nothing to install'}
        </span>
        <span className="shrink-0 text-12 text-text-3">in use</span>
      </p>
      <Labelled
        label="Address"
        hint="MySQL, MariaDB or PostgreSQL. It is kept encrypted, and its password is never shown again. Tables are made there; tables that this preview did not make are left alone."
        error={error ? reasonOf(error) : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            value={address}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            placeholder="mysql://user:password@host:3306/database"
            onChange={(event) => {
              setAddress(event.target.value)
              attempt.reset()
              change.reset()
            }}
          />
        )}
      </Labelled>
      <p className="mt-2 min-h-5 text-12 text-ok" role="status">
        {attempt.isPending && <span className="text-text-2">Signing in…</span>}
        {attempt.isSuccess && 'It answers, and lets this user in.'}
      </p>
      {differences.length > 0 && (
        <section className="mt-3 border-t pt-3">
          <h3 className="mb-1 font-semibold">
            What may differ between {runsOn} here and {drawn}
          </h3>
          <ul className="flex flex-col gap-1.5 text-12 text-text-2">
            {differences.map((sentence) => (
              <li key={sentence} className="flex items-start gap-2">
                <Info size={14} className="mt-0.5 shrink-0" aria-hidden />
                {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
