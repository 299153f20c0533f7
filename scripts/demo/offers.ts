import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { Offer, OfferEvent, OfferLine, OfferState } from '../../src/offers/offer.rules.ts'
import { scheduledMinutes, type Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf, weekday, type Weekday } from '../../src/platform/day.ts'

type Told = 'title' | 'seats' | 'tutorIds' | 'siteId' | 'workIds' | 'skills' | 'day' | 'minimumAge'
type OfferOf = Pick<Offer, '_id' | 'partnerId' | Told> &
  Partial<Pick<Offer, 'schoolId' | 'reservedFor' | 'tracks' | 'years' | 'accessible' | 'perTutor'>> & {
    /** what has happened since it was created, in this order, a day after the other */
    events: readonly OfferEvent[]
    text?: string
    /** weeks after the others; missing: with them */
    later?: number
  }

const fabio = { accountId: 'ente', name: 'Fabio Fresa' }
const olga = { accountId: 'ente-officine', name: 'Olga Officina' }
const corrado = { accountId: 'coordinatore', name: 'Corrado Coordina' }
const viola = { accountId: 'coordinatore-volta', name: 'Viola Volta' }
const carla = { accountId: 'citta', name: 'Carla Comune' }
const anselmo = { accountId: null, name: 'Anselmo Gutenberghi' }

const stampa = {
  partnerId: 'fablab',
  siteId: 'fablab-1',
  tutorIds: ['fablab-fabio', 'fablab-marta'],
  workIds: ['fablab-stampa'],
  minimumAge: 16,
  skills: 'Disegnare un pezzo al computer, prepararlo per la stampa e capire perché a volte non riesce.',
  day: 'Si arriva alle 14 e si fa il punto della giornata, poi si lavora in due su un progetto vero. A metà pomeriggio c’è una pausa tutti insieme; alla fine si stampa e si corregge.',
}
const officina = {
  partnerId: 'officine',
  siteId: 'officine-1',
  tutorIds: ['officine-olga'],
  workIds: ['officine-cnc'],
  minimumAge: 16,
  tracks: ['meccanica-meccatronica', 'informatica'],
  skills: 'Leggere un disegno tecnico, misurare un pezzo, scrivere un programma breve per il controllo numerico.',
  day: 'Al mattino si prepara il programma in ufficio tecnico, poi si segue la lavorazione accanto al capo reparto. La mensa è in azienda.',
}
const carattere = {
  partnerId: 'tipografia',
  siteId: 'tipografia-1',
  tutorIds: [],
  workIds: [],
  minimumAge: 15,
  skills: '',
  day: '',
}

const list: readonly OfferOf[] = [
  {
    ...stampa,
    _id: 'offerta-fablab-stampa',
    title: 'Dal disegno al pezzo stampato',
    seats: 3,
    accessible: true,
    events: ['sent', 'published'],
  },
  {
    ...stampa,
    _id: 'offerta-fablab-laser',
    title: 'Oggetti tagliati al laser',
    seats: 2,
    workIds: ['fablab-laser'],
    skills: 'Preparare un disegno per il taglio, scegliere il materiale, montare quello che si è tagliato.',
    events: ['sent', 'published'],
  },
  {
    ...officina,
    _id: 'offerta-officine-cnc',
    title: 'Una macchina a controllo numerico da vicino',
    seats: 2,
    events: ['sent', 'published'],
  },
  {
    ...officina,
    _id: 'offerta-officine-esame',
    title: 'Misure e qualità in officina',
    seats: 2,
    later: 5,
    events: ['sent'],
  },
  {
    ...stampa,
    _id: 'offerta-fablab-bozza',
    schoolId: 'galilei',
    reservedFor: 'galilei',
    title: 'Elettronica per la mostra di fine anno',
    seats: 2,
    workIds: [],
    skills: '',
    later: 8,
    events: [],
  },
  {
    ...carattere,
    _id: 'offerta-tipografia',
    title: 'Dal carattere alla pagina',
    seats: 1,
    later: 5,
    text: 'Scrivete chi segue lo studente e che cosa farà: senza tutor e attività non possiamo pubblicarla.',
    events: ['sent', 'more-requested'],
  },
  {
    ...officina,
    _id: 'offerta-officine-volta',
    schoolId: 'volta',
    reservedFor: 'volta',
    title: 'Fisica delle macchine',
    seats: 1,
    later: 5,
    events: [],
  },
]

const states: Partial<Record<OfferEvent, OfferState>> = {
  sent: 'in-review',
  'more-requested': 'more-requested',
  published: 'published',
}

/** Offers of seats: three that students may choose, one to check, one to complete, and the drafts of two schools. */
export function demoOffers(today: Day): Offer[] {
  return list.map(({ events, text, later = 0, ...given }) => {
    const from = addDays(firstMonday(today), 7 * later)
    const to = addDays(from, 18)
    const timetable = weekOf(given.partnerId)
    const last = events.at(-1)
    return {
      schoolId: null,
      reservedFor: null,
      perTutor: null,
      tracks: [],
      years: [3, 4, 5],
      accessible: false,
      ...given,
      from,
      to,
      schoolYear: schoolYearOf(from),
      timetable,
      plannedMinutes: scheduledMinutes({ terms: { from, to, timetable, plannedMinutes: 0 }, amendments: [] }),
      copiedFrom: null,
      roundId: null,
      state: (last && states[last]) ?? 'draft',
      createdAt: momentOf(today, 0),
      history: historyOf({ ...given, events }, text ?? null, today),
    }
  })
}

/** A Monday about eleven weeks from now. */
function firstMonday(today: Day): Day {
  const about = addDays(today, 75)
  return addDays(about, (8 - weekday(about)) % 7)
}

function weekOf(partnerId: string): Slot[] {
  const week: Weekday[] = [1, 2, 3, 4, 5]
  const times = partnerId === 'fablab' ? (['14:00', '18:00'] as const) : (['08:30', '12:30'] as const)
  return week.map((each) => ({ weekday: each, from: clockTime(times[0]), to: clockTime(times[1]) }))
}

function momentOf(today: Day, step: number): Date {
  return instantOf(addDays(today, step - 12), clockTime('16:20'))
}

function historyOf({ partnerId, schoolId, events }: OfferOf, text: string | null, today: Day): OfferLine[] {
  const writers: Record<string, OfferLine['by']> = { fablab: fabio, officine: olga, tipografia: anselmo }
  const writer = schoolId === 'volta' ? viola : schoolId ? corrado : (writers[partnerId] ?? carla)
  const all: OfferEvent[] = ['created', ...events]
  return all.map((event, step) => ({
    at: momentOf(today, step),
    by: event === 'published' || event === 'more-requested' ? carla : writer,
    event,
    text: event === 'more-requested' ? text : null,
  }))
}
