import type { LabModule, ModuleContent } from '../../src/lab-modules/lab-module.rules.ts'
import { copiesOf } from '../../src/lab-modules/module-version.rules.ts'

const by = { accountId: 'citta', name: 'Carla Comune' }
const at = new Date('2026-09-10T09:00:00+02:00')

/** Contents that are sound: ten hours in two parts, for everybody. */
export function someContent(change: Partial<ModuleContent> = {}): ModuleContent {
  return {
    title: 'Robotica',
    description: 'Un robot che segue una linea',
    theme: 'robotica',
    level: 'base',
    ages: null,
    years: [],
    requiredModules: [],
    requiredMachines: [],
    parts: [
      { id: 'p1', title: 'Benvenuto', description: null, phase: 'welcome', minutes: 60 },
      { id: 'p2', title: 'Il robot', description: 'A gruppi', phase: 'teaching', minutes: 540 },
    ],
    minutes: 600,
    machines: ['3d-printer'],
    grants: [],
    materials: null,
    funding: 'city',
    cup: null,
    countableMinutes: 600,
    minimum: 9,
    maximum: 20,
    risk: 'low',
    ...change,
  }
}

/** A module with that code, published, with one version. */
export function aModule(
  code: string,
  change: Partial<ModuleContent> & Partial<Pick<LabModule, 'state'>> = {},
): LabModule {
  const { state = 'published', ...rest } = change
  const content = someContent(rest)
  return {
    _id: code.toLowerCase(),
    code,
    state,
    versions: [{ ...content, number: 1, at, by }],
    ...copiesOf(code, content),
    copiedFrom: null,
    createdAt: at,
    history: [{ at, by, event: 'created', version: 1 }],
    revision: 1,
  }
}
