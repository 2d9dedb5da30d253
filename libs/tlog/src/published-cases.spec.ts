import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeReference } from '@askonce/testing';
import type { Hash } from './hashes';
import { flippedBits, refusalOf } from './refusal.fixture';
import { verifyConsistency, verifyInclusion } from './verification';

interface Case {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: string[] | null;
}
interface InclusionCase extends Case {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
}
interface ConsistencyCase extends Case {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

const bytes = (text: string): Hash => Buffer.from(text, 'base64');

function check(published: InclusionCase | ConsistencyCase, proof: readonly Uint8Array[]) {
  if ('leafIdx' in published) {
    const { leafIdx: index, treeSize: size, root, leafHash } = published;
    return refusalOf(() => {
      verifyInclusion({ index, size, root: bytes(root), leafHash: bytes(leafHash) }, proof);
    });
  }
  const { size1: oldSize, size2: newSize, root1, root2 } = published;
  return refusalOf(() => {
    verifyConsistency({ oldSize, newSize, oldRoot: bytes(root1), newRoot: bytes(root2) }, proof);
  });
}

describeReference('merkle-vectors', 'the published proof cases', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const cases = files.map((file) => {
    const published = JSON.parse(readFileSync(join(folder, file), 'utf8')) as InclusionCase | ConsistencyCase;
    return { file, published, proof: (published.proof ?? []).map(bytes) };
  });
  const good = cases.filter(({ published }) => !published.wantErr);

  it('are all there', () => {
    expect([cases.length, good.length]).toEqual([196, 12]);
  });

  it.each(cases)('$file', ({ published, proof }) => {
    expect(check(published, proof) !== undefined).toBe(published.wantErr);
  });

  it.each(good)('$file is refused with any bit of its proof flipped', ({ published, proof }) => {
    let flipped = 0;
    for (const [at, hash] of proof.entries()) {
      for (const other of flippedBits(hash)) {
        expect(check(published, proof.with(at, other))).toMatch(/^(inclusion|consistency)_mismatch$/);
        flipped += 1;
      }
    }
    expect(flipped).toBe(proof.length * 256);
  });
});
