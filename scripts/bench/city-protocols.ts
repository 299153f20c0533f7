import type { Activity } from '../../src/activities/activity.rules.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, minDay } from '../../src/platform/day.ts'
import type { ActivityState } from '../../src/protocols/counted-activity.rules.ts'
import type { Commitment } from '../../src/protocols/commitment.rules.ts'
import type { Protocol } from '../../src/protocols/protocol.rules.ts'
import type { SchoolClass } from '../../src/schools/school-class.rules.ts'
import { HOSTS, partnerIdOf } from './city-hosts.ts'
import { schoolIdOf } from './city-schools.ts'

export const protocolId = 'protocol'
const projectId = 'project'
const by = { accountId: 'city', name: 'Carla Comune' }

const ACTIVITIES = 300
/** The last of them are counted by the placements of the schools, the others by their classes. */
const BY_PLACEMENTS = 10
const PARTICIPATING = 2000

export const activityIdOf = (n: number) => `activity${String(n).padStart(3, '0')}`

const all: Omit<Commitment, 'id' | 'text' | 'measure' | 'target'> = {
  about: false,
  baseline: null,
  from: null,
  to: null,
  themes: [],
  schoolKinds: [],
  activityKinds: [],
  projectId: null,
  leavers: 'counted',
}

const commitments: Commitment[] = [
  { ...all, id: 'students', text: 'Studenti coinvolti', measure: 'students', target: 2000, about: true },
  { ...all, id: 'schools', text: 'Istituti coinvolti', measure: 'schools', target: 15 },
  { ...all, id: 'making', text: 'Classi nei laboratori', measure: 'classes', target: 200, themes: ['making'] },
  { ...all, id: 'hours', text: 'Ore di laboratorio', measure: 'hours', target: 600_000, projectId },
  { ...all, id: 'licei', text: 'Studenti dei licei', measure: 'students', target: 500, schoolKinds: ['liceo'] },
  {
    ...all,
    id: 'placed',
    text: 'Studenti presso gli enti',
    measure: 'students',
    target: 900,
    activityKinds: ['percorso'],
    leavers: 'not-counted',
  },
]

/** One protocol, signed a year ago and in force, with six commitments and a funded project. */
export function cityProtocols(today: Day): Protocol[] {
  const startsOn = addDays(schoolYearStart(schoolYearOf(today)), -365)
  const expiresOn = addDays(startsOn, 3 * 365)
  const at = instantOf(startsOn, clockTime('11:00'))
  const lines = [{ id: 'experts', name: 'Esperti', planned: 2_100_000, committed: 1_050_000 }]
  return [
    {
      _id: protocolId,
      title: 'Protocollo d’intesa Comune di Borgo e Ministero',
      subject: 'Il Comune apre laboratori, uffici e imprese del territorio alle scuole.',
      parties: [{ name: 'Comune di Borgo', role: 'promotore', signedBy: 'la Sindaca' }],
      signedOn: startsOn,
      startsOn,
      expiresOn,
      renewals: [],
      endsOn: expiresOn,
      annexes: [],
      commitments,
      projects: [
        {
          id: projectId,
          title: 'Laboratori di quartiere',
          fund: 'PN',
          code: null,
          cup: null,
          from: startsOn,
          to: expiresOn,
          budgetLines: lines,
        },
      ],
      history: [{ at, by, event: 'created', about: null }],
      createdAt: at,
      version: 1,
    },
  ]
}

const themes = ['making', 'robotica', 'stampa-3d', 'taglio-laser', 'elettronica', 'meccanica']

/** Three hundred activities of this and of the last school year, in which classes take part two thousand times. */
export function cityActivities(classes: readonly SchoolClass[], today: Day): Activity[] {
  const years = [...new Set(classes.map(({ schoolYear }) => schoolYear))].toSorted()
  const counted = ACTIVITIES - BY_PLACEMENTS
  return Array.from({ length: ACTIVITIES }, (_, n) => {
    const year = (n < counted ? years[n % years.length] : years.at(-1)) ?? schoolYearOf(today)
    const [before, after] = [n, n + 1].map((each) => Math.floor((each * PARTICIPATING) / counted))
    const most = n < counted ? (after ?? 0) - (before ?? 0) : 0
    return activityOf(n, { year, classes: chosen(classes, { n, year, most }), today })
  })
}

/** Eleven shares no factor with the number of classes of a year: each comes once. */
function chosen(classes: readonly SchoolClass[], { n, year, most }: { n: number; year: SchoolYear; most: number }) {
  const own = classes.filter(({ schoolYear }) => schoolYear === year)
  return Array.from({ length: most }, (_, k) => own[(n * 7 + k * 11) % own.length]).filter((each) => each !== undefined)
}

interface Taking {
  year: SchoolYear
  classes: SchoolClass[]
  today: Day
}

function activityOf(n: number, { year, classes, today }: Taking): Activity {
  const from = addDays(schoolYearStart(year), 10 + ((n * 13) % 200))
  const to = minDay(addDays(from, 30 + (n % 60)), schoolYearEnd(year))
  const at = instantOf(addDays(from, -10), clockTime('10:00'))
  const placed = classes.length === 0
  // Of those that were chosen some have not brought a class in.
  const schools = [schoolIdOf(n % 10), schoolIdOf((n + 1) % 10), ...classes.map(({ schoolId }) => schoolId)]
  return {
    _id: activityIdOf(n),
    title: `Laboratorio numero ${n + 1}`,
    description: 'Le classi progettano un oggetto e lo costruiscono.',
    kind: placed ? 'percorso' : n % 5 === 0 ? 'visita-in-fablab' : 'modulo-di-laboratorio',
    themes: placed ? [] : [themes[n % themes.length] ?? 'making', themes[(n + 2) % themes.length] ?? 'making'],
    protocolId,
    projectId: n % 3 === 0 ? projectId : null,
    schoolId: [...new Set(schools)],
    partnerId: placed ? [] : [partnerIdOf(n % HOSTS)],
    from,
    to,
    minutes: placed ? 0 : 20 * 60,
    state: stateOf(n, { from, to, today }),
    classes: classes.map(({ _id: classId, schoolId, kind }) => ({
      schoolId,
      classId,
      schoolYear: year,
      kind,
      addedAt: at,
      by,
    })),
    history: [
      { at, by, event: 'created', reason: null, schoolId: null, classId: null },
      ...classes.map(({ _id: classId, schoolId }) => ({
        at,
        by,
        event: 'class-added' as const,
        reason: null,
        schoolId,
        classId,
      })),
    ],
    createdAt: at,
    version: 1,
  }
}

function stateOf(n: number, { from, to, today }: { from: Day; to: Day; today: Day }): ActivityState {
  if (n % 20 === 19) return 'cancelled'
  if (today < from) return 'planned'
  return today > to ? 'concluded' : 'running'
}
