import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select, TextInput } from '../../ui/fields.tsx'
import { HOW_WORDS, howsOf, wantsValue, type Asked, type AskedField } from './asked.ts'

interface ConditionsProps {
  readonly fields: readonly AskedField[]
  readonly asked: readonly Asked[]
  readonly onChange: (asked: readonly Asked[]) => void
}

/** How the rows are to be, a line for each condition. */
export function Conditions({ fields, asked, onChange }: ConditionsProps) {
  const [first] = fields.filter(({ name }) => asked.every(({ field }) => field !== name))
  return (
    <div className="flex flex-col items-start gap-3">
      {asked.map((one, at) => (
        <Line
          // Conditions have no ids: they are what a query says, in order.
          key={at}
          fields={fields}
          asked={one}
          number={at + 1}
          onChange={(next) => onChange(asked.with(at, next))}
          onRemove={() => onChange(asked.toSpliced(at, 1))}
        />
      ))}
      <Button
        look="quiet"
        size={24}
        icon={<Plus size={12} />}
        disabled={first === undefined}
        onClick={() => first && onChange([...asked, { field: first.name, how: 'is', value: '' }])}
      >
        {asked.length === 0 ? 'Only rows where…' : 'And where…'}
      </Button>
    </div>
  )
}

interface LineProps {
  readonly fields: readonly AskedField[]
  readonly asked: Asked
  readonly number: number
  readonly onChange: (asked: Asked) => void
  readonly onRemove: () => void
}

function Line({ fields, asked, number, onChange, onRemove }: LineProps) {
  const { field, how, value } = asked
  const known = fields.find(({ name }) => name === field)
  const hows = howsOf(known?.type)
  const names = fields.map(({ name }) => name)
  const choices = known?.type === 'boolean' ? ['true', 'false'] : (known?.values ?? [])
  return (
    <div
      role="group"
      aria-label={`Condition ${number}`}
      className="grid w-full grid-cols-[1fr_1fr_auto] gap-1.5"
    >
      <Select
        aria-label="Field"
        value={field}
        onChange={({ target }) => onChange({ field: target.value, how: 'is', value: '' })}
      >
        {(known ? names : [field, ...names]).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      <Select
        aria-label="How it is to be"
        value={how}
        onChange={({ target }) => {
          const next = hows.find((one) => one === target.value)
          if (next) onChange({ field, how: next, value: wantsValue(next) ? value : '' })
        }}
      >
        {(hows.includes(how) ? hows : [how, ...hows]).map((one) => (
          <option key={one} value={one}>
            {HOW_WORDS[one]}
          </option>
        ))}
      </Select>
      <IconButton label={`Take condition ${number} away`} size={32} onClick={onRemove}>
        <X size={14} />
      </IconButton>
      {wantsValue(how) &&
        (choices.length > 0 && how !== 'in' ? (
          <Select
            aria-label="Value"
            className="col-span-2"
            value={value}
            onChange={({ target }) => onChange({ ...asked, value: target.value })}
          >
            <option value="">Choose</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {known?.type === 'boolean' ? (choice === 'true' ? 'yes' : 'no') : choice}
              </option>
            ))}
          </Select>
        ) : (
          <TextInput
            aria-label="Value"
            className="col-span-2"
            placeholder={how === 'in' ? 'one, another' : undefined}
            value={value}
            onChange={({ target }) => onChange({ ...asked, value: target.value })}
          />
        ))}
    </div>
  )
}
