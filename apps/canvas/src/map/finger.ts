/** A finger has neither a second button nor a key to hold: it moves the map. */
export const finger = matchMedia('(pointer: coarse)').matches
