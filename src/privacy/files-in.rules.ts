// Files that belong to a record: scans, photographs, certificates. Whoever hands the record out hands them out with it,
// and whoever deletes it deletes them. Each has its own place in an archive, under a name that every system can read.

export interface FileIn {
  fileId: string
  name: string
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** The files of a record, wherever in it they are named; each once. */
export function filesIn(value: unknown): FileIn[] {
  return [...new Map(found(value).map((file) => [file.fileId, file])).values()]
}

function found(value: unknown): FileIn[] {
  if (Array.isArray(value)) return value.flatMap(found)
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  const { fileId, name, type } = value as { fileId?: unknown; name?: unknown; type?: unknown }
  const own = typeof fileId === 'string' ? [{ fileId, name: nameOf(name, type) }] : []
  return [...own, ...Object.values(value).flatMap(found)]
}

function nameOf(name: unknown, type: unknown): string {
  return typeof name === 'string' && name !== '' ? name : `file.${extensions[String(type)] ?? 'bin'}`
}

/** Its name in an archive: numbered, so that two of the same name are two. */
export function archivedName({ name }: FileIn, index: number): string {
  // oxlint-disable-next-line no-control-regex -- these signs are what a name must not hold
  return `${String(index + 1).padStart(4, '0')}-${name.replaceAll(/[\u0000-\u001f/\\:*?"<>|]/gu, '_').slice(-100)}`
}
