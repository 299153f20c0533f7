import { phrases } from '../platform/words.ts'

/** Every sentence about the diary. */
export const diaryWords = phrases({
  diary: ['Diario', 'Diary'],
  title: [(name: string) => `Diario di ${name}`, (name: string) => `Diary of ${name}`],
  lead: [
    'Una pagina per giorno: che cosa hai fatto, visto, capito. Ti servirà per raccontare l’esperienza all’esame.',
    'A page a day: what you did, saw, understood. It will help you to tell of it at the exam.',
  ],
  leadOthers: [
    'Le pagine scritte dallo studente, giorno per giorno.',
    'The pages the student has written, day by day.',
  ],
  readers: [
    'Lo leggono anche la scuola e l’ente ospitante. Non conta per le ore.',
    'School and host read it too. It does not count for the hours.',
  ],
  pageOf: [(day: string) => `Diario di ${day}`, (day: string) => `Diary of ${day}`],
  write: ['Scrivi', 'Write'],
  toWrite: ['Giorni senza pagina', 'Days without a page'],
  day: ['Giorno', 'Day'],
  text: ['Che cosa è successo', 'What happened'],
  textHint: ['Fino a 2000 caratteri.', 'Up to 2000 characters.'],
  photo: ['Foto', 'Photograph'],
  photoOf: [(day: string) => `Foto di ${day}`, (day: string) => `Photograph of ${day}`],
  photoHint: [
    'Una foto del lavoro, JPEG o PNG, fino a 5 MB. Niente persone riconoscibili senza il loro permesso. Luogo, ora e dati del telefono vengono tolti.',
    'One photograph of the work, JPEG or PNG, up to 5 MB. No recognisable people without their consent. Place, time and data of the phone are taken out.',
  ],
  newPhoto: ['Cambia la foto', 'Change the photograph'],
  addPhoto: ['Aggiungi una foto', 'Add a photograph'],
  removePhoto: ['Togli la foto', 'Remove the photograph'],
  save: ['Salva la pagina', 'Save the page'],
  saved: ['La pagina è salvata.', 'The page is saved.'],
  open: ['Apri', 'Open'],
  none: ['Il diario è ancora vuoto', 'The diary is still empty'],
  noneAdvice: ['Comincia da un giorno qui sotto.', 'Begin with a day below.'],
  noneAdviceOthers: [
    'Le pagine compaiono qui quando lo studente le scrive.',
    'Pages appear here as the student writes them.',
  ],
  nothingYet: ['In questo giorno non è ancora scritto niente.', 'Nothing is written on this day yet.'],
  edited: [(when: string) => `Ultima modifica: ${when}`, (when: string) => `Last change: ${when}`],
  hours: ['Ore', 'Hours'],
})

/** What is wrong, and how to mend it. */
export const diaryRefusalWords = phrases({
  'day-outside': [
    'Questo giorno è fuori dal periodo del percorso: scegline uno dal diario.',
    'This day is outside the placement: choose one from the diary.',
  ],
  'day-to-come': [
    'Questo giorno deve ancora arrivare: la pagina si scrive da quel giorno in poi.',
    'This day is still to come: its page can be written from that day on.',
  ],
  'diary-closed': [
    'Il diario non si scrive più: il percorso non è in corso, o è già certificato.',
    'The diary can no longer be written: the placement is not active, or already certified.',
  ],
  'not-a-photo': ['Qui va una foto: scegli un file JPEG o PNG.', 'A photograph is needed: choose a JPEG or PNG file.'],
  'page-empty': ['Scrivi qualcosa, o aggiungi una foto.', 'Write something, or add a photograph.'],
})
