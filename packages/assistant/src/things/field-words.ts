import { plainWords } from '../words.ts'

/** Nouns that are kept of something, and nothing by themselves. */
const FIELD =
  /^(?:(?:the )?(?:name|title|price|status|description|date|address|e-?mail|phone|age|amounts?|quantity|quantities|stock|postcode|zip|body|text|content|summary|rating|comment|label|code|number|colou?r|size|weight|url|link|slug|username|password|reason|note|start|end|total|capacity|year|gender|salary|password|time|level|type|kind|image|picture|photo|estimate|priority|seat|room))$/i

export const isField = (name: string): boolean => FIELD.test(plainWords(name))
