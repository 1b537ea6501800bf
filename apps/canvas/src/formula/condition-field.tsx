import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useForm, type Form } from '../details/flow/form-context.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Select } from '../ui/fields.tsx'
import {
  COMPARISONS,
  conditionsOf,
  sentenceOf,
  textOfConditions,
  wantsRight,
  type Condition,
  type Conditions,
} from './conditions.ts'
import { EarlierValue } from './earlier-value.tsx'
import { firstValueOf } from './first-value.ts'
import { FormulaField, type FormulaFieldProps } from './formula-field.tsx'
import { FormulaProblems } from './formula-problems.tsx'
import { FormulaText } from './formula-text.tsx'
import { modeOf } from './mode.ts'
import { useSaysFormula } from './use-says-formula.ts'
import { typeOfFormula } from './type-of.ts'

/** A condition as rows that read as a sentence, or as the formula that it is underneath. */
export function ConditionField(props: FormulaFieldProps) {
  const { label, hint, value, required, pointer, onKeep } = props
  const form = useForm()
  const [asText, setAsText] = useState(false)
  const [begun, setBegun] = useState(false)
  const conditions = conditionsOf(value)
  const rows = conditions !== null && !asText
  const says = useSaysFormula() || !rows
  const keep = (next: Conditions): void => {
    const text = textOfConditions(next)
    onKeep(text === '' ? (required ? 'true' : undefined) : text)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-end justify-between gap-2">
        <span className="text-12 font-medium text-text-2">{label}</span>
        <span role="group" aria-label={`How to say ${label}`} className="flex gap-1">
          {(['Rows', 'Formula'] as const).map((word) => (
            <button
              key={word}
              type="button"
              aria-pressed={rows === (word === 'Rows')}
              aria-label={word}
              disabled={word === 'Rows' && conditions === null}
              title={
                word === 'Rows' && conditions === null
                  ? 'This formula says more than rows can'
                  : undefined
              }
              className={classNames(
                'h-6 rounded-chip px-2 text-12 disabled:opacity-45',
                rows === (word === 'Rows') ? 'bg-hover font-medium' : 'text-text-2 hover:bg-hover',
              )}
              onClick={() => setAsText(word === 'Formula')}
            >
              {word === 'Formula' && !says ? '…' : word}
            </button>
          ))}
        </span>
      </div>
      {conditions && rows ? (
        <>
          {conditions.rows.length > 0 && (
            <p className="text-12 text-text-2">{sentenceOf(conditions)}.</p>
          )}
          {conditions.rows.map((row, index) => (
            <Row
              // Rows have no ids: they are what a text says, in order.
              key={index}
              row={row}
              pointer={pointer}
              join={index === 0 ? null : conditions.join}
              onJoin={(join) => keep({ ...conditions, join })}
              onChange={(next) => keep({ ...conditions, rows: conditions.rows.with(index, next) })}
              onRemove={() => keep({ ...conditions, rows: conditions.rows.toSpliced(index, 1) })}
            />
          ))}
          {begun ? (
            <NewRow
              pointer={pointer}
              onChoose={(left) => {
                setBegun(false)
                keep({ ...conditions, rows: [...conditions.rows, firstRow(left, form)] })
              }}
              onDrop={() => setBegun(false)}
            />
          ) : (
            <Button
              size={24}
              icon={<Plus size={12} />}
              className="self-start"
              data-field={conditions.rows.length === 0 ? pointer : undefined}
              onClick={() => setBegun(true)}
            >
              Add a condition
            </Button>
          )}
          <FormulaProblems text={value} expected={BOOLEAN} pointer={pointer} />
        </>
      ) : (
        <FormulaText
          label={label}
          value={value}
          expected={BOOLEAN}
          pointer={pointer}
          isAsked={asText}
          onKeep={(text) => onKeep(text === '' && !required ? undefined : text)}
        />
      )}
      {hint && <p className="text-12 text-text-3">{hint}</p>}
    </div>
  )
}

const BOOLEAN = { kind: 'boolean' } as const

/** What is most likely meant, until a person says what: a list has the user, an id is the given one. */
function firstRow(left: string, form: Form): Condition {
  const type = typeOfFormula(left, form)
  const held = type?.kind === 'nullable' ? type.of : type
  const knows = (name: string): boolean => form.named.some((one) => one.name === name)
  if (held?.kind === 'boolean') return { left, comparison: 'yes', right: '' }
  if (held?.kind === 'list')
    return { left, comparison: 'has', right: knows('user') ? 'user' : "''" }
  if (held?.kind === 'row' && knows('user')) return { left, comparison: '==', right: 'user' }
  if (left === 'row.id' && knows('params')) return { left, comparison: '==', right: 'params.id' }
  if (type?.kind === 'nullable') return { left, comparison: 'empty', right: '' }
  return { left, comparison: '==', right: firstValueOf(type) }
}

interface RowProps {
  readonly row: Condition
  readonly pointer: string
  readonly join: Conditions['join'] | null
  readonly onJoin: (join: Conditions['join']) => void
  readonly onChange: (row: Condition) => void
  readonly onRemove: () => void
}

function Row({ row, pointer, join, onJoin, onChange, onRemove }: RowProps) {
  const form = useForm()
  const { left, comparison, right } = row
  const type = typeOfFormula(left, form)
  const Left = modeOf(left) === 'earlier' ? EarlierValue : FormulaText
  return (
    <>
      {join && (
        <Select
          aria-label="How it is joined to the one before"
          className="w-20"
          value={join}
          onChange={({ target }) => onJoin(target.value === '||' ? '||' : '&&')}
        >
          <option value="&&">and</option>
          <option value="||">or</option>
        </Select>
      )}
      <div className="relative flex flex-col gap-1.5 rounded-panel border p-2 pr-9">
        <IconButton
          label="Remove the condition"
          size={24}
          className="absolute top-1.5 right-1.5"
          onClick={onRemove}
        >
          <X size={14} />
        </IconButton>
        <Left
          label="What is looked at"
          value={left}
          pointer={pointer}
          isPart
          onKeep={(next) => onChange({ ...row, left: next })}
        />
        <Select
          aria-label="How it is compared"
          value={comparison}
          onChange={({ target }) => {
            const next = COMPARISONS.find(([one]) => one === target.value)?.[0] ?? '=='
            const first = next === 'has' ? "''" : firstValueOf(type)
            onChange({ left, comparison: next, right: wantsRight(next) ? right || first : '' })
          }}
        >
          {COMPARISONS.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </Select>
        {wantsRight(comparison) && (
          <FormulaField
            label="Compared with"
            value={right}
            required
            expected={comparison === 'has' ? undefined : type}
            pointer={pointer}
            isPart
            onKeep={(next) => onChange({ ...row, right: next ?? "''" })}
          />
        )}
      </div>
    </>
  )
}

interface NewRowProps {
  readonly pointer: string
  readonly onChoose: (left: string) => void
  readonly onDrop: () => void
}

function NewRow({ pointer, onChoose, onDrop }: NewRowProps) {
  return (
    <div className="relative rounded-panel border border-dashed p-2 pr-9">
      <IconButton
        label="Leave it"
        size={24}
        className="absolute top-1.5 right-1.5"
        onClick={onDrop}
      >
        <X size={14} />
      </IconButton>
      <EarlierValue label="What is looked at" value="" pointer={pointer} onKeep={onChoose} />
    </div>
  )
}
