import { describe, expect, test } from '@jest/globals'
import { type RegisterReading, readRegister } from '../../src/schools/school-register.rules.ts'
import {
  type PublishedRow,
  privateColumns,
  registerBytes,
  registerText,
  stateColumns,
} from '../support/school-register.ts'

function read(rows: readonly PublishedRow[], layout = {}) {
  return accepted(readRegister(registerBytes(rows, layout)))
}

function accepted(reading: RegisterReading) {
  if (!reading.ok) throw new Error(reading.reason)
  return reading
}

const readText = (text: string) => accepted(readRegister(Buffer.from(text)))

describe('a row of the register of state schools', () => {
  test('becomes a site under its institute', () => {
    expect(read([{}])).toEqual({
      ok: true,
      read: 1,
      refused: [],
      rows: [
        {
          line: 2,
          year: '2026/27',
          institute: {
            code: 'BGIS90100A',
            name: 'I.I.S. ADA NEGRONI',
            management: 'state',
            region: 'LOMBARDIA',
            province: 'BORGO',
          },
          site: {
            code: 'BGTF901011',
            name: 'I.T.I. ADA NEGRONI',
            address: 'VIA DEI TINTORI 4',
            postcode: '24100',
            town: 'BORGO',
            townCode: 'A794',
            kindText: 'ISTITUTO TECNICO INDUSTRIALE',
            kind: 'tecnico',
            secondCycle: true,
            headOffice: false,
            evening: false,
            feature: null,
            email: 'bgis90100a@istruzione.it',
            pec: null,
            website: 'http://www.iisnegroni.edu.it/',
            registerYear: '2026/27',
          },
        },
      ],
    })
  })

  test('is the head office when it carries the code of the institute', () => {
    expect(read([{ CODICESCUOLA: 'BGIS90100A' }]).rows[0]?.site.headOffice).toBe(true)
  })

  test.each([
    [{ DESCRIZIONECARATTERISTICASCUOLA: 'PERCORSO II LIVELLO' }, true],
    [{ DENOMINAZIONESCUOLA: 'I.T.I. NEGRONI (SERALE)' }, true],
    [{ DESCRIZIONECARATTERISTICASCUOLA: 'SPEC. PER CARCERARI' }, false],
  ])('%j: evening courses %s', (row, evening) => {
    expect(read([row]).rows[0]?.site.evening).toBe(evening)
  })

  test.each([
    ['Non Disponibile', null],
    ['NON DISPONIBILE', null],
    ['.', null],
    ['', null],
    ['122', null],
    ['5100', '05100'],
    ['24100', '24100'],
  ])('with postcode %j has %j', (CAPSCUOLA, postcode) => {
    expect(read([{ CAPSCUOLA }]).rows[0]?.site.postcode).toBe(postcode)
  })

  test('of Rome may have lost two zeros of its postcode', () => {
    const [row] = read([{ CODICESCUOLA: 'RMTF90101A', CAPSCUOLA: '185' }]).rows
    expect(row?.site.postcode).toBe('00185')
  })

  test.each([
    ['https//www.negroni.edu.it', 'https://www.negroni.edu.it/'],
    ['HTTP//WWW.NEGRONI.EDU.IT', 'http://www.negroni.edu.it/'],
    ['share.borgo.it/negroni', 'http://share.borgo.it/negroni'],
    ['javascript:alert(1)', null],
    ['in allestimento', null],
    ['Non Disponibile', null],
  ])('with website %j leads to %j', (SITOWEBSCUOLA, website) => {
    expect(read([{ SITOWEBSCUOLA }]).rows[0]?.site.website).toBe(website)
  })

  test('without a name of its own takes that of the institute', () => {
    expect(read([{ DENOMINAZIONESCUOLA: 'Non Disponibile' }]).rows[0]?.site.name).toBe('I.I.S. ADA NEGRONI')
  })

  test('has its lost apostrophes put right', () => {
    expect(read([{ DENOMINAZIONESCUOLA: 'LICEO DELL¿ARTE' }]).rows[0]?.site.name).toBe("LICEO DELL'ARTE")
  })

  test('may write its code in small letters', () => {
    expect(read([{ CODICESCUOLA: ' bgtf901011 ' }]).rows[0]?.site.code).toBe('BGTF901011')
  })
})

describe('a row of the register of private schools', () => {
  const row = {
    CODICESCUOLA: 'BGPL905001',
    DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'SCUOLA SEC. SECONDO GRADO NON STATALE',
  }

  test('is a site and an institute at once', () => {
    const [read1] = read([row], { columns: privateColumns }).rows
    expect(read1?.institute).toMatchObject({ code: 'BGPL905001', name: 'I.T.I. ADA NEGRONI', management: 'private' })
    expect(read1?.site).toMatchObject({ headOffice: true, kind: 'liceo', secondCycle: true })
  })

  test('may stand in one file with state schools', () => {
    const [read1] = read([{ ...row, CODICEISTITUTORIFERIMENTO: '', DENOMINAZIONEISTITUTORIFERIMENTO: '' }]).rows
    expect(read1?.institute).toMatchObject({ code: 'BGPL905001', management: 'private' })
  })
})

describe('the file of a register', () => {
  const rows = [{ DENOMINAZIONESCUOLA: 'LICEO "G. VERDI", CITTÀ' }, { CODICESCUOLA: 'BGTF901022' }]
  const plain = read(rows)

  test('reads the same with its columns in another order', () => {
    expect(read(rows, { columns: stateColumns.toReversed() })).toEqual(plain)
  })

  test('reads the same with semicolons and Windows line ends', () => {
    expect(read(rows, { separator: ';', newline: '\r\n' })).toEqual(plain)
  })

  test('reads the same with a byte order mark, in windows-1252 and in UTF-16', () => {
    const text = registerText(rows)
    const windows = Buffer.from(text.replace('À', '\u00c0'), 'latin1')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const bytes of [Buffer.from(`\ufeff${text}`), windows, wide]) expect(readRegister(bytes)).toEqual(plain)
  })

  test('may have further columns, and names written otherwise', () => {
    const [header = '', ...lines] = registerText(rows).trimEnd().split('\n')
    const text = [
      `Long,${header.toLowerCase().replace('codicescuola', 'Codice Scuola')}`,
      ...lines.map((l) => `9.1,${l}`),
    ]
    expect(readText(text.join('\n'))).toEqual(plain)
  })

  test('may be several put together, each with its header', () => {
    const text = registerText([{}]) + registerText([{ CODICESCUOLA: 'BGTF901022' }])
    expect(readText(text)).toMatchObject({ read: 2, refused: [] })
    expect(readText(text).rows.map(({ line }) => line)).toEqual([2, 4])
  })

  test('may hold a site once for each school year', () => {
    expect(read([{ ANNOSCOLASTICO: '202526' }, {}])).toMatchObject({ read: 2, refused: [] })
  })

  test.each([
    ['', 'empty'],
    [' \n\n', 'empty'],
    ['%PDF-1.7 …', 'not-a-csv'],
    ['COGNOME,NOME\nRossi,Ada', 'not-a-register'],
  ])('%j is refused: %s', (text, reason) => {
    expect(readRegister(Buffer.from(text))).toEqual({ ok: false, reason })
  })
})

describe('a row is refused', () => {
  test.each([
    [{ CODICESCUOLA: '' }, 'no-code', ''],
    [{ CODICESCUOLA: 'Non Disponibile' }, 'no-code', 'Non Disponibile'],
    [{ CODICESCUOLA: 'BGTF90101' }, 'bad-code', 'BGTF90101'],
    [{ CODICESCUOLA: '1234567890' }, 'bad-code', '1234567890'],
    [{ CODICEISTITUTORIFERIMENTO: 'BGIS' }, 'bad-institute-code', 'BGTF901011'],
    [{ ANNOSCOLASTICO: '2026' }, 'bad-year', 'BGTF901011'],
    [{ ANNOSCOLASTICO: '202628' }, 'bad-year', 'BGTF901011'],
    [{ DENOMINAZIONESCUOLA: '', DENOMINAZIONEISTITUTORIFERIMENTO: 'Non Disponibile' }, 'no-name', 'BGTF901011'],
  ])('%j: %s', (row, reason, code) => {
    expect(read([row])).toMatchObject({ read: 1, rows: [], refused: [{ line: 2, code, reason }] })
  })

  test('when its code was there before, at the line where it stands', () => {
    const { read: count, rows, refused } = read([{ INDIRIZZOSCUOLA: 'VIA LUNGA 1,\nINTERNO 2' }, {}])
    expect(count).toBe(2)
    expect(rows.map(({ line }) => line)).toEqual([2])
    expect(refused).toEqual([{ line: 4, code: 'BGTF901011', reason: 'duplicate-in-file' }])
  })

  test('when it has more or fewer columns than the header, and the next one is read', () => {
    const [header, line = ''] = registerText([{}]).split('\n')
    const next = registerText([{ CODICESCUOLA: 'BGTF901022' }]).split('\n')[1]
    const reading = readText([header, line.replace('ADA', 'A,DA'), line.slice(0, 60), next].join('\n'))
    expect(reading.refused).toEqual([
      { line: 2, code: expect.any(String), reason: 'wrong-columns' },
      { line: 3, code: expect.any(String), reason: 'wrong-columns' },
    ])
    expect(reading.rows.map(({ site }) => site.code)).toEqual(['BGTF901022'])
  })
})
