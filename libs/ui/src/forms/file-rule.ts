import { fileSize } from '../format/amounts';

/** Which files may be sent. The server decides; this spares a person the wait. */
export interface FileRule {
  /** Without a dot, in lower case; empty for any. */
  readonly extensions: readonly string[];
  /** In bytes; 0 for any. */
  readonly maxBytes: number;
}

/** The files that break the rule, each with what is wrong. */
export function refusedFiles<One extends { readonly name: string; readonly size: number }>(
  files: readonly One[],
  rule: FileRule,
): Map<One, string> {
  const refused = new Map<One, string>();
  for (const file of files) {
    const extension = file.name.split('.').pop()?.toLowerCase() ?? '';
    if (rule.extensions.length > 0 && !rule.extensions.includes(extension))
      refused.set(file, `${file.name}: dit soort bestand kan niet worden toegevoegd.`);
    else if (rule.maxBytes > 0 && file.size > rule.maxBytes)
      refused.set(file, `${file.name} is ${fileSize(file.size)}; ${fileSize(rule.maxBytes)} is het meeste.`);
    else if (file.size === 0) refused.set(file, `${file.name} is leeg.`);
  }
  return refused;
}
