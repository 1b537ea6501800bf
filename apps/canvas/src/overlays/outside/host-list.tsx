import type { Outside } from '@drawbridge/protocol'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { useTrace } from '../../stores/trace.ts'
import { Button } from '../../ui/button.tsx'
import { Labelled, SwitchRow, TextInput } from '../../ui/fields.tsx'
import { useOutsideChange } from './use-outside.ts'

interface Choice {
  readonly host: string
  readonly isAllowed: boolean
}

const change = (project: string, body: Choice): Promise<Outside> =>
  call('allowHost', { params: { project }, body })

/** The level at which code has no network but the ways that are made for it. */
const ISOLATED = 3

/** Whom the preview may call: a switch for each, and room for one that the drawing does not name. */
export function HostList({ hosts }: Pick<Outside, 'hosts'>) {
  const level = useTrace((trace) => trace.preview?.isolation.level ?? 0)
  const allow = useOutsideChange(change)
  return (
    <section aria-labelledby="hosts-of-services">
      <h3 id="hosts-of-services" className="font-semibold">
        Hosts
      </h3>
      <p className="text-12 text-text-2">
        {level >= ISOLATED
          ? 'What runs here reaches nobody but the hosts that you allow. One that is allowed gets whatever the drawing sends to it, secrets too.'
          : 'On this machine what runs has a network of its own and reaches public hosts anyway. Allow one of your own network to let the drawing call it.'}
      </p>
      {hosts.length > 0 && (
        <ul className="mt-1 flex flex-col">
          {hosts.map(({ host, isAllowed, isNamed }) => (
            <li key={host} className="border-b py-1 last:border-b-0">
              <SwitchRow
                label={host}
                hint={`${isAllowed ? 'Allowed' : 'Not allowed'} · ${isNamed ? 'the drawing calls it' : 'added by hand'}`}
                checked={isAllowed}
                disabled={allow.isPending}
                onChange={(on) => allow.mutate({ host, isAllowed: on })}
              />
            </li>
          ))}
        </ul>
      )}
      {allow.error && (
        <p role="alert" className="text-12 text-error">
          {reasonOf(allow.error)}
        </p>
      )}
      <AddHost />
    </section>
  )
}

function AddHost() {
  const [host, setHost] = useState('')
  const add = useOutsideChange(change, () => setHost(''))
  return (
    <form
      className="mt-3 flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ host, isAllowed: true })
      }}
    >
      <div className="min-w-0 flex-1">
        <Labelled
          label="Another host"
          hint="One that the drawing finds out only while it runs, such as from a row."
          error={add.error ? reasonOf(add.error) : undefined}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={host}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              placeholder="api.example.com or localhost:8080"
              onChange={({ target }) => {
                setHost(target.value)
                add.reset()
              }}
            />
          )}
        </Labelled>
      </div>
      <Button
        type="submit"
        className="mt-5"
        icon={<Plus size={14} />}
        disabled={host.trim() === '' || add.isPending}
      >
        Allow
      </Button>
    </form>
  )
}
