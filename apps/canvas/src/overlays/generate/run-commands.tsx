import { Copy } from 'lucide-react'
import { notify } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'

/** The commands that run the repository, each to be copied. */
export function RunCommands({ commands }: { readonly commands: readonly string[] }) {
  return (
    <ol className="flex flex-col gap-1.5">
      {commands.map((command, index) => (
        <li
          key={command}
          className="flex items-center gap-2 rounded-control border bg-sunken pr-1 pl-3"
        >
          <span className="w-3 text-12 text-text-3">{index + 1}</span>
          <code className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-12">{command}</code>
          <IconButton
            label={`Copy: ${command}`}
            size={24}
            onClick={() =>
              void navigator.clipboard
                .writeText(command)
                .then(() => notify({ tone: 'plain', text: 'Copied the command' }))
            }
          >
            <Copy size={14} />
          </IconButton>
        </li>
      ))}
    </ol>
  )
}
