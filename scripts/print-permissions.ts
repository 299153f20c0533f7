import { roles } from '../src/access/actor.ts'
import { type Permission, type Relation, permissions, relationOf } from '../src/access/permissions.ts'

/** The permission table in Italian, as Markdown: for the manual of the city, which thereby cannot lie. */
const roleNames: Record<(typeof roles)[number], string> = {
  city: 'Comune',
  office: 'Segreteria',
  coordinator: 'Coordinatore',
  teacher: 'Docente',
  host: 'Ente ospitante',
  student: 'Studente',
}

const relationNames: Record<Relation, string> = {
  any: 'tutti',
  ownSchool: 'proprio istituto',
  ownClass: 'proprie classi',
  tutored: 'studenti seguiti',
  ownHost: 'proprio ente',
  own: 'solo sé',
  linked: 'ciò per cui ha il collegamento',
}

const actions: Record<Permission, string> = {
  'account.invite-city': 'Invitare nell’ufficio del programma',
  'account.invite-school': 'Invitare nella scuola',
  'account.invite-host': 'Invitare in un ente ospitante',
  'account.close': 'Elencare gli utenti e togliere l’accesso',
  'school.view': 'Vedere gli istituti',
  'school.import': 'Importare il registro del Ministero',
  'school.configure': 'Decidere come lavora l’istituto',
  'class.view': 'Vedere le classi',
  'class.assign-teachers': 'Assegnare i docenti alle classi',
  'student.view': 'Vedere gli studenti',
  'student.import': 'Caricare gli elenchi di classe',
  'student.activate': 'Stampare i fogli di attivazione',
  'partner.view': 'Vedere gli enti ospitanti',
  'partner.create': 'Aggiungere un ente ospitante',
  'partner.extend': 'Aggiungere sedi e tutor a un ente ospitante',
  'partner.edit': 'Modificare un ente ospitante',
  'partner.merge': 'Unire due schede dello stesso ente',
  'partner.suspend': 'Sospendere e riammettere un ente',
  'qualification.apply': 'Chiedere la qualificazione',
  'qualification.decide': 'Decidere sulla qualificazione',
  'programme.configure': 'Configurare il programma della città',
  'access-record.view': 'Vedere chi ha scaricato che cosa',
  'contact.view': 'Vedere i contatti avuti con un ente',
  'contact.log': 'Annotare un contatto',
  'document.view': 'Vedere i documenti di un ente',
  'document.upload': 'Caricare i documenti di un ente',
  'document.review': 'Accettare o rifiutare i documenti',
  'agreement.view': 'Vedere le convenzioni',
  'agreement.edit': 'Preparare e chiudere le convenzioni',
  'agreement.sign': 'Firmare una convenzione per l’ente',
  'agreement.register': 'Protocollare una convenzione',
  'agreement-template.edit': 'Modificare il modello di convenzione',
  'link.send': 'Mandare un collegamento senza utenza',
  'protocol.view': 'Vedere i protocolli d’intesa',
  'protocol.edit': 'Modificare i protocolli d’intesa',
  'activity.view': 'Vedere le attività di protocollo',
  'activity.edit': 'Preparare le attività di protocollo',
  'activity.take-part': 'Iscrivere le classi a un’attività',
  'placement.view': 'Vedere i percorsi',
  'placement.edit': 'Preparare, avviare, variare e chiudere i percorsi',
  'hours.log': 'Registrare le ore',
  'hours.confirm': 'Confermare le ore',
  'hours.approve': 'Convalidare le ore',
  'register.placement': 'Esportare il registro di un percorso',
  'register.class': 'Esportare il riepilogo di una classe',
  'job-run.view': 'Vedere i lavori automatici',
  'job-run.request': 'Rieseguire un lavoro automatico',
  'module.view': 'Vedere il catalogo dei moduli',
  'module.view-draft': 'Vedere i moduli ancora in bozza',
  'module.edit': 'Modificare il catalogo dei moduli',
  'edition.view': 'Vedere i laboratori',
  'edition.edit': 'Preparare i laboratori e il calendario degli incontri',
  'edition.start-anyway': 'Avviare un laboratorio sotto il minimo',
  'participant.view': 'Vedere chi partecipa a un laboratorio',
  'lab-enrolment.edit': 'Iscrivere e ritirare da un laboratorio',
  'lab-enrolment.force': 'Iscrivere fuori termine',
  'roll-call.view': 'Vedere le presenze',
  'roll-call.take': 'Fare e firmare l’appello',
  'roll-call.take-late': 'Fare e cambiare l’appello dopo i giorni concessi all’ente',
  'roll-call.view-reason': 'Leggere i motivi delle assenze',
  'roll-call.justify': 'Giustificare le assenze',
  'roll-call.approve': 'Convalidare le presenze',
  'roll-call.reopen': 'Riaprire le presenze convalidate',
  'absence.announce': 'Annunciare un’assenza',
  'machine-authorisation.view': 'Vedere le abilitazioni alle macchine',
  'machine-authorisation.grant': 'Dare e togliere le abilitazioni alle macchine',
  'attestation.give': 'Rilasciare gli attestati',
  'attestation.decide': 'Annotare la decisione del dirigente su un attestato',
  'attestation.view': 'Scaricare gli attestati',
  'register.edition': 'Esportare il registro di un laboratorio',
  'calendar.view': 'Vedere il calendario',
  'notice.view': 'Vedere gli avvisi inviati',
  'reminder.send': 'Inviare i promemoria (lavoro notturno)',
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
const rows = (Object.keys(permissions) as Permission[]).map((permission) => {
  const cells = roles.map((role) => {
    const relation = relationOf(permission, role)
    return relation ? relationNames[relation] : ''
  })
  return line([actions[permission], ...cells])
})
const head = line(['Che cosa', ...roles.map((role) => roleNames[role])]) + line(['---', ...roles.map(() => '---')])
process.stdout.write(head + rows.join(''))
