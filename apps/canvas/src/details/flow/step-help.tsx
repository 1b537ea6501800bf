import { useQuery } from '@tanstack/react-query'
import { blocksOf, type DocumentBlock } from './document-blocks.ts'
import { Prose } from '../../ui/prose.tsx'

/** The pages of all kinds, each loaded when somebody asks for it. */
const PAGES = import.meta.glob<string>('../../../../../packages/kinds/src/steps/*/*.md', {
  query: '?raw',
  import: 'default',
})

async function pageOf(kind: string): Promise<string> {
  const name = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const path = Object.keys(PAGES).find((one) => one.endsWith(`/${name}/${name}.md`))
  return (path !== undefined && (await PAGES[path]?.())) || ''
}

/** What a kind of step is for, what it takes and gives, and an example. */
export function StepHelp({ kind }: { readonly kind: string }) {
  const { data = '' } = useQuery({
    queryKey: ['step-page', kind],
    queryFn: () => pageOf(kind),
    staleTime: Infinity,
  })
  // Blocks have no names of their own: they are what a page says, in order.
  return blocksOf(data).map((block, index) => <Block key={index} block={block} />)
}

function Block({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h4 className="-mb-1 text-12 font-medium text-text-2">{block.text}</h4>
    case 'text':
      return (
        <p>
          <Prose text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul className="flex flex-col gap-1.5">
          {block.items.map(({ title, text }) => (
            <li key={title} className="text-12 text-text-2">
              <span className="font-medium text-text">{title}</span> <Prose text={text} />
            </li>
          ))}
        </ul>
      )
    case 'code':
      return (
        <pre
          tabIndex={0}
          aria-label="Example"
          className="max-h-64 overflow-auto rounded-control bg-sunken p-2.5 font-mono text-11 leading-4"
        >
          {block.text}
        </pre>
      )
  }
}
