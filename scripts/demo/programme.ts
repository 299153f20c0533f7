import { shippedPacks } from '../../src/programme/shipped-packs.service.ts'
import type { ProgrammeDraft, ProgrammeRecord } from '../../src/programme/programme-record.rules.ts'
import type { ListEntry, Programme } from '../../src/programme/programme.rules.ts'
import { usualLabNorms } from '../../src/norms/lab-norms.rules.ts'
import { schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { demoLogo } from './logo.ts'

const by = { accountId: 'citta', name: 'Carla Comune' }

const entry = (code: string, it: string, en: string): ListEntry => ({ code, name: { it, en }, retired: false })

/** The programme of Borgo: three districts, a patron saint of its own, the texts that every pack has. */
export function demoProgramme(today: Day): ProgrammeRecord {
  const start = schoolYearStart(schoolYearOf(today))
  const at = instantOf(addDays(start, -20), clockTime('09:30'))
  const programme = borgoProgramme(start)
  const pack = `${programme.code} ${programme.edition}`
  return {
    _id: 'programme',
    programme,
    revision: 1,
    importedAt: at,
    by,
    history: [{ revision: 1, at, by, event: 'imported', pack, section: null, draftId: 'borgo-pack' }],
  }
}

/** A pack that somebody has begun to look at. */
export function demoProgrammeDraft(today: Day): ProgrammeDraft {
  const uploadedAt = instantOf(addDays(today, -1), clockTime('17:10'))
  return { _id: 'torino-draft', programme: shipped('torino'), name: 'torino.json', uploadedAt, by }
}

function borgoProgramme(start: Day): Programme {
  const { format, tracks, machineKinds, texts } = shipped('neutro')
  const springDay = addDays(start, 240)
  return {
    format,
    code: 'borgo',
    edition: '2026/27',
    // The name in the configuration, which tests and demonstrations choose.
    cityName: null,
    name: { it: 'Borgo Lab', en: 'Borgo Lab' },
    logo: demoLogo(),
    map: { centre: { lat: 45.464, lon: 9.19 }, zoom: 13 },
    calendar: {
      patron: { on: '05-16', name: 'San Fabbro' },
      closures: [{ from: springDay, to: springDay, reason: { it: 'Fiera di primavera', en: 'Spring fair' } }],
    },
    norms: {
      qualificationRequired: true,
      qualificationMonths: 24,
      agreementMonths: 36,
      expiryWarnings: [60, 30, 7],
      specificSafetyHours: { low: 4, medium: 8, high: 12 },
      labs: usualLabNorms,
    },
    themes: [
      entry('making', 'Making', 'Making'),
      entry('coding', 'Coding', 'Coding'),
      entry('robotica', 'Robotica', 'Robotics'),
      entry('stampa-3d', 'Stampa 3D', '3D printing'),
      entry('taglio-laser', 'Taglio laser', 'Laser cutting'),
      entry('cnc', 'Fresatura CNC', 'CNC milling'),
      entry('elettronica', 'Elettronica', 'Electronics'),
      entry('meccanica', 'Meccanica', 'Mechanics'),
    ],
    districts: [
      { ...entry('isola', 'Isola', 'Isola'), position: { lat: 45.488, lon: 9.19 } },
      { ...entry('porta-vecchia', 'Porta Vecchia', 'Porta Vecchia'), position: { lat: 45.464, lon: 9.188 } },
      { ...entry('ferriere', 'Ferriere', 'Ferriere'), position: { lat: 45.449, lon: 9.221 } },
    ],
    tracks: tracks.filter(({ code }) =>
      ['informatica', 'meccanica-meccatronica', 'elettronica', 'grafica', 'liceo-scientifico', 'moda'].includes(code),
    ),
    activityKinds: [
      { ...entry('modulo-di-laboratorio', 'Modulo di laboratorio', 'Lab module'), countedBy: 'labs' },
      { ...entry('percorso', 'Percorso presso enti ospitanti', 'Placements with hosts'), countedBy: 'placements' },
      { ...entry('visita-in-fablab', 'Visita in fablab', 'Fablab visit'), countedBy: 'classes' },
    ],
    machineKinds,
    texts: {
      welcome: {
        it: 'Borgo Lab porta le classi nei laboratori della città e gli studenti nelle sue imprese.',
        en: 'Borgo Lab brings classes into the workshops of the city and students into its firms.',
      },
      agreement: texts.agreement,
    },
  }
}

function shipped(code: string): Programme {
  const found = shippedPacks().find((pack) => pack.code === code)
  if (!found) throw new Error(`There is no pack ${code}`)
  return found
}
