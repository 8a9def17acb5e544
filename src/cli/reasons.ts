const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ELOOP: 'is a symbolic link that leads to itself',
  ENAMETOOLONG: 'has too long a name',
};

/** Why something failed, on one line and without the names of system calls. */
export function reasonOf(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  return reasons[code ?? ''] ?? firstLine(message);
}

/** The first line of a text that is not empty. */
export const firstLine = (text: string): string => text.trim().split(/[\r\n\u2028\u2029]/)[0] ?? '';
