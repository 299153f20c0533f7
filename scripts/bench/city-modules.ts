import { type LabModule, moduleLevels, type ModulePart, partPhases } from '../../src/lab-modules/lab-module.rules.ts'
import type { ModuleContent } from '../../src/lab-modules/lab-module.rules.ts'
import { copiesOf } from '../../src/lab-modules/module-version.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

const MODULES = 60
const themes = ['making', 'coding', 'robotica', 'stampa-3d', 'elettronica', 'meccanica'] as const
const by = { accountId: 'city', name: 'Carla Comune' }
const two = (n: number) => String(n).padStart(2, '0')

/** The catalogue: sixty modules of thirty hours in three versions each; one in ten wants an authorisation, one is a draft. */
export function cityModules(today: Day): LabModule[] {
  return Array.from({ length: MODULES }, (_, n) => moduleOf(n, today))
}

function moduleOf(n: number, today: Day): LabModule {
  const code = `MOD-${two(n + 1)}`
  const content = contentOf(n)
  const at = (number: number) => instantOf(addDays(today, -200 + number * 10), clockTime('10:00'))
  const versions = [1, 2, 3].map((number) => ({ ...content, number, at: at(number), by }))
  const isDraft = n % 10 === 9
  return {
    _id: moduleIdOf(n),
    code,
    state: isDraft ? 'draft' : 'published',
    versions,
    ...copiesOf(code, content),
    copiedFrom: null,
    createdAt: at(1),
    history: versions.map(({ number, at: when }) => ({
      at: when,
      by,
      event: number === 1 ? ('created' as const) : ('edited' as const),
      version: number,
    })),
    revision: versions.length,
  }
}

export const moduleIdOf = (n: number) => `module${two(n)}`

function contentOf(n: number): ModuleContent {
  return {
    title: `Laboratorio numero ${n + 1}`,
    description: 'Si disegna, si costruisce e si prova un oggetto, in gruppi di tre fino alla consegna.',
    theme: themes[n % themes.length] ?? 'making',
    level: moduleLevels[n % moduleLevels.length] ?? 'base',
    ages: null,
    years: n % 4 === 0 ? [3, 4] : [],
    requiredModules: [],
    requiredMachines: n % 10 === 8 ? ['laser-cutter'] : [],
    parts: partPhases.map((phase, p): ModulePart => {
      const minutes = [120, 1080, 360, 240][p] ?? 0
      return { id: `${moduleIdOf(n)}part${p}`, title: `Parte ${p + 1}`, description: null, phase, minutes }
    }),
    minutes: 1800,
    machines: n % 2 === 0 ? ['laser-cutter'] : [],
    grants: n % 2 === 0 ? ['laser-cutter'] : [],
    materials: null,
    funding: 'city',
    cup: null,
    countableMinutes: 1800,
    minimum: 9,
    maximum: 24,
    risk: 'low',
  }
}
