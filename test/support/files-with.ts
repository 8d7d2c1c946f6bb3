import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of packages as they came from the registry; what tools write is in their dotted folders. */
const isPackage = (path: string) => /\/node_modules\/(?!\.(?!bin))[^/]+$/.test(path);

/** The files below some folders that hold one of these texts, as it is or as it stands in an address. */
export function filesWith(texts: readonly string[], folders: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [text, encodeURIComponent(text)]);
  return folders.flatMap(filesBelow).filter((file) => {
    const bytes = read(file);
    return forms.some((form) => bytes.includes(form));
  });
}

function filesBelow(folder: string): string[] {
  return list(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    return entry.isDirectory() && entry.name !== '.git' && !isPackage(path) ? filesBelow(path) : [];
  });
}

/** What runs beside the test may take a file or a folder away. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function read(file: string): Buffer {
  try {
    return lstatSync(file).isFile() ? readFileSync(file) : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
}
