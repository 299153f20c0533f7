import { phrases } from '../platform/words.ts'
import type { Language } from '../platform/words.ts'
import type { IneligibleReason } from './choice.rules.ts'
import type { ChoiceWarning } from './choice-warning.rules.ts'
import type { OfferFacts } from './unit.rules.ts'

/** A pair that the school forbids and a support need are never told: both read the same, and so does nothing else. */
const neutral = [
  'Non disponibile per te: il tuo referente può spiegarti.',
  'Not available for you: your coordinator can explain.',
] as const

const words = phrases({
  age: [
    (age: number) => `Serve avere almeno ${age} anni il primo giorno (per il tipo di lavoro o per l’orario).`,
    (age: number) => `You must be at least ${age} on the first day (because of the work or the hours).`,
  ],
  track: ['È per altri indirizzi di studio.', 'It is for other tracks of study.'],
  year: [
    (years: string) => `È per altri anni di corso: ${years}.`,
    (years: string) => `It is for other years of the course: ${years}.`,
  ],
  training: [
    'Serve il corso generale sulla sicurezza (4 ore) già registrato. Se l’hai fatto, chiedi alla segreteria di registrarlo prima della scadenza.',
    'The general safety course (4 hours) must be recorded already. If you have done it, ask the school office to record it before the deadline.',
  ],
  dates: ['In quelle ore hai già un altro percorso.', 'You have another placement at those hours already.'],
  distance: [
    'È più lontana della distanza massima decisa per la tornata.',
    'It is farther than the limit of the round.',
  ],
  accessible: neutral,
  forbidden: neutral,
  reserved: ['È riservata agli studenti di un’altra scuola.', 'It is kept for students of another school.'],
  'not-open': ['In questo momento l’offerta non è aperta.', 'The offer is not open at the moment.'],
  'too-many': [
    (free: number) => `La classe è più numerosa dei posti liberi (${free}).`,
    (free: number) => `The class is larger than the free seats (${free}).`,
  ],
  busy: [
    'In quei giorni la classe ha già un altro laboratorio alla stessa ora.',
    'On those days the class has another lab at the same time already.',
  ],
  'already-in': [
    'La classe è già iscritta, o in lista d’attesa.',
    'The class is enrolled already, or on the waiting list.',
  ],
  ageClass: [
    'Qualcuno nella classe è fuori dall’età prevista dal modulo.',
    'Somebody in the class is outside the ages the module is for.',
  ],
})

/** Why an offer is not for somebody, in words, each sentence once; nothing of it tells of a need or of a forbidden pair. */
export function reasonTexts(reasons: readonly IneligibleReason[], offer: OfferFacts, language: Language): string[] {
  const t = words(language)
  const isLab = offer.freeSeats !== null
  const sentences: Record<IneligibleReason, string> = {
    age: isLab ? t.ageClass : t.age(offer.lowestAge),
    track: t.track,
    year: t.year(offer.years.map((year) => `${year}ª`).join(', ')),
    training: t.training,
    dates: t.dates,
    distance: t.distance,
    accessible: t.accessible,
    reserved: t.reserved,
    forbidden: t.forbidden,
    'not-open': t['not-open'],
    'too-many': t['too-many'](offer.freeSeats ?? 0),
    busy: t.busy,
    'already-in': t['already-in'],
  }
  return [...new Set(reasons.map((reason) => sentences[reason]))]
}

/** To the student, before the deadline. */
export const warningWords = phrases({
  'nothing-for-them': [
    'Nessuna offerta di questa tornata è disponibile per te: parlane con il tuo referente.',
    'No offer of this round is available for you: talk to your coordinator.',
  ],
  'not-sent': ['La lista non è ancora stata inviata.', 'The list has not been sent yet.'],
  'not-eligible': [
    'Una scelta inviata non è più disponibile: controlla la lista e inviala di nuovo.',
    'A choice that was sent is no longer available: check the list and send it again.',
  ],
  'no-way': [
    'Così non puoi ricevere un posto: aggiungi una scelta, o accetta un altro posto adatto a te.',
    'Like this you cannot get a place: add a choice, or accept another place that suits you.',
  ],
  empty: [
    'Hai inviato una lista senza scelte: riceverai un posto tra quelli rimasti liberi.',
    'You sent a list without choices: you will get one of the places left free.',
  ],
  'only-one': [
    'Hai indicato una sola scelta: puoi aggiungerne altre, senza perdere nulla della prima.',
    'You listed one choice only: you may add others without losing anything of the first.',
  ],
} satisfies Record<ChoiceWarning, readonly [string, string]>)

/** To the school, beside the name. */
export const warningsInShort = phrases({
  'nothing-for-them': ['Nessuna offerta disponibile', 'No offer available'],
  'not-sent': ['Lista non inviata', 'List not sent'],
  'not-eligible': ['Una scelta non è più disponibile', 'A choice is no longer available'],
  'no-way': ['Così resta senza posto', 'Stays without a place like this'],
  empty: ['Lista senza scelte', 'List without choices'],
  'only-one': ['Una sola scelta', 'One choice only'],
} satisfies Record<ChoiceWarning, readonly [string, string]>)
