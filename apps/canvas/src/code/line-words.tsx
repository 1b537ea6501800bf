import type { Diagnostic } from '@drawbridge/manifest'
import type { CodeFile } from '@drawbridge/protocol'
import { Link2, TriangleAlert } from 'lucide-react'
import { goToProblem } from '../actions/problem-walk.ts'
import { copyAddress } from '../links/copy.ts'
import { Button, IconButton } from '../ui/button.tsx'
import type { Why } from './why-line.ts'

interface LineWordsProps {
  readonly file: CodeFile
  readonly line: number
  readonly why: Why | null
  /** What is wrong with what it was written for. */
  readonly problems: readonly Diagnostic[]
}

/** Why a line is there, and a link to it. */
export function LineWords({ file, line, why, problems }: LineWordsProps) {
  const isThere = line <= file.text.split('\n').length
  return (
    <p
      role="status"
      aria-label="Why this line is here"
      className="flex items-center gap-1 border-t px-4 py-1 text-12"
    >
      <span className="min-w-0 flex-1">
        {!isThere && `This file has no line ${line} any more.`}
        {isThere && !why && `Line ${line} is the same in every backend.`}
        {isThere && why && (
          <>
            Line {line} is there because of <strong>{why.from}</strong>.{' '}
            <span className="text-text-2">{why.kind}</span>
          </>
        )}
      </span>
      {problems.map((problem) => (
        <Button
          key={`${problem.code} ${problem.field}`}
          look="plain"
          size={24}
          icon={<TriangleAlert size={12} className="text-warning" />}
          title={problem.message}
          onClick={() => goToProblem(problem)}
        >
          Show the problem
        </Button>
      ))}
      <IconButton
        label={`Copy the link to line ${line}`}
        size={24}
        onClick={() => copyAddress(`${file.path}, line ${line}`, { file: file.path, line })}
      >
        <Link2 size={12} />
      </IconButton>
    </p>
  )
}
