import type { Activity, ActivityClass, ActivityLine } from '../../src/activities/activity.rules.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { storeFile } from '../../src/platform/files.ts'
import type { Commitment } from '../../src/protocols/commitment.rules.ts'
import type { FundedProject } from '../../src/protocols/project.rules.ts'
import type { Protocol } from '../../src/protocols/protocol.rules.ts'
import { demoPdf } from './pdf.ts'

const carla = { accountId: 'citta', name: 'Carla Comune' }
const minutes = (hours: number) => hours * 60

const open: Omit<Commitment, 'id' | 'text' | 'measure' | 'target'> = {
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
  {
    ...open,
    id: 'studenti',
    text: 'Studenti nelle attività del Comune',
    measure: 'students',
    target: 60,
    about: true,
    baseline: { value: 32, note: 'anno scolastico prima della firma' },
  },
  { ...open, id: 'scuole', text: 'Istituti coinvolti', measure: 'schools', target: 2 },
  {
    ...open,
    id: 'classi-making',
    text: 'Classi nei laboratori di making',
    measure: 'classes',
    target: 4,
    themes: ['making'],
  },
  {
    ...open,
    id: 'ore-pn',
    text: 'Ore di laboratorio del progetto PN',
    measure: 'hours',
    target: minutes(1500),
    projectId: 'pn-laboratori',
    leavers: 'not-counted',
  },
]

function demoProject(start: Day): FundedProject {
  return {
    id: 'pn-laboratori',
    title: 'Laboratori di quartiere',
    fund: 'PN',
    code: 'ESO4.6.A4.A-FSEPN-ZZ-2026-1',
    cup: 'B41J26000120006',
    from: start,
    to: addDays(start, 600),
    budgetLines: [
      { id: 'esperti', name: 'Esperti', planned: 2_100_000, committed: 1_050_000 },
      { id: 'tutor', name: 'Tutor', planned: 900_000, committed: 270_050 },
      { id: 'materiali', name: 'Materiali', planned: 345_678, committed: 0 },
    ],
  }
}

/** The protocol of Borgo with the Ministry, in force since the summer; its annex is stored. */
export async function demoProtocols(today: Day): Promise<Protocol[]> {
  const start = schoolYearStart(schoolYearOf(today))
  const at = instantOf(addDays(start, 4), clockTime('11:00'))
  const pdf = demoPdf([
    'Protocollo d’intesa tra il Comune di Borgo e il Ministero',
    'Allegato: programma delle attività',
  ])
  const name = 'Programma delle attività.pdf'
  const fileId = await storeFile(pdf, { name, type: 'application/pdf' })
  const expiresOn = addDays(start, 3 * 365)
  return [
    {
      _id: 'intesa',
      title: 'Protocollo d’intesa Comune di Borgo e Ministero',
      subject:
        'Il Comune apre laboratori, uffici e imprese del territorio alle scuole secondarie di secondo grado.\nLe scuole partecipano con le loro classi; il Ministero accompagna e diffonde i risultati.',
      parties: [
        { name: 'Comune di Borgo', role: 'promotore', signedBy: 'la Sindaca' },
        {
          name: 'Ministero dell’istruzione e del merito',
          role: 'promotore',
          signedBy: 'la Direttrice dell’ufficio scolastico',
        },
      ],
      signedOn: addDays(start, -40),
      startsOn: start,
      expiresOn,
      renewals: [],
      endsOn: expiresOn,
      annexes: [{ fileId, name, type: 'application/pdf', bytes: pdf.length, addedAt: at, by: carla }],
      commitments,
      projects: [demoProject(start)],
      history: [
        { at, by: carla, event: 'created', about: null },
        { at, by: carla, event: 'annex-added', about: name },
      ],
      createdAt: at,
      version: 1,
    },
  ]
}

interface ActivityOf extends Pick<Activity, '_id' | 'title' | 'kind' | 'themes' | 'schoolId' | 'partnerId' | 'state'> {
  /** Days from today. */
  begins: number
  ends: number
  hours: number
  protocolId: string | null
  projectId?: string
  classes?: Pick<ActivityClass, 'schoolId' | 'classId' | 'kind'>[]
  /** The editions that count for it. */
  labs?: { editionId: string; name: string }[]
}

const activities: ActivityOf[] = [
  {
    _id: 'making-3a',
    title: 'Making in fablab',
    kind: 'modulo-di-laboratorio',
    themes: ['making', 'stampa-3d'],
    schoolId: ['galilei', 'volta'],
    partnerId: ['fablab'],
    state: 'running',
    begins: -30,
    ends: 90,
    hours: 30,
    protocolId: 'intesa',
    projectId: 'pn-laboratori',
    classes: [
      { schoolId: 'galilei', classId: 'galilei-3a', kind: 'tecnico' },
      { schoolId: 'volta', classId: 'volta-3a', kind: 'liceo' },
    ],
  },
  {
    _id: 'mi-generation-lab',
    title: 'Mi Generation Lab: robotica in fablab',
    kind: 'modulo-di-laboratorio',
    themes: ['robotica'],
    schoolId: ['galilei'],
    partnerId: ['fablab'],
    state: 'running',
    begins: -50,
    ends: 60,
    hours: 30,
    protocolId: 'intesa',
    projectId: 'pn-laboratori',
    labs: [{ editionId: 'robotica-3a', name: 'ROB-1/26-A · Robotica: dal sensore al robot' }],
  },
  {
    _id: 'laser-primavera',
    title: 'Taglio laser di primavera',
    kind: 'modulo-di-laboratorio',
    themes: ['making', 'taglio-laser'],
    schoolId: ['galilei'],
    partnerId: ['fablab'],
    state: 'planned',
    begins: 70,
    ends: 120,
    hours: 20,
    protocolId: 'intesa',
    projectId: 'pn-laboratori',
    classes: [{ schoolId: 'galilei', classId: 'galilei-4a', kind: 'tecnico' }],
  },
  {
    _id: 'percorsi-autunno',
    title: 'Percorsi nelle imprese della città',
    kind: 'percorso',
    themes: [],
    schoolId: ['galilei', 'volta'],
    partnerId: [],
    state: 'running',
    begins: -75,
    ends: 150,
    hours: 0,
    protocolId: 'intesa',
  },
  {
    _id: 'robotica-volta',
    title: 'Robotica in officina',
    kind: 'visita-in-fablab',
    themes: ['robotica'],
    schoolId: ['volta'],
    partnerId: ['officine'],
    state: 'planned',
    begins: 20,
    ends: 22,
    hours: 6,
    protocolId: null,
  },
]

/** Four activities under the protocol of Borgo, one of them with a linked lab, and one of the other school alone. */
export function demoActivities(today: Day): Activity[] {
  return activities.map((given) => demoActivity(given, today))
}

function demoActivity(given: ActivityOf, today: Day): Activity {
  const { begins, ends, hours, classes = [], labs = [], projectId = null, ...rest } = given
  const year = schoolYearOf(today)
  const within = (day: Day) => (day > schoolYearEnd(year) ? schoolYearEnd(year) : day)
  const at = instantOf(addDays(today, Math.min(begins, 0) - 10), clockTime('10:00'))
  const line = (event: ActivityLine['event'], by: ActivityLine['by']): ActivityLine => {
    return { at, by, event, reason: null, schoolId: null, classId: null }
  }
  const corrado = { accountId: 'coordinatore', name: 'Corrado Coordina' }
  return {
    ...rest,
    description: null,
    projectId,
    from: addDays(today, begins) < schoolYearStart(year) ? schoolYearStart(year) : within(addDays(today, begins)),
    to: within(addDays(today, ends)),
    minutes: minutes(hours),
    classes: classes.map((each) => ({ ...each, schoolYear: year, addedAt: at, by: corrado })),
    ...(labs.length > 0 ? { labs: labs.map(({ editionId }) => ({ editionId, linkedAt: at, by: carla })) } : {}),
    history: [
      line('created', carla),
      ...labs.map(({ name }) => ({ ...line('lab-linked', carla), lab: name })),
      ...classes.map(({ schoolId, classId }) => ({ ...line('class-added', corrado), schoolId, classId })),
      ...(given.state === 'running' ? [line('started', carla)] : []),
    ],
    createdAt: at,
    version: given.state === 'running' ? 2 : 1,
  }
}
