import type { Comparison } from '@drawbridge/protocol'
import { Check, TriangleAlert } from 'lucide-react'
import type { Part } from '../../explorer/cast.ts'
import { statusWords } from '../../explorer/request.ts'

type Told = Comparison['told']

const WHOSE = { own: 'their own', foreign: 'somebody else’s', missing: 'not there', there: 'there' }

interface ComparisonsProps {
  readonly parts: readonly Part[]
  readonly answers: readonly Comparison[]
}

/** A line for each: whose the row is, what they were told, and whether it is as drawn. */
export function Comparisons({ parts, answers }: ComparisonsProps) {
  const hasRow = answers.some(({ whose }) => whose !== null)
  const differing = answers.filter(
    ({ told, missing }) => !told.agrees || missing?.agrees === false,
  ).length
  return (
    <>
      <p role="status" className="mb-2 text-12 text-text-2">
        {differing === 0
          ? 'Everybody is told what the rules say.'
          : `${differing} of ${answers.length} are told something else than the rules say.`}
      </p>
      <table className="w-full border-collapse text-12">
        <thead>
          <tr className="text-left text-11 text-text-3">
            <Head>Who</Head>
            {hasRow && <Head>The row is</Head>}
            <Head>Told</Head>
            <Head>By the rules</Head>
            {hasRow && <Head>About a row that is not there</Head>}
          </tr>
        </thead>
        <tbody>
          {answers.map(({ whose, told, missing }, index) => (
            <tr key={parts[index]?.key} className="border-t align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-medium">
                {parts[index]?.label}
              </th>
              {hasRow && <td className="py-1.5 pr-3 text-text-2">{whose && WHOSE[whose]}</td>}
              <td className="py-1.5 pr-3">
                <Status told={told} />
              </td>
              <td className="py-1.5 pr-3">
                <Expected told={told} />
              </td>
              {hasRow && (
                <td className="py-1.5 pr-3">
                  {missing && (
                    <>
                      <Status told={missing} /> {!missing.agrees && <Expected told={missing} />}
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Head({ children }: { readonly children: string }) {
  return (
    <th scope="col" className="py-1 pr-3 font-medium">
      {children}
    </th>
  )
}

function Status({ told: { status } }: { readonly told: Told }) {
  const colour = status < 400 ? 'text-ok' : status < 500 ? 'text-text-2' : 'text-error'
  return <span className={`font-medium whitespace-nowrap ${colour}`}>{statusWords(status)}</span>
}

/** What was to come, and whether it came. */
function Expected({ told: { expected, agrees } }: { readonly told: Told }) {
  const words =
    expected === null
      ? 'by what stands in the row'
      : expected === 'done'
        ? 'may do it'
        : expected < 400
          ? 'may'
          : statusWords(expected)
  const Icon = agrees ? Check : TriangleAlert
  return (
    <span
      className={`inline-flex items-center gap-1 ${agrees ? 'text-text-2' : 'font-medium text-error'}`}
    >
      <Icon size={12} aria-hidden />
      {agrees ? words : `not as drawn: ${words}`}
    </span>
  )
}
