import type { LabModule, ModuleContent, ModulePart, ModuleState } from '../../src/lab-modules/lab-module.rules.ts'
import { copiesOf } from '../../src/lab-modules/module-version.rules.ts'
import { schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

const by = { accountId: 'citta', name: 'Carla Comune' }

/** The catalogue of Borgo: robotics and making are published, coding is being written. */
export function demoModules(today: Day): LabModule[] {
  const start = schoolYearStart(schoolYearOf(today))
  return [
    demoModule('rob-1', { contents: [firstRobotics(), robotics()], state: 'published', since: addDays(start, -40) }),
    demoModule('mak-1', { contents: [making()], state: 'published', since: addDays(start, -35) }),
    demoModule('cod-1', { contents: [coding()], state: 'draft', since: addDays(today, -9) }),
  ]
}

interface Making {
  /** Oldest first. */
  contents: [ModuleContent, ...ModuleContent[]]
  state: ModuleState
  since: Day
}

function demoModule(id: string, { contents, state, since }: Making): LabModule {
  const code = id.toUpperCase()
  const at = (index: number) => instantOf(addDays(since, index * 12), clockTime('10:15'))
  const versions = contents.map((content, index) => ({ ...content, number: index + 1, at: at(index), by }))
  const edits = versions.map(({ number, at: when }) => {
    return { at: when, by, event: number === 1 ? ('created' as const) : ('edited' as const), version: number }
  })
  const published = { at: at(contents.length), by, event: 'publish' as const, version: contents.length }
  return {
    _id: id,
    code,
    state,
    versions,
    ...copiesOf(code, contents.at(-1) ?? contents[0]),
    copiedFrom: null,
    createdAt: at(0),
    history: state === 'draft' ? edits : [...edits, published],
    revision: state === 'draft' ? contents.length : contents.length + 1,
  }
}

function part(id: string, title: string, of: Pick<ModulePart, 'phase' | 'minutes'> & Partial<ModulePart>): ModulePart {
  return { description: null, ...of, id, title }
}

function robotics(): ModuleContent {
  return {
    title: 'Robotica educativa',
    description:
      'Si costruisce e si programma un piccolo robot che segue una linea, evita gli ostacoli e raccoglie misure.\nIn gruppi di tre, fino a una gara finale.',
    theme: 'robotica',
    level: 'base',
    ages: { from: 15, to: 19 },
    years: [3, 4, 5],
    requiredModules: [],
    requiredMachines: [],
    parts: [
      part('rob-1-a', 'Conoscere il fablab', {
        phase: 'welcome',
        minutes: 120,
        description: 'Spazi, regole, sicurezza',
      }),
      part('rob-1-b', 'Sensori e motori', { phase: 'teaching', minutes: 480 }),
      part('rob-1-c', 'Programmare il robot', { phase: 'teaching', minutes: 780 }),
      part('rob-1-d', 'Mestieri della robotica', {
        phase: 'guidance',
        minutes: 180,
        description: 'Con un’impresa di Borgo',
      }),
      part('rob-1-e', 'Gara e consegna', { phase: 'assessment', minutes: 240 }),
    ],
    minutes: 1800,
    machines: ['robot-kit', '3d-printer'],
    grants: [],
    materials: 'Un portatile ogni tre studenti; il resto lo mette il fablab.',
    funding: 'pn',
    cup: 'B41B26000010001',
    countableMinutes: 1800,
    minimum: 9,
    maximum: 24,
    risk: 'low',
  }
}

/** As it was before the last change: a day less in the firm, and a smaller class. */
function firstRobotics(): ModuleContent {
  const now = robotics()
  const parts = now.parts.map((each) => {
    if (each.phase === 'guidance') return { ...each, minutes: 60 }
    return each.id === 'rob-1-c' ? { ...each, minutes: 900 } : each
  })
  return { ...now, parts, maximum: 20 }
}

function making(): ModuleContent {
  return {
    title: 'Making: dall’idea all’oggetto',
    description:
      'Si disegna un oggetto, si taglia con il laser e si monta. Chi finisce ha l’abilitazione alla tagliatrice laser.',
    theme: 'making',
    level: 'base',
    ages: null,
    years: [],
    requiredModules: [],
    requiredMachines: [],
    parts: [
      part('mak-1-a', 'Sicurezza con il laser', { phase: 'welcome', minutes: 60 }),
      part('mak-1-b', 'Disegno e taglio', { phase: 'teaching', minutes: 540 }),
      part('mak-1-c', 'Prova pratica', { phase: 'assessment', minutes: 120 }),
    ],
    minutes: 720,
    machines: ['laser-cutter'],
    grants: ['laser-cutter'],
    materials: null,
    funding: 'city',
    cup: null,
    countableMinutes: 720,
    minimum: 6,
    maximum: 20,
    risk: 'medium',
  }
}

function coding(): ModuleContent {
  return {
    title: 'Coding con Python',
    description: 'Dalle prime righe a un piccolo programma che legge i sensori del robot.',
    theme: 'coding',
    level: 'intermediate',
    ages: null,
    years: [2, 3],
    requiredModules: ['ROB-1'],
    requiredMachines: [],
    parts: [
      part('cod-1-a', 'Prime righe', { phase: 'teaching', minutes: 600 }),
      part('cod-1-b', 'Progetto', { phase: 'teaching', minutes: 480 }),
      part('cod-1-c', 'Presentazione', { phase: 'assessment', minutes: 120 }),
    ],
    minutes: 1200,
    machines: [],
    grants: [],
    materials: null,
    funding: 'school',
    cup: null,
    countableMinutes: 600,
    minimum: 9,
    maximum: 20,
    risk: 'low',
  }
}
