// Reads, and lets others edit, the dynamic-linking tables of an ELF64 little-endian file.
// Field positions follow the System V ABI (gABI, chapter 4) and the GNU symbol versioning of the Linux Standard Base.

interface Section {
  offset: number
  size: number
  info: number
}

/** A version of a library that a file asks for, such as GLIBC_2.38. */
export interface NeededVersion {
  /** Where its record lies in the file. */
  at: number
  /** Symbols name it by this number. */
  index: number
  version: string
}

/** A symbol a file imports. */
export interface ImportedSymbol {
  name: string
  nameOffset: number
  /** Where its entry in the symbol table lies; the name's offset stands first. */
  at: number
  /** Where its version index lies. */
  versionAt: number
}

/** What there is to see of an ELF file's imports. */
export interface ElfImports {
  /** Start of the string table the offsets below count from. */
  names: number
  /** The versions asked for, by library. */
  needs: { library: string; versions: NeededVersion[] }[]
  symbolsOf(index: number): ImportedSymbol[]
}

/** The imports of an ELF file; throws when the bytes are something else. */
export function readImports(bytes: Buffer): ElfImports {
  if (bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 2 || bytes[5] !== 1) {
    throw new Error('not an ELF64 little-endian file')
  }
  const sections = readSections(bytes)
  const strings = section(sections, '.dynstr')
  const symbols = section(sections, '.dynsym')
  const versions = section(sections, '.gnu.version')
  return {
    names: strings.offset,
    needs: readNeeds(bytes, section(sections, '.gnu.version_r'), strings.offset),
    symbolsOf: (index) => {
      const found: ImportedSymbol[] = []
      for (let i = 0; i < symbols.size / 24; i++) {
        const versionAt = versions.offset + i * 2
        if ((bytes.readUInt16LE(versionAt) & 0x7fff) !== index) continue
        const at = symbols.offset + i * 24
        const nameOffset = bytes.readUInt32LE(at)
        found.push({ name: textAt(bytes, strings.offset + nameOffset), nameOffset, at, versionAt })
      }
      return found
    },
  }
}

function readSections(bytes: Buffer): Map<string, Section> {
  const table = Number(bytes.readBigUInt64LE(0x28))
  const entrySize = bytes.readUInt16LE(0x3a)
  const entries = Array.from({ length: bytes.readUInt16LE(0x3c) }, (_, i) => table + i * entrySize)
  const namesEntry = table + bytes.readUInt16LE(0x3e) * entrySize
  const names = Number(bytes.readBigUInt64LE(namesEntry + 24))
  return new Map(
    entries.map((at) => [
      textAt(bytes, names + bytes.readUInt32LE(at)),
      {
        offset: Number(bytes.readBigUInt64LE(at + 24)),
        size: Number(bytes.readBigUInt64LE(at + 32)),
        info: bytes.readUInt32LE(at + 44),
      },
    ]),
  )
}

function section(sections: Map<string, Section>, name: string): Section {
  const found = sections.get(name)
  if (!found) throw new Error(`no section ${name}`)
  return found
}

function readNeeds(bytes: Buffer, table: Section, names: number): ElfImports['needs'] {
  const needs: ElfImports['needs'] = []
  let at = table.offset
  for (let i = 0; i < table.info; i++) {
    const versions: NeededVersion[] = []
    let record = at + bytes.readUInt32LE(at + 8)
    for (let k = 0; k < bytes.readUInt16LE(at + 2); k++) {
      const version = textAt(bytes, names + bytes.readUInt32LE(record + 8)).replace(/^GLIBC_/, '')
      versions.push({ at: record, index: bytes.readUInt16LE(record + 6), version })
      record += bytes.readUInt32LE(record + 12)
    }
    needs.push({ library: textAt(bytes, names + bytes.readUInt32LE(at + 4)), versions })
    at += bytes.readUInt32LE(at + 12)
  }
  return needs
}

function textAt(bytes: Buffer, offset: number): string {
  return bytes.toString('latin1', offset, bytes.indexOf(0, offset))
}
