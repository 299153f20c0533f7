import { type Language, phrases } from '../platform/words.ts'
import { evaluationWords } from './evaluation.text.ts'

const words = phrases({
  title: ['Schede di valutazione', 'Evaluation questionnaires'],
  lead: [
    'Le stesse domande arrivano al tutor dell’ente, allo studente e al tutor della scuola. Chi ha già cominciato tiene la versione di allora.',
    'The same questions go to the host tutor, the student and the school tutor. Who has begun keeps the version of then.',
  ],
  write: ['Scrivi una nuova versione', 'Write a new version'],
  version: [(n: number) => `Versione ${n}`, (n: number) => `Version ${n}`],
  inUse: ['In uso', 'In use'],
  earlier: ['Precedente', 'Earlier'],
  publishedBy: [(name: string, day: string) => `${name}, ${day}`, (name: string, day: string) => `${name}, ${day}`],
  shipped: ['La versione di partenza', 'The version to begin with'],
  versions: ['Versioni', 'Versions'],
  openVersion: ['Leggi', 'Read'],
  published: ['Pubblicata', 'Published'],
  act: ['Azione', 'Action'],
  questions: ['Domande', 'Questions'],
  area: ['Area', 'Area'],
  count: ['Domande', 'Questions'],
  technicalNote: [
    'Alle competenze scritte qui si aggiungono quelle tecniche del progetto formativo di ogni percorso.',
    'The technical competences of the training project of each placement are added to those written here.',
  ],
  formTitle: ['Nuova versione della scheda', 'New version of the questionnaire'],
  formLead: [
    'Una domanda per riga, in italiano e in inglese: “È puntuale | Is punctual”. Al massimo 12 righe per area.',
    'One question per line, in Italian and English: “È puntuale | Is punctual”. At most 12 lines for each area.',
  ],
  aboutStudent: ['Sullo studente: le stesse domande per tutti', 'About the student: the same for everybody'],
  aboutPlacement: ['Sul percorso: una parte per ciascuno', 'On the placement: a part for each'],
  publish: ['Pubblica', 'Publish'],
  back: ['Annulla', 'Cancel'],
  done: ['Nuova versione pubblicata.', 'New version published.'],
  none: ['Nessuna domanda', 'No questions'],
})

export function questionnaireWords(language: Language) {
  return { ...evaluationWords(language), ...words(language) }
}

const refusals = phrases({
  'no-translation': [
    'Ogni riga vuole il testo italiano, una barra | e il testo inglese.',
    'Each line needs the Italian text, a bar | and the English text.',
  ],
  'line-too-long': ['Una riga supera i 200 caratteri: accorciala.', 'A line is longer than 200 signs: shorten it.'],
  'too-many-lines': ['Sono più di 12 righe: togline qualcuna.', 'There are more than 12 lines: take some out.'],
  'no-competence': [
    'Scrivi almeno una competenza, oltre all’impegno: senza non c’è nulla da certificare.',
    'Write at least one competence besides commitment: without it there is nothing to certify.',
  ],
})

export function questionnaireRefusals(language: Language) {
  return refusals(language)
}
