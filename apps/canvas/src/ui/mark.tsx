/** The bridge. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8 25V9m16 16V9M4.5 20.5h23M8 10c2.5 7 13.5 7 16 0"
        fill="none"
        className="stroke-on-solid"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
