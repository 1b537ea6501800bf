import { memberRules, tableNames, type Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { tableView } from '../../kinds/table.ts'
import { WhoCan } from '../who-can.tsx'
import { useDocument } from '../../stores/document.ts'
import {
  ALL_OPERATIONS,
  OPERATION_WORDS,
  rolesOf,
  splitRule,
  standingRules,
  toggled,
  wordOfRule,
} from './access-words.ts'
import { ConditionalRules } from './conditional-rules.tsx'
import { edit } from './edit-item.ts'
import { RulePill } from './rule-pill.tsx'

/** A row for each operation: nobody, everyone, signed-in people, the owner, or people of a role. */
export function AccessRules({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const { access = {}, softDelete, owner } = tableView(node)
  const signIn = rolesOf(manifest).length > 0
  const members = memberRules(manifest, node)
  const rules = [
    ...(members.length > 0 ? [] : ['public']),
    ...(signIn
      ? ['signedIn', ...members, ...(owner ? ['owner'] : []), ...standingRules(manifest)]
      : []),
  ]
  const folder = tableNames(node.name)?.folder
  const set = (operation: Operation, next: readonly string[]): void =>
    edit(`Change who can ${OPERATION_WORDS[operation]} (${node.name})`, {
      type: 'setSetting',
      id: node.id,
      path: ['access', operation],
      ...(next.length > 0 ? { value: next } : {}),
    })
  const operations = ALL_OPERATIONS.filter(
    (name) => name !== 'restore' || softDelete || access.restore,
  )
  return (
    <div className="flex flex-col">
      {operations.map((operation) => {
        const chosen = access[operation] ?? []
        const others = chosen.filter(
          (rule) => !rules.includes(rule) && splitRule(rule).when === null,
        )
        return (
          <fieldset
            key={operation}
            className="flex min-h-9 flex-wrap items-center gap-1 border-b py-1 last:border-b-0"
          >
            <legend className="contents">
              <span className="w-[68px] whitespace-nowrap shrink-0">
                …{OPERATION_WORDS[operation]}
              </span>
            </legend>
            <div className="flex flex-1 flex-wrap justify-end gap-1">
              {[...rules, ...others].map((rule, index) => (
                <RulePill
                  key={rule}
                  label={`${wordOfRule(rule)} can ${OPERATION_WORDS[operation]}`}
                  word={wordOfRule(rule)}
                  field={index === 0 ? `/settings/access/${operation}` : undefined}
                  on={chosen.includes(rule)}
                  onToggle={() => set(operation, toggled(chosen, rule))}
                />
              ))}
            </div>
            <ConditionalRules
              node={node}
              doing={OPERATION_WORDS[operation]}
              pointer={`/settings/access/${operation}`}
              rules={chosen}
              people={rules}
              onKeep={(next) => set(operation, next)}
            />
          </fieldset>
        )
      })}
      <p className="pt-2 text-12 text-text-3">
        {signIn
          ? 'What nobody can do is not offered at all. + lets somebody do it with some rows only.'
          : 'Add sign-in to the map to let only some people in. What nobody can do is not offered.'}
      </p>
      {folder !== undefined && <WhoCan about={`/${folder}`} what={node.name} />}
    </div>
  )
}
