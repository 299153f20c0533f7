import { readFileSync } from 'node:fs'
import { readPack } from '../../src/programme/programme-pack.rules.ts'
import type { ListEntry, Programme } from '../../src/programme/programme.rules.ts'
import { usualLabNorms } from '../../src/norms/lab-norms.rules.ts'
import { day } from '../../src/platform/day.ts'

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export function anEntry(code: string, change: Partial<ListEntry> = {}): ListEntry {
  return { code, name: { it: `Voce ${code}`, en: `Entry ${code}` }, retired: false, ...change }
}

/** A small programme in which everything is there once. */
export function aProgramme(change: Partial<Programme> = {}): Programme {
  return {
    format: 1,
    code: 'prova',
    edition: '1',
    cityName: 'Valleprova',
    name: { it: 'Prova', en: 'Trial' },
    logo: { type: 'image/png', base64: png.toString('base64') },
    map: { centre: { lat: 45, lon: 9.5 }, zoom: 12 },
    calendar: {
      patron: { on: '12-07', name: 'Sant’Ambrogio' },
      closures: [{ from: day('2027-02-12'), to: day('2027-02-13'), reason: { it: 'Carnevale', en: 'Carnival' } }],
    },
    norms: {
      qualificationRequired: true,
      qualificationMonths: 24,
      agreementMonths: 36,
      expiryWarnings: [60, 30, 7],
      specificSafetyHours: { low: 4, medium: 8, high: 12 },
      labs: usualLabNorms,
    },
    themes: [anEntry('making'), anEntry('coding')],
    districts: [{ ...anEntry('nord'), position: { lat: 45.1, lon: 9.2 } }],
    tracks: [{ ...anEntry('informatica'), kind: 'tecnico' }],
    activityKinds: [{ ...anEntry('modulo'), countedBy: 'classes' }],
    machineKinds: [{ ...anEntry('laser'), authorisation: true }],
    texts: { welcome: { it: 'Benvenuti', en: 'Welcome' }, agreement: '# Convenzione\n\nTra {{scuola.denominazione}}…' },
    ...change,
  }
}

/** A pack that comes with the program, as it lies in its folder. */
export function shippedText(name: string): string {
  return readFileSync(new URL(`../../src/programme/packs/${name}.json`, import.meta.url), 'utf8')
}

export function shippedProgramme(name: string): Programme {
  const checked = readPack(shippedText(name))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.programme
}
