import { type Language, phrases, plural } from '../platform/words.ts'
import type { RoundKind } from '../rounds/round.rules.ts'
import { classWhyWords } from './class-why.text.ts'
import type { Refusal, RefusedWish, Why } from './why.rules.ts'

const words = phrases({
  wish: [(nth: string) => `Hai ottenuto la tua ${nth} scelta.`, (nth: string) => `You have your ${nth} choice.`],
  lock: [
    'Questo posto era già stato fissato dalla scuola prima dell’abbinamento.',
    'This place had been fixed by the school before the matching.',
  ],
  rescue: [
    'Il tuo posto viene da uno spostamento che il referente ha deciso per dare un posto a più studenti. Il motivo è agli atti.',
    'Your place comes from a move that the coordinator decided, so that more students have a place. The reason is on record.',
  ],
  promoted: [
    'Si è liberato un posto che preferivi, e l’hai preso tu.',
    'A place that you preferred came free, and you have taken it.',
  ],
  'fallback-no-wishes': [
    'Non avevi indicato scelte: tra i posti liberi adatti a te ti è stato assegnato il più vicino.',
    'You had listed no choices: of the free places that suit you, you were given the nearest.',
  ],
  'fallback-full': [
    'Le tue scelte erano piene: tra i posti liberi adatti a te ti è stato assegnato il più vicino.',
    'Your choices were full: of the free places that suit you, you were given the nearest.',
  ],
  'none-suitable': [
    'Nessuna offerta compatibile con età, formazione sulla sicurezza e periodo.',
    'No offer that suits age, safety training and period.',
  ],
  'none-free': [
    'Tutti i posti compatibili sono occupati: il referente sa che sei senza posto e cerca un’altra soluzione.',
    'All places that suit you are taken: the coordinator knows that you have none and is looking for another way.',
  ],
  'none-listed-only': [
    'Le tue scelte erano piene, e avevi chiesto di non avere posti fuori dal tuo elenco.',
    'Your choices were full, and you had asked for no place outside your list.',
  ],
  full: [
    (nth: string, offer: string, seats: string) => `Per la ${nth} (${offer}) ${seats} a chi aveva precedenza maggiore`,
    (nth: string, offer: string, seats: string) => `For the ${nth} (${offer}) ${seats} to those with better precedence`,
  ],
  seats: [
    (n: number) =>
      n === 0 ? 'non c’erano posti: sono andati' : plural(n, 'il posto è andato', `i ${n} posti sono andati`),
    (n: number) => (n === 0 ? 'no seats were left: they went' : plural(n, 'the seat went', `the ${n} seats went`)),
  ],
  inClass: [
    (rank: number, draw: number) => `in fascia ${rank} con numero di estrazione ${draw}`,
    (rank: number, draw: number) => `in band ${rank} with draw number ${draw}`,
  ],
  drawn: [(draw: number) => `al numero di estrazione ${draw}`, (draw: number) => `at draw number ${draw}`],
  last: [
    (last: string, own: string) => `: l’ultimo ammesso era ${last}; tu sei ${own}.`,
    (last: string, own: string) => `: the last one admitted was ${last}; you are ${own}.`,
  ],
  class: [
    (nth: string, offer: string, most: number) =>
      `Per la ${nth} (${offer}) c’era posto, ma della tua classe ${plural(most, 'può andare al massimo 1 studente', `possono andare al massimo ${most} studenti`)}.`,
    (nth: string, offer: string, most: number) =>
      `For the ${nth} (${offer}) there was room, but of your class at most ${plural(most, '1 student', `${most} students`)} may go.`,
  ],
  tutors: [
    (nth: string, offer: string, most: number) =>
      `Per la ${nth} (${offer}) l’ente può seguire ${plural(most, '1 studente', `${most} studenti`)} in tutto (rapporto tutor)`,
    (nth: string, offer: string, most: number) =>
      `For the ${nth} (${offer}) the host can follow ${plural(most, '1 student', `${most} students`)} in all (tutor ratio)`,
  ],
  host: [
    (nth: string, offer: string, most: number) =>
      `Per la ${nth} (${offer}) l’ente può accogliere ${plural(most, '1 studente', `${most} studenti`)} in tutto`,
    (nth: string, offer: string, most: number) =>
      `For the ${nth} (${offer}) the host has room for ${plural(most, '1 student', `${most} students`)} in all`,
  ],
  shared: [
    (nth: string, offer: string, most: number) =>
      `Per la ${nth} (${offer}) un limite comune a più offerte era già raggiunto (${most})`,
    (nth: string, offer: string, most: number) =>
      `For the ${nth} (${offer}) a limit that several offers share had been reached (${most})`,
  ],
  closed: [
    (nth: string, offer: string, count: string) => `La ${nth} (${offer}) non è stata attivata: ${count}.`,
    (nth: string, offer: string, count: string) => `The ${nth} (${offer}) did not run: ${count}.`,
  ],
  enrolled: [
    (placed: number | null, min: number) =>
      `${placed === null ? '' : `${plural(placed, '1 iscritto', `${placed} iscritti`)} su `}un minimo di ${min}`,
    (placed: number | null, min: number) => `${placed === null ? '' : `${placed} enrolled, of `}a minimum of ${min}`,
  ],
  'not-allowed': [
    (nth: string, offer: string) =>
      `La ${nth} (${offer}) non era disponibile per te: il tuo referente può spiegarti perché.`,
    (nth: string, offer: string) => `The ${nth} (${offer}) was not available to you: your coordinator can explain why.`,
  ],
  moved: [
    (nth: string, offer: string) =>
      `Dalla ${nth} (${offer}) il referente ti ha spostato, per dare un posto a più studenti: il motivo è agli atti, e puoi chiederglielo.`,
    (nth: string, offer: string) =>
      `From the ${nth} (${offer}) the coordinator has moved you, so that more students have a place: the reason is on record, and you may ask.`,
  ],
  others: [
    (nth: string, offer: string) =>
      `Per la ${nth} (${offer}) i posti sono andati ad altri: conta la soluzione migliore per tutti insieme.`,
    (nth: string, offer: string) =>
      `For the ${nth} (${offer}) the seats went to others: what counts is the best for everybody together.`,
  ],
})

type Words = ReturnType<typeof words>

/** To the student, or about a class. */
function whyWords(kind: RoundKind, language: Language): Words {
  return kind === 'labs' ? { ...words(language), ...classWhyWords(language) } : words(language)
}

const englishEndings = ['th', 'st', 'nd', 'rd']

/** '2ª', '2nd'. */
export function nth(rank: number, language: Language): string {
  if (language === 'it') return `${rank}ª`
  const ending = rank > 10 && rank < 14 ? 'th' : (englishEndings[rank % 10] ?? 'th')
  return `${rank}${ending}`
}

/** How a place came about, in one sentence. */
export function causeText({ cause, rank }: Pick<Why, 'cause' | 'rank'>, kind: RoundKind, language: Language): string {
  const t = whyWords(kind, language)
  return cause === 'wish' ? t.wish(nth(rank ?? 1, language)) : t[cause]
}

/** Why a wish was not obtained, in one sentence. */
export function refusalText(
  { rank, refusal }: Pick<RefusedWish, 'rank' | 'refusal'>,
  { offer, kind }: { offer: string; kind: RoundKind },
  language: Language,
) {
  const t = whyWords(kind, language)
  const which = nth(rank, language)
  switch (refusal.kind) {
    case 'full':
      return t.full(which, offer, t.seats(refusal.seats)) + comparison(refusal, t)
    case 'class':
      return t.class(which, offer, refusal.most)
    case 'host':
    case 'tutors':
    case 'shared':
      return t[refusal.kind](which, offer, refusal.most) + comparison(refusal, t)
    case 'closed':
      return t.closed(which, offer, t.enrolled(refusal.placed, refusal.min))
    case 'not-allowed':
      return t['not-allowed'](which, offer)
    case 'moved':
    case 'others':
      return t[refusal.kind](which, offer)
  }
}

type Compared = Extract<Refusal, { last: unknown }>

/** The last one admitted and oneself; without bands only the draw tells them apart. */
function comparison({ last, own, ranked }: Compared, t: Words): string {
  if (!last) return '.'
  const said = (key: { class: number; draw: number }) => (ranked ? t.inClass(key.class, key.draw) : t.drawn(key.draw))
  return t.last(said(last), said(own))
}
