import { type Language, phrases, plural } from '../platform/words.ts'
import type { RoundKind } from '../rounds/round.rules.ts'
import { comparisonWords } from './comparison.text.ts'
import { deskWords } from './desk.text.ts'
import { runWords } from './run.text.ts'

/** What is said otherwise where classes, and not students, are matched. */
const ofRun = phrases({
  student: ['Classe', 'Class'],
  search: ['Classe o n. di estrazione', 'Class or draw number'],
  'not allowed': ['non possibile per questa classe', 'not possible for this class'],
  'nothing-eligible': [
    'Nessun laboratorio ha abbastanza posti, o è adatto per età e giorni.',
    'No lab has enough seats, or suits ages and days.',
  ],
})

const ofComparison = phrases({
  people: ['Classe per classe', 'Class by class'],
  student: ['Classe', 'Class'],
  better: ['Per la classe il secondo è', 'For the class the second is'],
  differLead: [
    (count: number) => `${count} ${plural(count, 'classe avrebbe', 'classi avrebbero')} un posto diverso.`,
    (count: number) => `${count} ${plural(count, 'class', 'classes')} would have another place.`,
  ],
})

const ofDesk = phrases({
  cityLead: [
    'Qui si prova l’abbinamento delle classi. Nessuno ne sa nulla finché non pubblichi.',
    'Here the matching of the classes is tried. Nobody learns of it before you publish.',
  ],
  partLead: [
    'L’abbinamento lo fa chi ha aperto la tornata. Qui lo vedi in anteprima; nessun altro lo sa finché non viene pubblicato.',
    'The matching is made by who opened the round. Here you see it beforehand; nobody else knows before it is published.',
  ],
})

interface Kind {
  kind: RoundKind
}

export function runWordsOf({ kind }: Kind, language: Language): ReturnType<typeof runWords> {
  return kind === 'labs' ? { ...runWords(language), ...ofRun(language) } : runWords(language)
}

export function comparisonWordsOf({ kind }: Kind, language: Language): ReturnType<typeof comparisonWords> {
  return kind === 'labs' ? { ...comparisonWords(language), ...ofComparison(language) } : comparisonWords(language)
}

export function deskWordsOf({ kind }: Kind, language: Language): ReturnType<typeof deskWords> {
  return kind === 'labs' ? { ...deskWords(language), ...ofDesk(language) } : deskWords(language)
}
