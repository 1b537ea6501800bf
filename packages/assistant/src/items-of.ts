import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'

/** The objects of a list in settings; none where it is no list. */
export const itemsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []
