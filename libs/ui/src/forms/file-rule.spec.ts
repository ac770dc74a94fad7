import { refusedFiles } from './file-rule';

describe('files that may not be sent', () => {
  const rule = { extensions: ['pdf', 'docx'], maxBytes: 25_000_000 };
  it('lets a good file through, whatever the case of its ending', () => {
    expect(refusedFiles([{ name: 'Rapport.PDF', size: 10 }], rule).size).toBe(0);
  });
  it('says what is wrong with each of the others', () => {
    const files = [
      { name: 'foto.exe', size: 10 },
      { name: 'groot.pdf', size: 30_000_000 },
      { name: 'leeg.pdf', size: 0 },
    ];
    expect([...refusedFiles(files, rule).values()]).toEqual([
      'foto.exe: dit soort bestand kan niet worden toegevoegd.',
      'groot.pdf is 30 MB; 25 MB is het meeste.',
      'leeg.pdf is leeg.',
    ]);
  });
});
