import { printShortcut } from '../actions/shortcut.ts'

/** A shortcut as keys: `Mod+K` is drawn as Ctrl K, or ⌘ K on a Mac. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {printShortcut(keys).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-chip border bg-sunken px-1 font-sans text-11 text-text-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
