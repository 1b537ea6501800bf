/** Arrow heads that lines refer to. */
export function LineEnds() {
  return (
    <svg className="absolute size-0" aria-hidden>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M1 1L9 5L1 9" fill="none" className="stroke-border-strong" strokeWidth="2" />
        </marker>
        <marker
          id="many-one"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="10"
          markerHeight="10"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M6 0V10" className="stroke-table" strokeWidth="1.5" />
        </marker>
        <marker
          id="many-many"
          viewBox="0 0 10 10"
          refX="10"
          refY="5"
          markerWidth="12"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M10 0L0 5L10 10" fill="none" className="stroke-table" strokeWidth="1.5" />
        </marker>
      </defs>
    </svg>
  )
}
