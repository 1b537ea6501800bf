import type { Command } from '@drawbridge/commands'
import { isObject } from '@drawbridge/manifest'
import type { Proposal } from '@drawbridge/protocol'
import { Check, CircleHelp } from 'lucide-react'
import { leaveOut, pointAtPhrase } from '../stores/trace.ts'
import { usePointed } from './pointed.ts'
import { missing, toggled, type Fitting } from './fitting.ts'

interface PhraseListProps {
  readonly proposal: Proposal
  readonly leftOut: ReadonlySet<number>
  readonly unfit: Fitting['unfit']
  readonly words: ReadonlyMap<Command, string>
}

/** What is suggested, one intention below the other, with the edits that each takes. */
export function PhraseList({ proposal, leftOut, unfit, words }: PhraseListProps) {
  const { phrases, assisted, work } = proposal
  const pointed = usePointed(phrases)
  const isPlain = assisted !== undefined || work !== undefined
  const isChosen = isPlain || phrases.filter(({ understood }) => understood).length > 1
  // What was not understood is said first: below a long list nobody would see it.
  const inOrder = [...phrases.entries()].toSorted(
    ([, one], [, other]) => Number(one.understood) - Number(other.understood),
  )
  return (
    <ul>
      {inOrder.map(([index, phrase]) => (
        <li
          key={`${index} ${phrase.text}`}
          className="rounded-control py-1.5 break-words data-pointed:bg-hover"
          {...(phrase.region && {
            'data-pointed': pointed === index || undefined,
            onPointerEnter: () => pointAtPhrase(index),
            onPointerLeave: () => pointAtPhrase(null),
            onFocus: () => pointAtPhrase(index),
            onBlur: () => pointAtPhrase(null),
          })}
        >
          {isChosen && phrase.understood && phrase.commands.length > 0 ? (
            <label className="flex items-start gap-2">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-accent"
                checked={!leftOut.has(index)}
                onChange={() => leaveOut(toggled(phrases, leftOut, index))}
              />
              <Said phrase={phrase} isPlain={isPlain} />
            </label>
          ) : (
            <p className="flex items-start gap-2">
              <Mark understood={phrase.understood} />
              <Said phrase={phrase} isPlain={false} />
            </p>
          )}
          {leftOut.has(index) && <LeftOutFor phrase={missing(phrases, leftOut, index)} />}
          {phrase.passage && <Source passage={phrase.passage} />}
          {unfit.has(index) && (
            <p className="ml-6 text-12 text-warning">
              {`It no longer fits the drawing, and is left out: ${unfit.get(index)}`}
            </p>
          )}
          {!leftOut.has(index) && (
            <ul className="ml-6 text-12 text-text-2">
              {phrase.commands
                .filter(
                  (edit) => words.get(edit) !== phrase.text && addedName(edit) !== phrase.text,
                )
                .map((edit) => (
                  <li key={JSON.stringify(edit)}>{words.get(edit)}</li>
                ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What adds something of that name says no more than the name. */
const addedName = (edit: Command) =>
  edit.type === 'insertItem' && isObject(edit.item) ? edit.item['name'] : undefined

type Phrase = Proposal['phrases'][number]
type Passage = NonNullable<Phrase['passage']>

/** Who was not told by a sentence says what changes; the planner what it made of which words. */
function Said({ phrase, isPlain }: { readonly phrase: Phrase; readonly isPlain: boolean }) {
  const { text, says } = phrase
  return isPlain ? (
    <span className="min-w-0">
      {text}
      {says !== '' && <span className="block text-12 text-text-2">{says}</span>}
    </span>
  ) : (
    <span className="min-w-0">
      <span className="text-text-2">“{text}”</span> {says}
    </span>
  )
}

function LeftOutFor({ phrase }: { readonly phrase: Phrase | undefined }) {
  if (!phrase) return null
  return <p className="ml-6 text-12 text-text-2">{`It needs “${phrase.text}”.`}</p>
}

/** The lines of the document that a phrase comes from. */
function Source({ passage }: { readonly passage: Passage }) {
  const { from, to, text } = passage
  return (
    <details className="ml-6 text-12">
      <summary className="w-fit cursor-pointer rounded-control text-text-3 hover:text-text">
        {from === to ? `Line ${from}` : `Lines ${from}–${to}`}
      </summary>
      <pre
        tabIndex={0}
        aria-label={`Line ${from} of the document`}
        className="mt-1 max-h-48 overflow-auto rounded-control border bg-sunken p-2 font-mono text-12"
      >
        {text}
      </pre>
    </details>
  )
}

function Mark({ understood }: { readonly understood: boolean }) {
  return understood ? (
    <Check size={14} className="mt-1 shrink-0 text-ok" aria-label="Understood" />
  ) : (
    <CircleHelp size={14} className="mt-1 shrink-0 text-warning" aria-label="Not understood" />
  )
}
