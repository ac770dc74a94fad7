import { pathToFileURL } from 'node:url';

/** Loads a package that is ES modules only; jest turns a plain `import()` into `require`. */
const esm = async <Module>(name: string): Promise<Module> =>
  (await import(/* webpackIgnore: true */ pathToFileURL(require.resolve(name)).href)) as Module;

interface Page {
  getTextContent(): Promise<{ items: { str?: string }[] }>;
}

/** Office files as other programs open them, to see what stands in them. */
export const loadFile = {
  /** The text of each page. */
  async pdf(bytes: Buffer): Promise<string[]> {
    const { getDocument } = await esm<{
      getDocument(from: object): { promise: Promise<{ numPages: number; getPage(at: number): Promise<Page> }> };
    }>('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false }).promise;
    const pages = Array.from({ length: document.numPages }, async (_none, at) => {
      const { items } = await (await document.getPage(at + 1)).getTextContent();
      return items.map(({ str }) => str ?? '').join(' ');
    });
    return (await Promise.all(pages)).map((text) => text.replace(/\s+/g, ' '));
  },
  /** The rows of the first sheet. */
  async excel(bytes: Buffer): Promise<(string | null)[][]> {
    const { readSheet } = await import('read-excel-file/node');
    return (await readSheet(bytes)) as (string | null)[][];
  },
};

/** The bare text of a file. */
export const textOf = {
  async word(bytes: Buffer): Promise<string> {
    const { extractRawText } = await import('mammoth');
    return (await extractRawText({ buffer: bytes })).value;
  },
};
