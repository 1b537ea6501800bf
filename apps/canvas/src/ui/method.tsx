import { classNames } from './class-names.ts'

const COLOURS: Readonly<Record<string, string>> = {
  GET: 'text-endpoint bg-endpoint/12',
  POST: 'text-ok bg-ok/12',
  PATCH: 'text-warning bg-warning/12',
  PUT: 'text-warning bg-warning/12',
  DELETE: 'text-error bg-error/12',
}

/** An HTTP method, by word and by colour. */
export function Method({ method, wide }: { readonly method: string; readonly wide?: boolean }) {
  return (
    <span
      className={classNames(
        'inline-flex h-[18px] shrink-0 items-center justify-center rounded-chip font-mono text-11 font-semibold',
        wide ? 'w-14' : 'w-[46px]',
        COLOURS[method],
      )}
    >
      {method === 'DELETE' && !wide ? 'DEL' : method}
    </span>
  )
}
