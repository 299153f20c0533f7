import type { ChecklistLine } from '../documents/document.rules.ts'
import { documentWords, kindNames, standingNames } from '../documents/document.text.ts'
import { isMet } from '../documents/document.rules.ts'
import type { Work } from '../partners/profile.rules.ts'
import { refusalWords } from '../placements/placement.text.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { formState } from '../web/problem-texts.ts'
import { bannedWorks, leastAge, type OfferFacts, type PublicationGaps } from './offer-check.rules.ts'
import { offerFormWords } from './offer-form.text.ts'
import { offerWords } from './offer.text.ts'

/** The sentences of what is refused about offers; that about forbidden work names it. */
export function refusalsOf(chosen: Pick<OfferFacts, 'workIds'>, works: readonly Work[], language: Language): object {
  const t = offerFormWords(language)
  const banned = bannedWorks(chosen, works)
  return {
    ...refusalWords(language),
    ...t,
    ...(banned.length > 0 ? { 'work-banned': t.bannedNamed(banned.join(', ')) } : {}),
  }
}

/** What is wrong with an offer, a sentence each, with names and figures where they help. */
export function offerSentences(
  problems: readonly string[],
  { offer, works }: { offer: OfferFacts; works: readonly Work[] },
  language: Language,
): string[] {
  const t = offerFormWords(language)
  const least = { 'age-too-low-for-hours': t.leastAge(leastAge(offer)) }
  const { say } = formState(language, {}, { ...refusalsOf(offer, works, language), ...least })
  return problems.map(say)
}

/** What the host lacks before an offer is published, a sentence each. */
export function gapSentences({ hosting, papers }: PublicationGaps, language: Language): string[] {
  const list = papers.map((line) => paperInWords(line, language)).join(', ')
  const told = hosting.map((reason) => refusalWords(language)[reason])
  return papers.length > 0 ? [...told, offerWords(language).papersMissing(list)] : told
}

function paperInWords(line: ChecklistLine, language: Language): string {
  const t = offerWords(language)
  const name = line.kinds.map((kind) => kindNames(language)[kind]).join(documentWords(language).or)
  const ends = isMet(line) && line.expiresOn !== null
  const state =
    ends && line.expiresOn ? t.endsBefore(formatDay(line.expiresOn, language)) : standingNames(language)[line.standing]
  return t.paperState(name, ends ? state : state.toLowerCase())
}
