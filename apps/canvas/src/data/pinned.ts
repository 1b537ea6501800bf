/** On a phone the first column stays where the others are moved under it. */
export const PINNED = 'max-[759px]:sticky max-[759px]:left-0 max-[759px]:z-[2]'
