import { without } from '../fixtures/facts';
import { LoadedForAWhile } from '../names/loaded-for-a-while';
import { mayTrack, type TrackerCatalogue } from './tracker-catalogue';

const naming = (clientId: string): TrackerCatalogue => ({
  client: { agency: 'state-portal', clientId },
  agencies: [],
  procedures: [],
  purposes: [],
});

describe('the catalogue for the Data Tracker', () => {
  let loads: (() => Promise<TrackerCatalogue>)[];
  let now: number;
  let catalogues: LoadedForAWhile<TrackerCatalogue>;

  beforeEach(() => {
    [loads, now] = [[], 0];
    const load = async () => {
      const next = loads.shift();
      if (next === undefined) throw new Error('loaded once too often');
      return next();
    };
    catalogues = new LoadedForAWhile({ load, maxAgeMs: 1_000, now: () => now });
  });

  const loading = (clientId: string) => loads.push(() => Promise.resolve(naming(clientId)));

  it('is loaded once for a while, and for all who ask at once', async () => {
    loading('one');
    const [first, second] = await Promise.all([catalogues.get(), catalogues.get()]);
    now = 999;
    expect([first, second, await catalogues.get()]).toEqual(Array(3).fill(naming('one')));
  });

  it('no longer names who was taken out, once that while is over', async () => {
    loading('one');
    loading('other');
    await catalogues.get();
    now = 1_000;
    expect(await catalogues.get()).toEqual(naming('other'));
  });

  it('is not taken for the one before when it cannot be loaded, and is loaded anew by whoever comes next', async () => {
    loading('one');
    loads.push(() => Promise.reject(new Error('no registry')));
    await catalogues.get();
    now = 1_000;
    await expect(catalogues.get()).rejects.toThrow('no registry');
    loading('other');
    expect(await catalogues.get()).toEqual(naming('other'));
  });
});

describe('who may track', () => {
  const tracker = { clientId: 'tracker', agency: 'state-portal', roles: ['agency' as const], tokenSubject: 'tracker' };

  it.each([
    ['the client that is named', tracker, naming('tracker'), true],
    ['another client of its agency', { ...tracker, clientId: 'state-portal-backend' }, naming('tracker'), false],
    ['a client of that name of another agency', { ...tracker, agency: 'housing' }, naming('tracker'), false],
    ['a client of that name of no agency', without(tracker, 'agency'), naming('tracker'), false],
    ['nobody where none is named', tracker, { agencies: [], procedures: [], purposes: [] }, false],
  ])('%s', (_title, actor, catalogue, allowed) => {
    expect(mayTrack(actor, catalogue)).toBe(allowed);
  });
});
