import { phrases } from '../platform/words.ts'

/** Why something cannot be done with the papers of a placement, and how to mend it. */
export const papersRefusals = phrases({
  'not-writable': [
    'Il percorso è chiuso: i suoi documenti non si cambiano più.',
    'The placement is over: its papers do not change any more.',
  ],
  'too-few-activities': ['Scrivi almeno tre attività, una per riga.', 'Write at least three activities, one per line.'],
  'too-many-activities': [
    'Le attività sono più di cinque: raccoglile in cinque.',
    'There are more than five activities: gather them in five.',
  ],
  'no-competences': ['Scrivi almeno una competenza.', 'Write at least one competence.'],
  'not-signable': [
    'Si firma quando il percorso è nella fase dei documenti: la scuola deve prima prepararli.',
    'Papers are signed once the placement has reached its documents: the school has to begin them first.',
  ],
  'no-project': [
    'Prima serve il progetto formativo: lo scrive il tutor della scuola.',
    'The training project comes first: the school tutor writes it.',
  ],
  'high-risk-work': [
    'Il progetto prevede lavorazioni ad elevato rischio, vietate agli studenti: cambia le attività prima di firmare.',
    'The project has high-risk work, which students may not do: change the activities before signing.',
  ],
  'already-signed': ['Questa parte ha già firmato.', 'This party has already signed.'],
  'not-your-paper': ['Questo documento non lo firmi tu.', 'This paper is not for you to sign.'],
  'not-the-addressee': [
    'Il collegamento è per un’altra persona: scrivi il nome a cui è stato mandato, o premi “Non sono io” sulla pagina iniziale.',
    'The link is for somebody else: type the name it was sent to, or press “This is not me” on the first page.',
  ],
  'not-the-student': [
    'Scrivi il nome dello studente come lo conosce la scuola.',
    'Write the name of the student as the school knows it.',
  ],
  'parent-is-student': [
    'Qui firma un genitore o tutore, non lo studente: controlla il nome.',
    'A parent or guardian signs here, not the student: check the name.',
  ],
  'student-of-age': [
    'Lo studente è maggiorenne: firma da solo, senza genitore.',
    'The student is of age and signs alone, without a parent.',
  ],
  'same-address': [
    'È l’indirizzo dello studente: serve quello di un genitore.',
    'This is the address of the student: that of a parent is needed.',
  ],
  'declaration-missing': ['Spunta la casella per firmare.', 'Tick the box to sign.'],
  'date-in-the-future': ['La data non è ancora arrivata.', 'The date has not come yet.'],
  'date-too-old': ['La data è di più di un anno fa: controllala.', 'The date is more than a year ago: check it.'],
  'too-few-hours': [
    'Le ore sono meno di quelle richieste per questo rischio: completa la formazione prima di annotarla.',
    'There are fewer hours than this risk requires: complete the training before recording it.',
  ],
  'risk-below-project': [
    'Il progetto ha un rischio più alto: la formazione deve essere per quel rischio.',
    'The project has a higher risk: the training must be for that risk.',
  ],
  'document-unknown': [
    'Il documento non è più valido: scegline un altro.',
    'The document is no longer valid: choose another.',
  ],
  'already-excepted': ['La deroga è già annotata.', 'The exception is already recorded.'],
  'cool-down': [
    'Il collegamento è già partito nelle ultime 24 ore per questo indirizzo: chiedi di guardare anche nella posta indesiderata.',
    'The link already left for this address in the last 24 hours: ask to look in the junk folder too.',
  ],
  coolDown: [
    (last: string, from: string) => `L’ultimo invio è del ${last}: puoi rimandarlo dal ${from}.`,
    (last: string, from: string) => `It was last sent on ${last}: you can send it again from ${from}.`,
  ],
})
