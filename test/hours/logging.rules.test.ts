import { describe, expect, test } from '@jest/globals'
import { readQueue } from '../../src/hours/log-offline.forms.ts'
import { newEntries } from '../../src/hours/hour-entry.rules.ts'
import {
  type CopyFacts,
  copyWeek,
  differsOn,
  lastTime,
  weeksToFill,
  weekToCopy,
} from '../../src/hours/log-copy.rules.ts'
import { lineField, lineValue, readGroupHours } from '../../src/hours/log-group.forms.ts'
import { writtenBefore } from '../../src/hours/log-offline.rules.ts'
import { dayWarning, windowReason } from '../../src/hours/log-refusal.rules.ts'
import { isSuspendedOn } from '../../src/placements/suspension-days.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { withoutMetadata } from '../../src/platform/photo.ts'
import { aJpeg } from '../support/pictures.ts'
import { times } from './workshop.ts'

const today = day('2026-11-25')

describe('until when a day may be written', () => {
  test.each([
    ['student', '2026-11-11', null],
    ['student', '2026-11-10', 'window-over'],
    ['host', '2026-11-10', 'window-over'],
    ['coordinator', '2026-11-11', 'window-still-open'],
    ['teacher', '2026-11-10', null],
  ] as const)('the %s on %s: %j', (role, on, reason) => {
    expect(windowReason(role, { day: day(on), today, days: 14 })).toBe(reason)
  })
})

test('a day of a suspension takes no hours, also once the placement is resumed', () => {
  const history = [
    { event: 'activated', at: new Date('2026-11-02T08:00:00Z') },
    { event: 'resumed', at: new Date('2026-11-12T08:00:00Z') },
    { event: 'suspended', at: new Date('2026-11-09T08:00:00Z') },
  ]
  const days = ['2026-11-08', '2026-11-09', '2026-11-11', '2026-11-12'].map((on) => isSuspendedOn({ history }, day(on)))
  expect(days).toEqual([false, true, true, false])
})

const calendar = { patron: '12-07' as const, closures: [{ from: day('2026-12-09'), to: day('2026-12-09') }] }
const timetable = ([1, 2, 3, 4, 7] as const).map((weekday) => ({
  weekday,
  from: clockTime('14:00'),
  to: clockTime('18:00'),
}))
const placement = {
  terms: { from: day('2026-11-02'), to: day('2026-12-18'), timetable, plannedMinutes: 6000, calendar },
  amendments: [],
}

test.each([
  ['2026-12-08', 'holiday'],
  ['2026-12-07', 'holiday'],
  ['2026-12-09', 'closure'],
  ['2026-12-06', 'sunday'],
  ['2026-12-10', null],
])('hours of %s are warned about: %j', (on, warning) => {
  expect(dayWarning(placement, day(on))).toBe(warning)
})

function lines(on: string, activity: string, ...list: ReturnType<typeof times>[]) {
  const by = { accountId: 'a', name: 'A', role: 'student', at: new Date(0) } as const
  const of = { _id: 'p', partnerId: 'h', schoolId: 's' }
  return newEntries({ key: on, placement: of, times: list, activity, by }).map((entry) => ({ day: day(on), entry }))
}

describe('copying', () => {
  const written = [
    ...lines('2026-11-19', 'Rilievi', times('14:00', '17:00', 10)),
    ...lines('2026-11-16', 'Disegno', times('14:00', '15:00'), times('15:30', '18:00')),
    ...lines('2026-11-17', 'Stampa', times('14:00', '18:00')),
    ...lines('2026-11-09', 'Prima settimana', times('14:00', '18:00')),
  ]
  const facts: CopyFacts = {
    placement,
    entriesOn: (on) => (on === '2026-11-24' ? lines(on, 'x', times('14:00', '15:00')).map(({ entry }) => entry) : []),
    isAbsent: () => false,
    now: new Date('2026-11-25T09:00:00Z'),
    first: day('2026-11-11'),
  }
  const weeks = { from: day('2026-11-16'), into: day('2026-11-23') }
  const obstacles = (more: Partial<CopyFacts> = {}, at = weeks) =>
    copyWeek(written, at, { ...facts, ...more }).map(({ day: on, obstacle }) => [on, obstacle])

  test('a week is copied day by day, two stretches of a day as one, with the reason against each other day', () => {
    const [monday] = copyWeek(written, weeks, facts)
    expect(monday).toEqual({
      day: '2026-11-23',
      from: '2026-11-16',
      times: [times('14:00', '15:00'), times('15:30', '18:00')],
      activity: 'Disegno',
      obstacle: null,
    })
    expect(obstacles()).toEqual([
      ['2026-11-23', null],
      ['2026-11-24', 'written'],
      ['2026-11-26', 'not-over'],
    ])
  })

  test('absence, day off, a changed timetable and a day too long ago stand in the way', () => {
    expect(obstacles({ isAbsent: () => true }).map(([, reason]) => reason)).toEqual(['absent', 'absent', 'absent'])
    const december = { from: day('2026-11-16'), into: day('2026-12-07') }
    const inDecember = { now: new Date('2026-12-18T20:00:00Z'), entriesOn: () => [] }
    expect(obstacles(inDecember, december)).toEqual([
      ['2026-12-07', 'day-off'],
      ['2026-12-08', 'day-off'],
      ['2026-12-10', null],
    ])
    const changed = { ...placement, terms: { ...placement.terms, timetable: timetable.slice(0, 1) } }
    expect(obstacles({ placement: changed, now: inDecember.now })[1]).toEqual(['2026-11-24', 'not-agreed'])
    expect(obstacles({ first: day('2026-11-24') })[0]).toEqual(['2026-11-23', 'window-over'])
    const shorter = timetable.map((slot) => ({ ...slot, to: clockTime('17:00') }))
    const short = { ...placement, terms: { ...placement.terms, timetable: shorter } }
    expect(obstacles({ placement: short })[0]).toEqual(['2026-11-23', 'outside-agreed-times'])
  })

  test('the weeks to fill are those with open days, and what is copied is the latest week before', () => {
    const open = ['2026-11-24', '2026-11-23', '2026-11-20'].map((on) => ({ day: day(on), times: [] }))
    expect(weeksToFill(open)).toEqual(['2026-11-23', '2026-11-16'])
    expect(weekToCopy(written, day('2026-11-23'))).toBe('2026-11-16')
    expect(weekToCopy(written, day('2026-11-09'))).toBeNull()
  })

  test('the last time is the latest day before, and is offered only where it fits and says something else', () => {
    expect(lastTime(written, day('2026-11-23'))).toEqual({
      day: '2026-11-19',
      times: [times('14:00', '17:00', 10)],
      activity: 'Rilievi',
    })
    expect(lastTime(written, day('2026-11-09'))).toBeNull()
    const open = { day: day('2026-11-23'), times: [{ from: clockTime('14:00'), to: clockTime('18:00') }] }
    expect(differsOn(open, [times('14:00', '17:00', 10)])).toBe(true)
    expect(differsOn(open, [times('14:00', '18:00')])).toBe(false)
    expect(differsOn(open, [times('13:00', '17:00')])).toBe(false)
  })
})

describe('what a phone has kept', () => {
  const key = 'abcdefgh12345678'
  const line = {
    key,
    placementId: 'giulia-fablab',
    day: '2026-11-23',
    times: 'usual',
    activity: ' Montaggio \u0000 della  cornice ',
    writtenAt: '2026-11-23T17:05:00.000Z',
  }
  const read = (entries: unknown) => readQueue({ entries: JSON.stringify(entries) })

  test('each line is read by itself, and one that makes no sense does not hold back the others', () => {
    const stretch = { from: '14:00', to: '16:30', breakMinutes: 15 }
    const result = read([line, { ...line, times: [stretch] }, { ...line, day: '31/2' }, { ...line, times: [] }])
    if (!result.ok) throw new Error('The list was refused.')
    expect(result.value.map(({ entry }) => entry?.times ?? null)).toEqual(['usual', [stretch], null, null])
    expect(result.value[0]?.entry).toMatchObject({ activity: 'Montaggio della cornice', day: '2026-11-23' })
    expect(result.value[2]).toMatchObject({ key, day: '31/2', entry: null })
  })

  test.each([
    ['nothing', ''],
    ['no list', '{}'],
    ['lines without a key', '[{"day":"2026-11-23"}]'],
    ['nonsense', '['],
  ])('%s is refused as a whole', (_, entries) => {
    expect(readQueue({ entries }).ok).toBe(false)
  })

  test('a clock that runs ahead is not believed', () => {
    const now = new Date('2026-11-25T09:00:00Z')
    const earlier = new Date('2026-11-24T09:00:00Z')
    expect(writtenBefore(new Date('2027-01-01T00:00:00Z'), now)).toEqual(now)
    expect(writtenBefore(earlier, now)).toEqual(earlier)
    expect(writtenBefore(null, now)).toBeNull()
  })
})

test('a form for many has the times of each ticked line, and says which of them is wrong', () => {
  const [morning, afternoon] = [lineValue('giulia-fablab', 0), lineValue('giulia-fablab', 1)]
  const typed = {
    key: 'abcdefgh12345678',
    day: '2026-11-23',
    groupActivity: 'Montaggio',
    lines: [morning, afternoon],
    [lineField('from', morning)]: '8.30',
    [lineField('to', morning)]: '12:30',
    [lineField('break', morning)]: '',
    [lineField('from', afternoon)]: '13:30',
    [lineField('to', afternoon)]: '17',
    [lineField('break', afternoon)]: '10',
  }
  expect(readGroupHours(typed)).toMatchObject({
    ok: true,
    value: {
      lines: [{ placementId: 'giulia-fablab', times: [times('08:30', '12:30'), times('13:30', '17:00', 10)] }],
    },
  })
  const wrong = readGroupHours({ ...typed, [lineField('to', morning)]: 'sera', lines: [morning] })
  expect(wrong).toMatchObject({ ok: false, problems: { [lineField('to', morning)]: 'not-a-time' } })
  expect(readGroupHours({ ...typed, lines: [] })).toMatchObject({ ok: false, problems: { lines: 'none-selected' } })
})

describe('a photograph is kept without what the camera wrote', () => {
  const segment = (marker: string, data: Buffer) => {
    const head = Buffer.from(`ff${marker}0000`, 'hex')
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const exif = (orientation: number) => {
    const tiff = Buffer.from(
      '49492a00080000000200' + '0f0102000600000000000000' + '120103000100000000000000' + '00000000',
      'hex',
    )
    tiff.writeUInt16LE(orientation, 10 + 12 + 8)
    return segment(
      'e1',
      Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 45.46N Telefono di Giulia')]),
    )
  }
  const picture = aJpeg(640, 480).subarray(2 + 16, -2)
  const scan = Buffer.concat([Buffer.from('ffda0008010100003f00', 'hex'), Buffer.from('1234ff00ffd05678', 'hex')])
  const jpeg = (orientation: number, trailing = '') =>
    Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      segment('e0', Buffer.from('4a46494600010100000100010000', 'hex').subarray(0, 14)),
      exif(orientation),
      segment('fe', Buffer.from('Via di casa 3')),
      picture,
      scan,
      segment('e2', Buffer.from('MPF')),
      scan,
      Buffer.from('ffd9', 'hex'),
      Buffer.from(trailing),
    ])

  test.each([1, 6])('a JPEG held so: %i', (orientation) => {
    const clean = withoutMetadata(jpeg(orientation, 'a hidden film'), 'image/jpeg')
    const text = clean?.toString('latin1') ?? ''
    expect(text).not.toMatch(/GPS|Telefono|casa|MPF|film/u)
    expect(text.split('\u0012\u0034').length).toBe(3)
    expect(text.includes('Exif')).toBe(orientation !== 1)
    // What is clean already stays as it is: it still says which way up it is.
    expect(clean && withoutMetadata(clean, 'image/jpeg')).toEqual(clean)
  })

  test('a PNG', () => {
    const chunk = (name: string, data = '') => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      return Buffer.concat([length, Buffer.from(name + data, 'latin1'), Buffer.from('crc!')])
    }
    const start = Buffer.from('89504e470d0a1a0a', 'hex')
    const whole = [start, chunk('IHDR', '0'.repeat(13)), chunk('tEXt', 'GPS'), chunk('eXIf', 'GPS'), chunk('IDAT', 'x')]
    const clean = withoutMetadata(Buffer.concat([...whole, chunk('IEND'), Buffer.from('behind')]), 'image/png')
    expect(clean).toEqual(Buffer.concat([start, chunk('IHDR', '0'.repeat(13)), chunk('IDAT', 'x'), chunk('IEND')]))
    expect(withoutMetadata(Buffer.concat(whole), 'image/png')).toBeNull()
  })

  test('what is cut short is no picture', () => {
    const whole = jpeg(6)
    for (const length of [3, 21, 60, whole.length - 3])
      expect(withoutMetadata(whole.subarray(0, length), 'image/jpeg')).toBeNull()
  })
})
