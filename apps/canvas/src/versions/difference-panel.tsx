import type { Difference, HistoryEntry } from '@drawbridge/protocol'
import { RotateCcw, X } from 'lucide-react'
import { GhostIcon } from '../map/nodes/ghost-mark.tsx'
import type { Compared } from '../routes.ts'
import { useDocument } from '../stores/document.ts'
import { ago } from '../ui/ago.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { counted } from '../ui/counted.ts'
import { Labelled, Select } from '../ui/fields.tsx'
import { PanelTitle } from '../ui/panel-title.tsx'
import { compareVersions, stopComparing } from './compare.ts'
import { labelOf } from './label-of.ts'
import { restore } from './restore.ts'
import { useHistory } from './use-history.ts'

interface DifferencePanelProps extends Compared {
  readonly differences: readonly Difference[]
  /** The one that was led to last. */
  readonly told: string | null
  readonly onLead: (difference: Difference) => void
}

/** What changed from one version to another, in words; each leads to where it is seen. */
export function DifferencePanel({ from, to, differences, told, onLead }: DifferencePanelProps) {
  const project = useDocument((document) => document.project) ?? ''
  const { data: history = [] } = useHistory()
  return (
    <aside
      id="side"
      tabIndex={-1}
      aria-label="What changed"
      className="flex w-80 shrink-0 flex-col border-l bg-surface max-[759px]:w-full max-[759px]:flex-1 max-[759px]:border-0"
    >
      <PanelTitle title="What changed" hint={counted(differences.length, 'difference')}>
        <IconButton label="Stop comparing" onClick={stopComparing}>
          <X size={16} />
        </IconButton>
      </PanelTitle>
      <div className="flex flex-col gap-2 border-b px-4 pb-3">
        <Labelled label="From">
          {(ids) => (
            <Select
              {...ids}
              value={from}
              onChange={(event) => compareVersions({ from: Number(event.target.value), to })}
            >
              <Versions history={history} chosen={from} />
            </Select>
          )}
        </Labelled>
        <Labelled label="To">
          {(ids) => (
            <Select
              {...ids}
              value={to ?? ''}
              onChange={({ target: { value } }) =>
                compareVersions({ from, to: value === '' ? null : Number(value) })
              }
            >
              <option value="">Now</option>
              <Versions history={history} chosen={to} />
            </Select>
          )}
        </Labelled>
      </div>
      <ul aria-label="Differences" className="min-h-0 flex-1 overflow-y-auto py-1">
        {differences.map((difference) => (
          <li key={difference.sentence}>
            <button
              type="button"
              aria-current={told === difference.sentence || undefined}
              className={classNames(
                'flex w-full items-start gap-2 px-4 py-1.5 text-left text-12 hover:bg-hover',
                told === difference.sentence && 'bg-hover',
              )}
              onClick={() => onLead(difference)}
            >
              <span className="mt-0.5">
                <GhostIcon ghost={fateOf(difference)} label={difference.change} />
              </span>
              <span className="min-w-0 break-words">{difference.sentence}</span>
            </button>
          </li>
        ))}
        {differences.length === 0 && (
          <li className="px-4 py-2 text-text-2">Nothing but where parts stand on the map.</li>
        )}
      </ul>
      <footer className="border-t p-3">
        <Button
          size={28}
          icon={<RotateCcw size={14} />}
          onClick={() => void restore(project, from).then(stopComparing)}
        >
          Go back to the first of the two
        </Button>
      </footer>
    </aside>
  )
}

const fateOf = ({ change }: Difference) =>
  change === 'added' || change === 'removed' ? change : 'changed'

interface VersionsProps {
  readonly history: readonly HistoryEntry[]
  readonly chosen: number | null
}

/** The saved versions as choices, and the chosen one where it is older than those. */
function Versions({ history, chosen }: VersionsProps) {
  const isListed = chosen === null || history.some(({ version }) => version === chosen)
  return (
    <>
      {history.map((entry) => (
        <option key={entry.version} value={entry.version}>
          {`${entry.version} · ${entry.name ?? labelOf(entry)} · ${ago(entry.when)}`}
        </option>
      ))}
      {!isListed && <option value={chosen}>{chosen === 0 ? 'The beginning' : chosen}</option>}
    </>
  )
}
