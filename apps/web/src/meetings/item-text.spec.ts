import { ItemText } from './item-text';

const typed = (minutes: string | null, decision: string | null, version: number) => ({
  itemId: 'one',
  minutes,
  decision,
  typedBy: 'Bram',
  version,
});

describe('the text at an item of an agenda', () => {
  let text: ItemText;
  beforeEach(() => {
    text = new ItemText();
    text.hear({ minutes: 'Eerst', decision: null, version: 1 });
  });

  it('follows the server while nothing was typed', () => {
    text.hear({ minutes: 'Later', decision: 'Ja', version: 2 });
    expect([text.minutes(), text.decision(), text.isDirty(), text.version()]).toEqual(['Later', 'Ja', false, 2]);
    text.hear({ minutes: 'Ouder', decision: null, version: 1 });
    expect(text.minutes()).toBe('Later');
  });

  it('keeps what was typed and not saved, whatever the server says', () => {
    text.minutes.set('Van mij');
    text.hear({ minutes: 'Van een ander', decision: null, version: 2 });
    expect([text.minutes(), text.isDirty(), text.version()]).toEqual(['Van mij', true, 1]);
  });

  it('what was typed while it was saved is still to be saved', () => {
    text.minutes.set('Half');
    const sent = text.sending();
    text.minutes.set('Half en heel');
    text.saved(sent, typed('Half', null, 2));
    expect([text.minutes(), text.isDirty(), text.version()]).toEqual(['Half en heel', true, 2]);
    text.saved(text.sending(), typed('Half en heel', null, 3));
    expect(text.isDirty()).toBe(false);
  });

  describe('when somebody else typed in between', () => {
    beforeEach(() => {
      text.minutes.set('Van mij');
      text.other.set(typed('Van Bram', 'Akkoord', 5));
    });

    it('one takes theirs', () => {
      text.takeOther();
      expect([text.minutes(), text.decision(), text.isDirty(), text.version()]).toEqual([
        'Van Bram',
        'Akkoord',
        false,
        5,
      ]);
    });

    it('or keeps one’s own, on their version', () => {
      text.keepOwn();
      expect([text.minutes(), text.decision(), text.isDirty(), text.version()]).toEqual(['Van mij', '', true, 5]);
      expect(text.other()).toBeNull();
    });

    it('or both, and nothing is lost', () => {
      text.keepBoth();
      expect([text.minutes(), text.decision()]).toEqual(['Van Bram\n\nVan mij', 'Akkoord']);
      expect([text.isDirty(), text.version()]).toEqual([true, 5]);
    });
  });
});
