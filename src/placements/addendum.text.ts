import { phrases } from '../platform/words.ts'

/** Every sentence about the signed papers of amendments. */
export const addendumWords = phrases({
  toSign: ['Atto aggiuntivo da firmare', 'Addendum to be signed'],
  toSignSince: [
    (day: string) => `Atto aggiuntivo da firmare: la variazione vale dal ${day}, manca la copia firmata.`,
    (day: string) => `Addendum to be signed: the amendment holds from ${day}, the signed copy is missing.`,
  ],
  severalToSign: [
    (many: number, day: string) =>
      `Atti aggiuntivi da firmare: ${many}. La prima variazione vale dal ${day}, mancano le copie firmate.`,
    (many: number, day: string) =>
      `Addenda to be signed: ${many}. The first amendment holds from ${day}, the signed copies are missing.`,
  ],
  seeAmendments: ['Vai alle variazioni', 'See the amendments'],
  signedOn: [(day: string) => `Firmato il ${day}`, (day: string) => `Signed on ${day}`],
  scan: ['Copia firmata', 'Signed copy'],
  record: ['Registra l’atto firmato', 'Record the signed addendum'],
  title: ['Atto aggiuntivo firmato', 'Signed addendum'],
  lead: [
    'Stampa l’atto, fallo firmare a chi è indicato nei riquadri e carica qui la copia. Le ore intanto continuano.',
    'Print the addendum, have it signed by those named in its boxes, and upload the copy here. Hours go on meanwhile.',
  ],
  pdf: ['Atto da firmare (PDF)', 'Addendum to sign (PDF)'],
  on: ['Data dell’ultima firma', 'Day of the last signature'],
  file: ['Copia firmata', 'Signed copy'],
  fileHint: [
    'PDF, foto JPEG o PNG, o file .p7m, fino a 10 MB.',
    'PDF, JPEG or PNG picture, or .p7m file, up to 10 MB.',
  ],
  recorded: ['L’atto firmato è registrato.', 'The signed addendum is recorded.'],
})

/** What is wrong, and how to mend it. */
export const addendumRefusals = phrases({
  'already-signed': [
    'La copia firmata di questo atto c’è già: la trovi fra le variazioni.',
    'The signed copy of this addendum is there already: find it among the amendments.',
  ],
  'nothing-to-sign': ['Chi non si è mai presentato non ha atti da firmare.', 'Who never came has no addendum to sign.'],
  'date-in-the-future': [
    'Questa data deve ancora arrivare: scrivi quella che è sul foglio.',
    'This day is still to come: write the one on the paper.',
  ],
  'before-decision': [
    'L’atto non può essere firmato prima che la variazione sia decisa: controlla la data sul foglio.',
    'The addendum cannot be signed before the amendment was decided: check the day on the paper.',
  ],
})
