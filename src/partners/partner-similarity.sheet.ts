import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { addressOf, type Compared, numbersOf } from './partner-similarity.pages.ts'
import type { Pair } from './partner-similarity.rules.ts'
import { similarityWords } from './partner-similarity.text.ts'

/** All pairs as a file. */
export function duplicatesSheet(pairs: readonly Pair<Compared>[], language: Language): ListSheet {
  const t = similarityWords(language)
  const text = (header: string, width: number) => ({ header, kind: 'text', width }) as const
  return {
    name: 'doppioni',
    title: t.duplicates,
    columns: [
      text(t.first, 40),
      text(t.numbers, 24),
      text(t.address, 40),
      text(t.second, 40),
      text(t.numbers, 24),
      text(t.address, 40),
      { header: `${t.likeness} %`, kind: 'integer', width: 12 },
    ],
    rows: pairs.map(({ first, second, likeness }) => [
      ...[first, second].flatMap((each) => [each.name, numbersOf(each), addressOf(each)]),
      Math.round(likeness * 100),
    ]),
    total: pairs.length,
  }
}
