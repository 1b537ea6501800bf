import { wordsOf } from '../names/words.ts'

/** `createArticle` → `src/flows/create-article` */
export function flowFolder(name: string): string {
  return `src/flows/${wordsOf(name).join('-')}`
}

/** `src/flows/create-article/create-article.ts` */
export function flowFile(name: string): string {
  const folder = flowFolder(name)
  return `${folder}/${wordsOf(name).join('-')}.ts`
}
