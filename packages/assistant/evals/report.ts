import type { Finding } from './compare.ts'
import { harmony, precision, recall, type Scored, tally } from './score.ts'

/** How many prompts are shown with all that is wrong with them. */
const WORST = 15

/** Precision and recall by category, by what is drawn and in all, and the worst prompts first. */
export function report(scored: readonly Scored[], times: number, worst = WORST): string {
  const all = scored.flatMap(({ findings }) => findings)
  const byCategory = Map.groupBy(scored, (one) => one.case.category)
  const byStyle = Map.groupBy(scored, (one) => one.case.style)
  const byGroup = Map.groupBy(all, ({ group }) => group)
  const whole = scored.filter(({ findings }) => findings.every(({ how }) => how === 'right'))
  return [
    ...worstOf(scored).slice(0, worst).flatMap(shown),
    '',
    heading('prompts'),
    ...[...byCategory]
      .sort()
      .map(([name, some]) => row(name, some.flatMap(findingsOf), some.length)),
    '',
    heading('way of writing'),
    ...[...byStyle].sort().map(([name, some]) => row(name, some.flatMap(findingsOf), some.length)),
    '',
    heading('what is drawn'),
    ...[...byGroup].sort().map(([name, some]) => row(name, some)),
    '',
    row('all', all, scored.length),
    `pass^${times} ${(whole.length / scored.length).toFixed(3)}: ${whole.length} of ${scored.length} prompts are drawn without a fault each time.`,
  ].join('\n')
}

function worstOf(scored: readonly Scored[]): readonly Scored[] {
  return scored
    .filter(({ findings }) => findings.some(({ how }) => how !== 'right'))
    .toSorted((one, other) => harmony(tally(one.findings)) - harmony(tally(other.findings)))
}

function shown({ case: { id, category, prompt }, findings }: Scored): readonly string[] {
  const [first = '', ...more] = prompt.split('\n')
  return [
    `${category}/${id}: ${first}${more.length > 0 ? ' …' : ''}`,
    ...new Set(
      findings
        .filter(({ how }) => how !== 'right')
        .map(({ how, group, says }) => `  ${how.padEnd(6)} ${group}: ${says}`),
    ),
  ]
}

function findingsOf({ findings }: Scored): readonly Finding[] {
  return findings
}

function heading(of: string): string {
  return `${of.padEnd(18)} prompts  precision  recall   right  missed  wrong`
}

function row(name: string, findings: readonly Finding[], prompts?: number): string {
  const of = tally(findings)
  const figures = [
    String(prompts ?? '').padStart(7),
    precision(of).toFixed(3).padStart(10),
    recall(of).toFixed(3).padStart(7),
    String(of.right).padStart(7),
    String(of.missed).padStart(7),
    String(of.wrong).padStart(6),
  ]
  return `${name.padEnd(18)} ${figures.join(' ')}`
}
