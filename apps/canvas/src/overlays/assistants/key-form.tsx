import { useMutation } from '@tanstack/react-query'
import { hasRole, KEY_ALLOWS, KEY_ROLES, type ProjectRole } from '@drawbridge/protocol'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useProof } from '../../pages/account/proof.tsx'
import { tellWhy } from '../../pages/account/tell-why.ts'
import { call } from '../../server/client.ts'
import { Button } from '../../ui/button.tsx'
import { Labelled, Select, TextInput } from '../../ui/fields.tsx'
import { MadeKey } from './made-key.tsx'
import { refreshKeys } from './queries.ts'
import { ALLOWS, DAYS } from './words.ts'

interface KeyFormProps {
  readonly project: string
  readonly role: ProjectRole
}

/** Makes a key, in one's own name. */
export function KeyForm({ project, role }: KeyFormProps) {
  const [name, setName] = useState('')
  const [wished, setWished] = useState('read')
  const [wishedDays, setDays] = useState('90')
  const { proven, dialog } = useProof()
  const offered = KEY_ALLOWS.filter((one) => hasRole(role, KEY_ROLES[one]))
  const allowed = offered.find((one) => one === wished) ?? 'read'
  const days = DAYS.find((one) => String(one) === wishedDays) ?? 30
  const body = { name: name.trim(), allowed, days }
  const making = useMutation({
    mutationFn: () => proven(() => call('makeAssistantKey', { params: { project }, body })),
    onSuccess: () => {
      setName('')
      refreshKeys(project)
    },
    onError: tellWhy,
  })
  return (
    <>
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-40 flex-1">
            <Labelled label="Name of the key">
              {(ids) => (
                <TextInput
                  {...ids}
                  required
                  maxLength={60}
                  placeholder="My laptop"
                  value={name}
                  onChange={({ target }) => setName(target.value)}
                />
              )}
            </Labelled>
          </div>
          <Labelled label="It may">
            {(ids) => (
              <Select
                {...ids}
                className="w-32"
                value={allowed}
                onChange={({ target }) => setWished(target.value)}
              >
                {offered.map((one) => (
                  <option key={one} value={one}>
                    {ALLOWS[one].name}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
          <Labelled label="For">
            {(ids) => (
              <Select
                {...ids}
                className="w-28"
                value={wishedDays}
                onChange={({ target }) => setDays(target.value)}
              >
                {DAYS.map((one) => (
                  <option key={one} value={one}>
                    {one === 365 ? 'A year' : `${one} days`}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
          <Button
            type="submit"
            look="primary"
            icon={<KeyRound size={14} />}
            disabled={body.name === '' || making.isPending}
          >
            Make a key
          </Button>
        </div>
        <p className="text-12 text-text-2">{ALLOWS[allowed].says}</p>
      </form>
      {making.data && <MadeKey key={making.data.key.id} secret={making.data.secret} />}
      {dialog}
    </>
  )
}
