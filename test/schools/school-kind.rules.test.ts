import { describe, expect, test } from '@jest/globals'
import { kindOfSite } from '../../src/schools/school-kind.rules.ts'

const privateSchool = 'SCUOLA SEC. SECONDO GRADO NON STATALE'

describe('the kind of a site', () => {
  test.each([
    ['LICEO SCIENTIFICO', 'BGPS90101A', 'liceo', true],
    ['ISTITUTO MAGISTRALE', 'BGPM90101A', 'liceo', true],
    ["ISTITUTO D'ARTE", 'BGSD90101A', 'liceo', true],
    ['LICEO ARTISTICO', 'BGSL90101A', 'liceo', true],
    ['ISTITUTO TECNICO COMMERCIALE', 'BGTD90101A', 'tecnico', true],
    ['IST TEC COMMERCIALE E PER GEOMETRI', 'BGTD90101A', 'tecnico', true],
    ["ISTITUTO TECNICO PER ATTIVITA' SOCIALI (GIA' ITF)", 'BGTE90101A', 'tecnico', true],
    ["IST PROF PER L'AGRICOLTURA E L'AMBIENTE", 'BGRA90101A', 'professionale', true],
    ['IST. PROF. ALBERGHIERO', 'BGRH90101A', 'professionale', true],
    ['ISTITUTO PROFESSIONALE', 'BGRI90101A', 'professionale', true],
    ['ISTITUTO SUPERIORE', 'BGIS90100A', 'other', true],
    ['ISTITUTO COMPRENSIVO', 'BGIC90100A', 'other', false],
    ['SCUOLA PRIMARIA', 'BGEE90101A', 'other', false],
    ['SCUOLA INFANZIA', 'BGAA90101A', 'other', false],
    ['SCUOLA PRIMO GRADO', 'BGMM90101A', 'other', false],
    ['CENTRO TERRITORIALE', 'BGCT90100A', 'other', false],
    ['CONVITTO NAZIONALE', 'BGVC90100A', 'other', false],
    ['EDUCANDATO', 'BGVE90100A', 'other', false],
    ['SCUOLA SEC. PRIMO GRADO NON STATALE', 'BG1M90100A', 'other', false],
    [privateSchool, 'BGPS90500A', 'liceo', true],
    [privateSchool, 'BGPL90500A', 'liceo', true],
    [privateSchool, 'BGPQ90500A', 'liceo', true],
    [privateSchool, 'BGSL90500A', 'liceo', true],
    [privateSchool, 'BGTB90500A', 'tecnico', true],
    [privateSchool, 'BGRF90500A', 'professionale', true],
    [privateSchool, 'BGXX90500A', 'other', true],
    [null, 'BGTF90101A', 'tecnico', true],
    [null, 'BGMM90101A', 'other', false],
  ] as const)('%s with code %s is %s', (words, code, kind, secondCycle) => {
    expect(kindOfSite(words, code)).toEqual({ kind, secondCycle })
  })
})
