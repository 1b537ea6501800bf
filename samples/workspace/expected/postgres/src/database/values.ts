/** What a statement takes. */
export type Param = string | number | boolean | Uint8Array | null
