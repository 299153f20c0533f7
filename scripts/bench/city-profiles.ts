import { type Hosting, noHosting, type Work, workRisks } from '../../src/partners/profile.rules.ts'
import type { Qualification, QualificationEvent, QualificationLine } from '../../src/partners/qualification.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import type { Suspension } from '../../src/suspensions/suspension.rules.ts'
import { HOSTS, partnerIdOf } from './city-hosts.ts'

const themes = ['making', 'robotica', 'stampa-3d', 'taglio-laser', 'elettronica', 'meccanica']
const tracks = ['informatica', 'meccanica-meccatronica', 'elettronica', 'grafica']

/** One to three activities, each on two themes; what is risky is at partners where nobody is. */
export function cityWorks(n: number): Work[] {
  return Array.from({ length: (n % 3) + 1 }, (_, w) => ({
    id: `${partnerIdOf(n)}work${w}`,
    name: `Lavorazione ${w + 1}`,
    description: 'Uso guidato delle macchine, disegno del pezzo, prova e documentazione del lavoro.',
    risk: n < HOSTS ? 'low' : (workRisks[(n + w) % workRisks.length] ?? 'low'),
    themes: [themes[(n + w) % themes.length] ?? 'making', themes[(n + w + 2) % themes.length] ?? 'making'],
  }))
}

/** A host has room for those who are there and some more; the others for few, or have not said; one in four not all year. */
export function cityHosting(n: number): Hosting {
  const seats = n < HOSTS ? 40 : n % 7 === 0 ? null : (n % 6) + 1
  return {
    ...noHosting,
    seats,
    accessibleSeats: n % 3 === 0 ? 1 : 0,
    periods: n % 4 === 2 ? [{ from: 10, to: 2 }] : [],
    tracks: n % 2 === 0 ? [] : [tracks[n % tracks.length] ?? 'informatica'],
    networks: n % 5 === 0 ? ['Rete dei laboratori di Borgo'] : [],
    website: `https://${partnerIdOf(n)}.example`,
  }
}

const city = { accountId: 'city', name: 'Carla Comune' }

/** Hosts are qualified; of ten others five are, one was, one is suspended, two have applied, one has never asked. */
export function cityQualification(n: number, today: Day): Qualification {
  const turn = n < HOSTS ? 0 : n % 10
  const applied = lineOf('applied', { on: addDays(today, -400), by: { accountId: null, name: 'Pina Firma' } })
  if (turn === 9) return { state: 'none', until: null, history: [] }
  if (turn === 7) return { state: 'applied', until: null, history: [applied] }
  const asked = lineOf('more-asked', { on: addDays(today, -390), text: 'Manca la polizza.' })
  if (turn === 8) return { state: 'more-asked', until: null, history: [applied, asked] }
  const until = addDays(today, turn === 5 ? -(n % 90) - 1 : 300 + (n % 200))
  const qualified = [applied, lineOf('qualified', { on: addDays(today, -380), until })]
  if (turn !== 6) return { state: 'qualified', until, history: qualified }
  const suspended = lineOf('suspended', { on: suspendedOn(today), text: reason })
  return { state: 'suspended', until, history: [...qualified, suspended] }
}

const reason = 'Manca la valutazione dei rischi aggiornata.'
const suspendedOn = (today: Day) => addDays(today, -20)

interface Told {
  on: Day
  by?: QualificationLine['by']
  text?: string
  until?: Day
}

function lineOf(event: QualificationEvent, { on, by = city, text = '', until }: Told): QualificationLine {
  return { at: instantOf(on, clockTime('10:30')), by, event, text: text || null, until: until ?? null }
}

/** What the city decided of those that are suspended: nothing was broken off. */
export function citySuspensions(
  partners: readonly { _id: string; qualification: Pick<Qualification, 'state'> }[],
  today: Day,
): Suspension[] {
  const at = instantOf(suspendedOn(today), clockTime('10:30'))
  return partners
    .filter(({ qualification }) => qualification.state === 'suspended')
    .map(({ _id: partnerId }) => ({
      _id: `${partnerId}suspension`,
      partnerId,
      reason,
      placements: 'continue',
      activities: 'continue',
      editions: 'continue',
      at,
      by: city,
      doneAt: at,
      interrupted: { placements: 0, activities: 0, editions: 0 },
      liftedAt: null,
    }))
}
