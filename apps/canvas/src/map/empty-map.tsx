import { KeyRound, Sparkles, Table2 } from 'lucide-react'
import { addPart } from '../actions/add-part.ts'
import { focusPrompt } from '../actions/prompt.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'

/** What stands on a map without parts: where to begin. */
export function EmptyMap() {
  return (
    <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center">
      <div className="pointer-events-auto flex w-[420px] max-w-[calc(100%-32px)] flex-col items-center rounded-node border-2 border-dashed bg-surface/70 px-2 py-8 text-center">
        <span className="mb-3 flex size-12 items-center justify-center rounded-node bg-table/12 text-table">
          <Table2 size={24} />
        </span>
        <h2 className="text-16 font-semibold">Add your first table</h2>
        <p className="mt-1 mb-4 px-6 text-text-2">
          A table holds rows of one sort, such as tasks or orders. Join it to an API and it answers.
        </p>
        <div className="flex flex-wrap justify-center gap-1.5">
          <Button
            size={28}
            look="primary"
            icon={<Table2 size={14} />}
            onClick={() => addPart('table')}
          >
            Start from a table
          </Button>
          <Button size={28} icon={<KeyRound size={14} />} onClick={() => addPart('auth')}>
            Start from sign-in
          </Button>
          <Button size={28} icon={<Sparkles size={14} />} onClick={focusPrompt}>
            Describe it
          </Button>
        </div>
        <p className="mt-4 flex items-center gap-1.5 text-12 text-text-3">
          or press <Keys keys="N" /> for every kind of part
        </p>
      </div>
    </div>
  )
}
