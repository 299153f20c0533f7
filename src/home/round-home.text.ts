import { phrases } from '../platform/words.ts'

/** What rounds ask for, on the first page. */
export const roundHomeWords = phrases({
  draft: [(title: string) => `Tornata da aprire: ${title}`, (title: string) => `Round to open: ${title}`],
  draftNote: ['Nessuno può scegliere finché non è aperta.', 'Nobody can choose until it is open.'],
  closing: [
    (title: string, until: string) => `«${title}» si chiude il ${until}`,
    (title: string, until: string) => `“${title}” closes on ${until}`,
  ],
  closingNote: ['Guarda chi non ha ancora scelto.', 'See who has not chosen yet.'],
  toJoin: [
    (title: string) => `La città ha aperto la tornata «${title}»: puoi aderire con le tue classi`,
    (title: string) => `The city has opened the round “${title}”: you may join with your classes`,
  ],
  toJoinNote: [(until: string) => `Fino al ${until}.`, (until: string) => `Until ${until}.`],
  open: ['Apri', 'Open'],
  see: ['Vedi', 'See'],
})
