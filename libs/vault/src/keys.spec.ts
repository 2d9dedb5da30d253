import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContentKey, unwrapContentKey, wrapContentKey } from './content-key';
import { MasterKey } from './master-key';
import { readSecret } from './secret-file';
import { openValue, sealValue } from './sealed-value';
import { KEY_CLASSES, SubjectKeys } from './subject-keys';
import { InvalidKey, SealBroken, UnknownMasterKey } from './vault-errors';
import { wipe } from './wipe';

const line = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

describe('MasterKey', () => {
  it.each([
    ['an empty file', ''],
    ['a key of 31 bytes', Buffer.alloc(31).toString('base64')],
    ['hex', Buffer.alloc(32).toString('hex')],
    ['a second line that is no key', `${line(1)}\nnonsense`],
  ])('refuses %s without quoting it', (_, text) => {
    expect(() => MasterKey.parse(text)).toThrow(InvalidKey);
    expect(() => MasterKey.parse(text)).not.toThrow(/nonsense|AAAA/);
  });

  it('wraps by the first key and still unwraps what an older one wrapped', async () => {
    const key = randomBytes(32);
    const old = await MasterKey.parse(line(1)).wrap(key, 'c');
    const rotated = MasterKey.parse(`${line(2)}\n${line(1)}\n`);
    expect(await rotated.unwrap(old, 'c')).toEqual(key);
    const renewed = await rotated.wrap(key, 'c');
    expect(await MasterKey.parse(line(2)).unwrap(renewed, 'c')).toEqual(key);
    await expect(MasterKey.parse(line(1)).unwrap(renewed, 'c')).rejects.toThrow(UnknownMasterKey);
  });

  it('refuses an altered, shortened or misplaced wrapped key', async () => {
    const master = MasterKey.parse(line(1));
    const wrapped = await master.wrap(randomBytes(32), 'c');
    await expect(master.unwrap(wrapped, 'd')).rejects.toThrow(SealBroken);
    for (let length = 0; length < wrapped.length; length += 1) {
      await expect(master.unwrap(wrapped.subarray(0, length), 'c')).rejects.toThrow(SealBroken);
    }
    for (let at = 0; at < wrapped.length; at += 1) {
      await expect(master.unwrap(flip(wrapped, at), 'c')).rejects.toThrow(at < 8 ? UnknownMasterKey : SealBroken);
    }
  });
});

describe('a file of secrets', () => {
  let file: string;

  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'askonce-vault-')), 'secret');
  });

  afterAll(() => rm(dirname(file), { recursive: true }));

  it('gives its one secret', async () => {
    await writeFile(file, `${line(7)}\n`);
    expect(await readSecret(file)).toEqual(Buffer.alloc(32, 7));
  });

  it.each(['', `${line(1)}\n${line(2)}`, 'nonsense'])('is refused when it holds %j', async (text) => {
    await writeFile(file, text);
    await expect(readSecret(file)).rejects.toThrow(InvalidKey);
  });

  it('gives master keys', async () => {
    await writeFile(file, `${line(7)}\r\n\n${line(8)}`);
    const wrapped = await (await MasterKey.fromFile(file)).wrap(Buffer.alloc(32, 3), 'c');
    expect(await MasterKey.parse(line(7)).unwrap(wrapped, 'c')).toEqual(Buffer.alloc(32, 3));
  });
});

describe('SubjectKeys', () => {
  const keys = new SubjectKeys(MasterKey.parse(line(1)));

  it('makes a key that opens for its person and class only', async () => {
    const wrapped = await keys.createClassKey('s1', 'identity');
    expect(await keys.unwrapClassKey('s1', 'identity', wrapped)).toHaveLength(32);
    await expect(keys.unwrapClassKey('s2', 'identity', wrapped)).rejects.toThrow(SealBroken);
    for (const other of KEY_CLASSES.filter((name) => name !== 'identity')) {
      await expect(keys.unwrapClassKey('s1', other, wrapped)).rejects.toThrow(SealBroken);
    }
  });

  it('makes a new key each time', async () => {
    const [one, other] = [await keys.createClassKey('s', 'identity'), await keys.createClassKey('s', 'identity')];
    expect(await keys.unwrapClassKey('s', 'identity', one)).not.toEqual(
      await keys.unwrapClassKey('s', 'identity', other),
    );
  });
});

describe('under a class key', () => {
  const classKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

  it('a content key opens for its content only', () => {
    const contentKey = createContentKey();
    const wrapped = wrapContentKey(classKey, 'content-1', contentKey);
    expect(wrapped).toHaveLength(61);
    expect(unwrapContentKey(classKey, 'content-1', wrapped)).toEqual(contentKey);
    expect(() => unwrapContentKey(classKey, 'content-2', wrapped)).toThrow(SealBroken);
    expect(() => unwrapContentKey(createContentKey(), 'content-1', wrapped)).toThrow(SealBroken);
    expect(() => openValue(classKey, 'content-1', wrapped)).toThrow(SealBroken);
  });

  it('a value sealed by another implementation opens', () => {
    const sealed = Buffer.from(
      '01000102030405060708090a0b743ae62bf4d5fa2eba70afd7951bdeac9a546f3da27f55f3c5f091',
      'hex',
    );
    expect(openValue(classKey, 'identifier:s1', sealed).toString()).toBe('38001085718');
  });

  it('a value hides what it is, and never looks the same twice', () => {
    const value = Buffer.from('38001085718');
    const [one, other] = [sealValue(classKey, 'c', value), sealValue(classKey, 'c', value)];
    expect(one).not.toEqual(other);
    expect(one.includes(value)).toBe(false);
    expect(one).toHaveLength(value.length + 29);
  });

  it('a value that is altered, cut or out of its context does not open', () => {
    const sealed = sealValue(classKey, 'c', Buffer.from('value'));
    for (let at = 0; at < sealed.length; at += 1) {
      expect(() => openValue(classKey, 'c', flip(sealed, at))).toThrow(SealBroken);
      expect(() => openValue(classKey, 'c', sealed.subarray(0, at))).toThrow(SealBroken);
    }
    expect(() => openValue(classKey, 'd', sealed)).toThrow(SealBroken);
    expect(() => sealValue(classKey, 'c\0d', Buffer.from('value'))).toThrow(TypeError);
  });
});

describe('wipe', () => {
  it('leaves zeros', () => {
    const secrets = [randomBytes(32), randomBytes(16)];
    wipe(...secrets);
    expect(Buffer.concat(secrets)).toEqual(Buffer.alloc(48));
  });
});
