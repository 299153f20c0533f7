/** Italian and English side by side: a missing translation does not compile. */
export type Language = 'it' | 'en'
export const languages: readonly Language[] = ['it', 'en']

type Phrase = string | ((...values: never[]) => string)
type Pairs = Record<string, readonly [italian: Phrase, english: Phrase]>
type Words<P extends Pairs> = { readonly [K in keyof P]: P[K][0] extends string ? string : P[K][0] }

/** `phrases({ title: ['Istituti', 'Schools'] })('it').title` */
export function phrases<const P extends Pairs>(pairs: P): (language: Language) => Words<P> {
  const pick = (index: 0 | 1) =>
    Object.freeze(Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]]))) as Words<P>
  const both = { it: pick(0), en: pick(1) }
  return (language) => both[language]
}

/** One or many, in either language. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}
