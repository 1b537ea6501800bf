import { spoken } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { ConditionField } from '../../formula/condition-field.tsx'
import { useScopes } from '../../flow/use-scopes.ts'
import { useDocument } from '../../stores/document.ts'
import { IconButton } from '../../ui/button.tsx'
import { Labelled, Select } from '../../ui/fields.tsx'
import { FormContext } from '../flow/form-context.ts'
import { joinRule, splitRule, wordOfRule } from './access-words.ts'
import { rowForm } from './row-form.ts'

interface ConditionalRulesProps {
  readonly node: Node
  /** What the rules let people do: “list”. */
  readonly doing: string
  readonly pointer: string
  /** All rules, those without a condition too. */
  readonly rules: readonly string[]
  /** Whom a rule may name. */
  readonly people: readonly string[]
  readonly onKeep: (rules: readonly string[]) => void
}

/** Rules that hold for some rows only, each as a sentence; and one more to be written. */
export function ConditionalRules(props: ConditionalRulesProps) {
  const { node, doing, pointer, rules, people, onKeep } = props
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const begin = people.includes('signedIn') ? 'signedIn' : 'public'
  const keepNew = (rule: string): void => {
    onKeep([...rules.filter((one) => one !== splitRule(rule).who), rule])
    setOpen(rules.length)
  }
  const hasRows = open === 'new' || rules.some((rule) => splitRule(rule).when !== null)
  return (
    <>
      <IconButton
        label={`Who can ${doing}: only some rows`}
        size={24}
        pressed={open === 'new'}
        onClick={() => setOpen(open === 'new' ? null : 'new')}
      >
        <Plus size={14} />
      </IconButton>
      {hasRows && (
        <div className="flex w-full flex-col gap-1.5">
          {rules.map((rule, index) => {
            const { who, when } = splitRule(rule)
            if (when === null) return null
            return (
              // Rules have no ids: they are what they say, in order.
              <div key={index} className="rounded-panel border bg-sunken">
                <div className="flex items-start gap-1 py-1 pr-1 pl-2.5">
                  <p className="min-w-0 flex-1 py-0.5 text-12 break-words">
                    <span className="font-medium">{wordOfRule(who)}</span>, when {spoken(when)}
                  </p>
                  <IconButton
                    label={`Change: ${wordOfRule(rule)}`}
                    size={24}
                    pressed={open === index}
                    onClick={() => setOpen(open === index ? null : index)}
                  >
                    <Pencil size={13} />
                  </IconButton>
                  <IconButton
                    label={`Remove: ${wordOfRule(rule)}`}
                    size={24}
                    onClick={() => {
                      setOpen(null)
                      onKeep(rules.toSpliced(index, 1))
                    }}
                  >
                    <X size={13} />
                  </IconButton>
                </div>
                {open === index && (
                  <RuleForm
                    node={node}
                    doing={doing}
                    pointer={`${pointer}/${index}`}
                    rule={rule}
                    people={people}
                    onKeep={(next) => onKeep(rules.with(index, next))}
                  />
                )}
              </div>
            )
          })}
          {open === 'new' && (
            <div className="rounded-panel border border-dashed">
              <RuleForm
                node={node}
                doing={doing}
                pointer={`${pointer}/${rules.length}`}
                rule={begin}
                people={people}
                onKeep={keepNew}
              />
            </div>
          )}
        </div>
      )}
    </>
  )
}

interface RuleFormProps {
  readonly node: Node
  readonly doing: string
  readonly pointer: string
  readonly rule: string
  readonly people: readonly string[]
  readonly onKeep: (rule: string) => void
}

/** Who, and when: a rule is one once both are said. */
function RuleForm({ node, doing, pointer, rule, people, onKeep }: RuleFormProps) {
  const manifest = useDocument((document) => document.manifest)
  const [draft, setDraft] = useState(splitRule(rule).who)
  const { when } = splitRule(rule)
  const who = when === null ? draft : splitRule(rule).who
  const form = rowForm(manifest, useScopes(), node, who === 'public' ? 'nobody' : 'somebody')
  return (
    <FormContext value={form}>
      <div className="flex flex-col gap-3 px-2.5 pt-1.5 pb-2.5">
        <Labelled label={`Who can ${doing}`}>
          {(ids) => (
            <Select
              {...ids}
              value={who}
              onChange={({ target }) => {
                setDraft(target.value)
                if (when !== null) onKeep(joinRule(target.value, when))
              }}
            >
              {people.map((one) => (
                <option key={one} value={one}>
                  {wordOfRule(one)}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
        <ConditionField
          label="Which rows"
          value={when ?? ''}
          pointer={pointer}
          onKeep={(text) => {
            if (text !== undefined && text !== '') onKeep(joinRule(who, text))
            else if (when !== null) onKeep(who)
          }}
        />
      </div>
    </FormContext>
  )
}
