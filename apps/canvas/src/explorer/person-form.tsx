import type { Person } from '@drawbridge/protocol'
import { UserRoundX } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { Labelled, Select } from '../ui/fields.tsx'
import { type choicesOf, nameOf } from './cast.ts'
import { KeyScopes } from './key-scopes.tsx'

interface PersonFormProps {
  readonly person: Person
  readonly choices: ReturnType<typeof choicesOf>
  readonly onChange: (person: Person) => void
  readonly onRemove: () => void
}

const ORGANISATIONS = ['Of none', 'Of the first', 'Of the second']

/** What somebody is, whom the preview is tried as: they become it with the next request. */
export function PersonForm({ person, choices, onChange, onRemove }: PersonFormProps) {
  const { roles, memberRoles, hasKeys } = choices
  const { role, membership, scopes, isProgram, ...rest } = person
  const { organisation = 0 } = membership ?? {}
  const change = (part: Partial<Person>): void => onChange({ ...person, ...part })
  return (
    <div className="flex items-start gap-2 rounded-control border bg-sunken p-2">
      <div className="grid min-w-0 flex-1 grid-cols-2 gap-2">
        {!isProgram && roles.length > 1 && (
          <Labelled label="Role">
            {(ids) => (
              <Select
                {...ids}
                value={role ?? roles[0]}
                onChange={({ target }) => change({ role: target.value })}
              >
                {roles.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
        {!isProgram && memberRoles && (
          <Labelled label="Organisation">
            {(ids) => (
              <Select
                {...ids}
                value={organisation}
                onChange={({ target }) => {
                  const number = Number(target.value)
                  const { membership: _, ...without } = person
                  const [first] = memberRoles
                  onChange(
                    number === 0
                      ? without
                      : {
                          ...without,
                          membership: {
                            ...(first !== undefined && { role: first }),
                            ...membership,
                            organisation: number,
                          },
                        },
                  )
                }}
              >
                {ORGANISATIONS.map((words, number) => (
                  <option key={words} value={number}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
        {membership && memberRoles && memberRoles.length > 0 && (
          <Labelled label="Is there">
            {(ids) => (
              <Select
                {...ids}
                value={membership.role ?? memberRoles[0]}
                onChange={({ target }) =>
                  change({ membership: { ...membership, role: target.value } })
                }
              >
                {memberRoles.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
        {!isProgram && hasKeys && (
          <Labelled label="Calls with">
            {(ids) => (
              <Select
                {...ids}
                value={scopes ? 'key' : 'sign-in'}
                onChange={({ target }) =>
                  onChange({
                    ...rest,
                    ...(role !== undefined && { role }),
                    ...(membership && { membership }),
                    ...(target.value === 'key' && { scopes: ['read'] }),
                  })
                }
              >
                <option value="sign-in">their sign-in</option>
                <option value="key">an API key</option>
              </Select>
            )}
          </Labelled>
        )}
        {scopes && <KeyScopes scopes={scopes} onChange={(next) => change({ scopes: next })} />}
      </div>
      <IconButton label={`Send ${nameOf(person)} away`} size={24} onClick={onRemove}>
        <UserRoundX size={14} />
      </IconButton>
    </div>
  )
}
