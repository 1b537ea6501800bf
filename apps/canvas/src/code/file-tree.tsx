import type { CodeFile } from '@drawbridge/protocol'
import { ChevronRight, File, Folder as FolderIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { folderOf, type Folder } from './tree.ts'

const MARKS = {
  added: ['A', 'text-ok', 'new'],
  changed: ['M', 'text-warning', 'changed'],
  removed: ['D', 'text-error', 'gone'],
  same: ['', '', ''],
} as const

interface FileTreeProps {
  readonly files: readonly CodeFile[]
  readonly chosen: string
  /** Files that hold lines of the selected parts. */
  readonly marked: ReadonlySet<string>
  /** Whether there was a generation to compare with. */
  readonly compared: boolean
  readonly onChoose: (path: string) => void
}

/** Every file of the repository, with a letter on those that changed; the one that is open is in sight. */
export function FileTree({ files, ...rest }: FileTreeProps) {
  const { chosen } = rest
  const tree = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = tree.current?.querySelector('[aria-current]')
    if (!row) return
    for (
      let outer = row.parentElement;
      outer !== tree.current && outer;
      outer = outer.parentElement
    )
      if (outer instanceof HTMLDetailsElement) outer.open = true
    row.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <nav ref={tree} aria-label="Files" className="py-1 text-12">
      <Inside folder={folderOf(files)} depth={0} {...rest} />
    </nav>
  )
}

interface InsideProps extends Omit<FileTreeProps, 'files'> {
  readonly folder: Folder
  readonly depth: number
}

const INDENTS = ['pl-2', 'pl-5', 'pl-8', 'pl-11', 'pl-14'] as const
const indent = (depth: number): string => INDENTS[Math.min(depth, 4)] ?? 'pl-14'

/** Folders that are read first stand open. */
const isOpen = ({ path }: Folder, chosen: string): boolean =>
  path.startsWith('src/') || chosen.startsWith(path)

function Inside({ folder, depth, chosen, marked, compared, onChoose }: InsideProps) {
  return (
    <>
      {folder.folders.map((inner) => (
        <details key={inner.path} open={isOpen(inner, chosen)} className="group/folder">
          <summary
            className={classNames(
              'flex h-6 list-none items-center gap-1.5 pr-2 hover:bg-hover',
              indent(depth),
            )}
          >
            <ChevronRight
              size={12}
              aria-hidden
              className="shrink-0 text-text-3 transition-transform [details[open]>summary>&]:rotate-90"
            />
            <FolderIcon size={14} aria-hidden className="shrink-0 text-text-3" />
            <span className="truncate">{inner.name}</span>
          </summary>
          <Inside
            folder={inner}
            depth={depth + 1}
            chosen={chosen}
            marked={marked}
            compared={compared}
            onChoose={onChoose}
          />
        </details>
      ))}
      {folder.files.map(({ path, status }) => {
        const [letter, colour, words] = MARKS[compared ? status : 'same']
        const name = path.split('/').at(-1) ?? path
        return (
          <button
            key={path}
            type="button"
            aria-current={path === chosen || undefined}
            className={classNames(
              'flex h-6 w-full items-center gap-1.5 pr-2 text-left',
              indent(depth),
              path === chosen ? 'bg-accent/14 font-medium' : 'hover:bg-hover',
              status === 'removed' && 'line-through',
            )}
            onClick={() => onChoose(path)}
          >
            <File size={14} aria-hidden className="ml-[18px] shrink-0 text-text-3" />
            <span className="min-w-0 flex-1 truncate">
              {name}
              {words !== '' && <span className="sr-only">, {words}</span>}
            </span>
            {marked.has(path) && <span className="size-1.5 shrink-0 rounded-full bg-accent" />}
            <span
              aria-hidden
              className={`w-3 shrink-0 text-center font-mono font-semibold ${colour}`}
            >
              {letter}
            </span>
          </button>
        )
      })}
    </>
  )
}
