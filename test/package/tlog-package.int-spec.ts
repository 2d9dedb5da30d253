import { PackedLibrary } from './packed-library';

let library: PackedLibrary;

beforeAll(async () => {
  library = await PackedLibrary.install('tlog');
}, 60_000);
afterAll(() => library.remove());

PackedLibrary.itStandsAlone(() => library);

describe("a small log of somebody else's", () => {
  it('is checked by the types of the package, as ES module and as CommonJS, and so are the examples to read', async () => {
    await library.compile('tlog-consumer.mts');
  }, 60_000);

  it.each(['out/consumer.mjs', 'out/consumer.cjs'])('is written and verified as %s', async (program) => {
    const { stdout, stderr } = await library.run(process.execPath, program);
    const expected = { size: 600, index: 300, refused: 'inclusion_mismatch', last: 'entry 599' };
    expect([JSON.parse(stdout), stderr]).toEqual([expected, '']);
  });
});
