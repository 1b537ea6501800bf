import { accessChoices } from '../../kinds/access-choices.ts'
import { useDocument } from '../../stores/document.ts'
import { Button } from '../../ui/button.tsx'
import { edit } from './edit-item.ts'

/** For a table that nobody may use yet: who may, in one press. */
export function AccessButtons({ table }: { readonly table: string }) {
  const manifest = useDocument((document) => document.manifest)
  const node = manifest.nodes.find(({ id }) => id === table)
  if (!node) return null
  return (
    <div className="flex flex-wrap gap-1.5" role="group" aria-label={`Who can use ${node.name}`}>
      {accessChoices(manifest, node).map(({ words, commands }) => (
        <Button
          key={words}
          size={24}
          onClick={() => edit(`Who can use ${node.name}: ${words}`, ...commands)}
        >
          {words}
        </Button>
      ))}
    </div>
  )
}
