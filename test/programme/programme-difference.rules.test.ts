import { describe, expect, test } from '@jest/globals'
import { differences } from '../../src/programme/programme-difference.rules.ts'
import { keepingEntries, type Programme } from '../../src/programme/programme.rules.ts'
import { anEntry, aProgramme, shippedProgramme } from './a-programme.ts'

const now = aProgramme()
const told = (change: Partial<Programme>) =>
  differences(now, aProgramme(change), 'it').map(({ section, change: kind, fact, before, after }) =>
    [section, kind, fact, before, after].filter((part) => part !== null).join(' / '),
  )

describe('what a pack would change', () => {
  test('is nothing when it says the same', () => {
    expect(differences(now, aProgramme(), 'it')).toEqual([])
    const milano = shippedProgramme('milano')
    expect(differences(milano, milano, 'en')).toEqual([])
  })

  test.each<[string, Partial<Programme>, string[]]>([
    ['the name of the city', { cityName: 'Torino' }, ['identity / changed / cityName / Valleprova / Torino']],
    ['no name of the city', { cityName: null }, ['identity / removed / cityName / Valleprova']],
    ['another edition', { edition: '2' }, ['identity / changed / code / prova 1 / prova 2']],
    [
      'another patron and no closure',
      { calendar: { patron: { on: '06-24', name: 'San Giovanni' }, closures: [] } },
      [
        'calendar / changed / patron / 7/12 Sant’Ambrogio / 24/6 San Giovanni',
        'calendar / removed / 12/02/2027 - 13/02/2027 | Carnevale | Carnival',
      ],
    ],
    [
      'other norms',
      { norms: { ...now.norms, qualificationRequired: false, expiryWarnings: [30] } },
      ['norms / changed / qualificationRequired / true / false', 'norms / changed / expiryWarnings / 60, 30, 7 / 30'],
    ],
    [
      'a theme added, one dropped and one called otherwise',
      { themes: [anEntry('making', { name: { it: 'Fare', en: 'Making' } }), anEntry('cnc')] },
      [
        'themes / changed / Voce making | Entry making | making / Fare | Making | making',
        'themes / added / Voce cnc | Entry cnc | cnc',
        'themes / retired / Voce coding | Entry coding | coding / Voce coding | Entry coding | coding',
      ],
    ],
    [
      'a theme that it retires itself',
      { themes: [anEntry('making'), anEntry('coding', { retired: true })] },
      ['themes / retired / Voce coding | Entry coding | coding / Voce coding | Entry coding | coding'],
    ],
    [
      'other rules for the labs and no end of authorisations',
      {
        norms: {
          ...now.norms,
          labs: { ...now.norms.labs, attendancePercent: 80, authorisation: { months: null, idleMonths: 6 } },
        },
      },
      ['labs / changed / attendancePercent / 75 / 80', 'labs / removed / authorisationMonths / 24'],
    ],
    [
      'a machine that anybody may use',
      { machineKinds: [{ ...anEntry('laser'), authorisation: false }] },
      [
        'machines / changed / Voce laser | Entry laser | abilitazione | laser / Voce laser | Entry laser | libera | laser',
      ],
    ],
    [
      'another kind of school',
      { tracks: [{ ...anEntry('informatica'), kind: 'liceo' }] },
      [
        'tracks / changed / Voce informatica | Entry informatica | tecnico | informatica / Voce informatica | Entry informatica | liceo | informatica',
      ],
    ],
  ])('%s', (_, change, lines) => expect(told(change)).toEqual(lines))

  test('an entry that was retired and is offered again', () => {
    const before = aProgramme({ themes: [anEntry('making', { retired: true })] })
    const after = aProgramme({ themes: [anEntry('making')] })
    expect(differences(before, after, 'it')).toMatchObject([{ section: 'themes', change: 'restored' }])
  })

  test('is nothing any more once it is in force, since what it dropped was retired', () => {
    const [milano, torino] = [shippedProgramme('milano'), shippedProgramme('torino')]
    const inForce = keepingEntries(torino, milano)
    expect(differences(milano, torino, 'it').length).toBeGreaterThan(30)
    expect(differences(inForce, torino, 'it')).toEqual([])
    expect(inForce.districts.filter(({ retired }) => retired)).toHaveLength(9)
  })
})
