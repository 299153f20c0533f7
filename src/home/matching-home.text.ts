import { phrases, plural } from '../platform/words.ts'

/** What offers and rounds ask for, on the first page. */
export const matchingHomeWords = phrases({
  offersToReview: [
    (count: number) => plural(count, 'Un’offerta di posti da esaminare', `${count} offerte di posti da esaminare`),
    (count: number) => plural(count, 'An offer of seats to check', `${count} offers of seats to check`),
  ],
  offersToReviewNote: [
    'Gli studenti la leggono solo dopo la pubblicazione.',
    'Students read it only after it is published.',
  ],
  offersToComplete: [
    (count: number) => plural(count, 'Un’offerta di posti da completare', `${count} offerte di posti da completare`),
    (count: number) => plural(count, 'An offer of seats to complete', `${count} offers of seats to complete`),
  ],
  offersToCompleteNote: ['Chi l’ha esaminata ha scritto che cosa manca.', 'Who checked it wrote what is missing.'],
  confirmPlace: [
    (until: string) => `Hai un posto: confermalo o rinuncia entro il ${until}`,
    (until: string) => `You have a place: confirm it or give it back by ${until}`,
  ],
  confirmPlaceLate: [
    'Hai un posto ancora da confermare: il termine è passato',
    'You have a place still to be confirmed: the day has passed',
  ],
  keptPlace: [
    (until: string) => `Un posto che preferivi è riservato per te fino al ${until}`,
    (until: string) => `A place that you preferred is kept for you until ${until}`,
  ],
  answerPlace: ['Rispondi', 'Answer'],
  open: ['Apri', 'Open'],
})
