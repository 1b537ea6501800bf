/** `#tasks.f_title[contains]` is a field as callers name it, `@tasks.r_list` what is included of a relation. */
export const NAMED = /^([#@])([A-Za-z][\w-]*)\.(\$?[A-Za-z][\w-]*)(.*)$/s
