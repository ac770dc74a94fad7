import type { CasePage, MoveAnswer, Problem } from '@casusregie/contract';
import { ADVICE, INTEGRAL, Journey, organisationOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

/** The RIEC of each police unit: since 2012 the ten of each cover the same ground. */
const RIEC_OF_UNIT: Record<string, string> = {
  'Noord-Nederland': 'NN',
  'Oost-Nederland': 'ON',
  'Midden-Nederland': 'MN',
  'Noord-Holland': 'NH',
  Amsterdam: 'AA',
  'Den Haag': 'DH',
  Rotterdam: 'RD',
  'Zeeland-West-Brabant': 'ZWB',
  'Oost-Brabant': 'OB',
  Limburg: 'LB',
};

/**
 * The 25 safety regions (Wet veiligheidsregio's, annex), the police unit each lies in, and the CBS codes of its
 * municipalities on 1 January 2026. Typed here on purpose: the product has a list of its own.
 */
const SAFETY_REGIONS: Record<string, { unit: string; codes: string }> = {
  Groningen: {
    unit: 'Noord-Nederland',
    codes: `
      0014 0037 0047 0765 1895 1950 1952 1966 1969 1979`,
  },
  Fryslân: {
    unit: 'Noord-Nederland',
    codes: `
      0059 0060 0072 0074 0080 0085 0086 0088 0090 0093 0096 0098 0737 1891 1900 1940 1949 1970`,
  },
  Drenthe: {
    unit: 'Noord-Nederland',
    codes: `
      0106 0109 0114 0118 0119 1680 1681 1690 1699 1701 1730 1731`,
  },
  IJsselland: {
    unit: 'Oost-Nederland',
    codes: `
      0148 0150 0160 0166 0175 0177 0180 0193 1708 1773 1896`,
  },
  Twente: {
    unit: 'Oost-Nederland',
    codes: `
      0141 0147 0153 0158 0163 0164 0168 0173 0183 0189 1700 1735 1742 1774`,
  },
  'Noord- en Oost-Gelderland': {
    unit: 'Oost-Nederland',
    codes: `
      0197 0200 0213 0222 0230 0232 0233 0243 0244 0246 0262 0269 0273 0285 0294 0301 0302 1509 1586 1859
      1876 1955`,
  },
  'Gelderland-Midden': {
    unit: 'Oost-Nederland',
    codes: `
      0202 0203 0221 0226 0228 0267 0274 0275 0277 0279 0289 0293 0299 1705 1734`,
  },
  'Gelderland-Zuid': {
    unit: 'Oost-Nederland',
    codes: `
      0209 0214 0216 0225 0252 0263 0268 0281 0296 0297 0668 1740 1945 1960`,
  },
  Utrecht: {
    unit: 'Midden-Nederland',
    codes: `
      0307 0308 0310 0312 0313 0317 0321 0327 0331 0335 0339 0340 0342 0344 0345 0351 0352 0353 0355 0356
      0589 0632 0736 1581 1904 1961`,
  },
  'Noord-Holland Noord': {
    unit: 'Noord-Holland',
    codes: `
      0361 0373 0383 0388 0399 0400 0405 0420 0432 0441 0448 0498 0532 1598 1911 1980`,
  },
  'Zaanstreek-Waterland': {
    unit: 'Noord-Holland',
    codes: `
      0385 0415 0431 0439 0479 0852 0880`,
  },
  Kennemerland: {
    unit: 'Noord-Holland',
    codes: `
      0375 0377 0392 0394 0396 0397 0450 0453 0473`,
  },
  'Amsterdam-Amstelland': {
    unit: 'Amsterdam',
    codes: `
      0358 0362 0363 0384 0437 0451`,
  },
  'Gooi en Vechtstreek': {
    unit: 'Midden-Nederland',
    codes: `
      0376 0402 0406 0417 1696 1942`,
  },
  Haaglanden: {
    unit: 'Den Haag',
    codes: `
      0503 0518 0603 0629 0637 1783 1842 1916 1926`,
  },
  'Hollands Midden': {
    unit: 'Den Haag',
    codes: `
      0484 0513 0534 0537 0546 0547 0553 0569 0575 0579 0626 0627 0638 1525 1884 1892 1901 1931`,
  },
  'Rotterdam-Rijnmond': {
    unit: 'Rotterdam',
    codes: `
      0489 0502 0542 0556 0597 0599 0606 0613 0622 1621 1924 1930 1992`,
  },
  'Zuid-Holland Zuid': {
    unit: 'Rotterdam',
    codes: `
      0482 0505 0512 0523 0531 0590 0610 0642 1963 1978`,
  },
  Zeeland: {
    unit: 'Zeeland-West-Brabant',
    codes: `
      0654 0664 0677 0678 0687 0703 0715 0716 0717 0718 1676 1695 1714`,
  },
  'Midden- en West-Brabant': {
    unit: 'Zeeland-West-Brabant',
    codes: `
      0744 0748 0758 0766 0777 0779 0784 0785 0798 0809 0824 0826 0840 0851 0855 0867 0873 0879 1655 1674
      1709 1719 1723 1959`,
  },
  'Brabant-Noord': {
    unit: 'Oost-Brabant',
    codes: `
      0755 0757 0796 0797 0828 0845 0865 1721 1948 1982 1991`,
  },
  'Brabant-Zuidoost': {
    unit: 'Oost-Brabant',
    codes: `
      0743 0753 0762 0770 0772 0794 0820 0823 0847 0848 0858 0861 0866 1652 1658 1659 1667 1706 1724 1728
      1771`,
  },
  'Limburg-Noord': {
    unit: 'Limburg',
    codes: `
      0889 0893 0907 0944 0946 0957 0983 0984 0988 1507 1640 1641 1669 1711 1894`,
  },
  'Zuid-Limburg': {
    unit: 'Limburg',
    codes: `
      0882 0888 0899 0917 0928 0935 0938 0965 0971 0981 0986 0994 1729 1883 1903 1954`,
  },
  Flevoland: {
    unit: 'Midden-Nederland',
    codes: `
      0034 0050 0171 0184 0303 0995`,
  },
};

const codesOf = (text: string): string[] => text.trim().split(/\s+/);
const EXPECTED = Object.entries(SAFETY_REGIONS).flatMap(([safetyRegion, { unit, codes }]) =>
  codesOf(codes).map((code) => ({ code: `GM${code}`, account: `gm${code}`, safetyRegion, riec: RIEC_OF_UNIT[unit] })),
);

/** 31 December in Amsterdam, half an hour before the new year; in UTC it is 22:30. */
const LAST_EVENING = '2026-12-31T22:30:00.000Z';
/** The new year has begun in Amsterdam, not yet in UTC. */
const NEW_YEAR = '2026-12-31T23:30:00.000Z';

interface Routed {
  region_code: string;
  number: string;
  submitting_organisation_id: string;
}

describe('routing of every municipality', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  const routed = async (id: string): Promise<Routed> => {
    const [row] = await world.rows<Routed>(
      'SELECT region_code, number, submitting_organisation_id FROM case_files WHERE id = $1',
      [id],
    );
    if (!row) throw new Error(`no case ${id}`);
    return row;
  };

  it('knows 342 municipalities in 25 safety regions, each once', () => {
    expect(Object.keys(SAFETY_REGIONS)).toHaveLength(25);
    expect(EXPECTED).toHaveLength(342);
    expect(new Set(EXPECTED.map(({ code }) => code)).size).toBe(342);
    expect(new Set(EXPECTED.map(({ riec }) => riec)).size).toBe(10);
  });

  it('a request of each municipality lands at the RIEC of its police unit, and nowhere else', async () => {
    const wrong: string[] = [];
    for (const { code, account, safetyRegion, riec } of EXPECTED) {
      const id = await new Journey(world, account).file();
      const { region_code, number, submitting_organisation_id } = await routed(id);
      const right =
        region_code === riec &&
        number.startsWith(`${riec}-2026-`) &&
        submitting_organisation_id === organisationOf(code);
      if (!right) wrong.push(`${code} in ${safetyRegion} went to ${region_code} (${number}), not to ${riec}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('each RIEC finds exactly the requests of its own municipalities in its list', async () => {
    for (const riec of Object.values(RIEC_OF_UNIT)) {
      const staff = await world.as(`${riec.toLowerCase()}-accountmanager`);
      const { counts } = (await staff.get('/v1/cases?scope=region&limit=1')).ok<CasePage>();
      expect([riec, counts['submitted']]).toEqual([riec, EXPECTED.filter((row) => row.riec === riec).length]);
    }
  });

  it('a region that a municipality chooses does not lead its request away', async () => {
    const id = await new Journey(world, 'gm0014').file({ ...INTEGRAL, regionCode: 'LB' });
    expect((await routed(id)).region_code).toBe('NN');
  });

  describe('a province', () => {
    it.each([
      ['pv20', 'NN'],
      ['pv23', 'ON'],
      ['pv24', 'MN'],
      ['pv29', 'ZWB'],
      ['pv31', 'LB'],
    ])('%s lies in one region and is routed to %s by itself', async (account, riec) => {
      const id = await new Journey(world, account).file(ADVICE);
      expect((await routed(id)).region_code).toBe(riec);
    });

    it.each(['pv27', 'pv28', 'pv30'])('%s lies in several regions and must choose', async (account) => {
      const journey = new Journey(world, account);
      const answer = await journey.move(account, await journey.draft(ADVICE), 'submit');
      expect([answer.status, answer.problem.code, answer.json<Problem>().needs]).toEqual([
        409,
        'missing-need',
        ['region-known'],
      ]);
    });

    it.each([
      ['pv27', 'AA'],
      ['pv27', 'MN'],
      ['pv27', 'NH'],
      ['pv28', 'DH'],
      ['pv28', 'RD'],
      ['pv30', 'OB'],
      ['pv30', 'ZWB'],
    ])('%s can choose the region %s', async (account, riec) => {
      const id = await new Journey(world, account).file({ ...ADVICE, regionCode: riec });
      expect((await routed(id)).region_code).toBe(riec);
    });

    it('cannot choose a region it does not lie in', async () => {
      const journey = new Journey(world, 'pv27');
      const answer = await journey.move('pv27', await journey.draft({ ...ADVICE, regionCode: 'LB' }), 'submit');
      expect([answer.status, answer.problem.code]).toEqual([409, 'missing-need']);
    });

    it('can name a municipality instead, which gains no access by that', async () => {
      const journey = new Journey(world, 'pv27');
      const id = await journey.file({ ...INTEGRAL, municipalityIds: [organisationOf('GM0363')] });
      expect((await routed(id)).region_code).toBe('AA');
      const amsterdam = await world.as('gm0363');
      expect((await amsterdam.get(`/v1/cases/${id}`)).status).toBe(404);
      const page = (await amsterdam.get('/v1/cases?limit=100')).ok<CasePage>();
      expect(page.items.map((row) => row.id)).not.toContain(id);
    });

    it('naming a municipality of another province does not lead its request out of its own regions', async () => {
      const journey = new Journey(world, 'pv27');
      const id = await journey.draft({ ...INTEGRAL, municipalityIds: [organisationOf('GM0014')] });
      const answer = await journey.move('pv27', id, 'submit');
      expect([answer.status, answer.problem.code]).toEqual([409, 'missing-need']);
    });
  });

  describe('when Wijdemeren is merged into Hilversum on 1 January 2027', () => {
    let before = '';

    it('on the last evening, Amsterdam time, Wijdemeren still submits in its own name and year', async () => {
      world.clock.set(LAST_EVENING);
      before = await new Journey(world, 'gm1696').file();
      const { region_code, number, submitting_organisation_id } = await routed(before);
      expect(region_code).toBe('MN');
      expect(number).toMatch(/^MN-2026-/);
      expect(submitting_organisation_id).toBe(organisationOf('GM1696'));
      expect((await (await world.as('gm0402')).get(`/v1/cases/${before}`)).status).toBe(404);
    });

    it('after midnight Hilversum sees the older requests of Wijdemeren as its own', async () => {
      world.clock.set(NEW_YEAR);
      const hilversum = await world.as('gm0402');
      expect((await hilversum.get(`/v1/cases/${before}`)).status).toBe(200);
      const page = (await hilversum.get('/v1/cases?limit=100')).ok<CasePage>();
      expect(page.items.map((row) => row.id)).toContain(before);
      expect((await (await world.as('gm0406')).get(`/v1/cases/${before}`)).status).toBe(404);
    });

    it('a request that an officer of Wijdemeren sends after midnight is one of Hilversum, in the new year', async () => {
      world.clock.set(NEW_YEAR);
      const officer = await world.as('gm1696');
      const journey = new Journey(world, 'gm1696');
      const id = await journey.draft();
      const sent = await journey.move('gm1696', id, 'submit');
      expect(sent.ok<MoveAnswer>().number).toMatch(/^MN-2027-0001$/);
      expect((await routed(id)).submitting_organisation_id).toBe(organisationOf('GM0402'));
      expect((await (await world.as('gm0402')).get(`/v1/cases/${id}`)).status).toBe(200);
      // The officer's authorisation is still one of an organisation that ended: it reaches the older requests, and what
      // they filed themselves; not what colleagues in Hilversum file.
      expect((await officer.get(`/v1/cases/${id}`)).status).toBe(200);
      const others = await new Journey(world, 'gm0402').file();
      expect((await officer.get(`/v1/cases/${others}`)).status).toBe(404);
      const listed = (await officer.get('/v1/cases?scope=organisation')).ok<CasePage>().items.map((row) => row.id);
      expect(listed).toContain(id);
      expect(listed).not.toContain(others);
      expect((await officer.get(`/v1/cases/${before}`)).status).toBe(200);
    });

    it('Wijdemeren, still named as the place of a request, stands for Hilversum', async () => {
      world.clock.set(NEW_YEAR);
      const id = await new Journey(world, 'pv27').file({ ...INTEGRAL, municipalityIds: [organisationOf('GM1696')] });
      expect((await routed(id)).region_code).toBe('MN');
    });
  });
});
