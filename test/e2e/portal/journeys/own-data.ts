import { verifyReceipt } from '@askonce/client';
import { unzip } from '../../../../apps/registry/src/export/unzip.fixture';
import { running } from './agencies';
import { printed, saved } from './kept';
import { sharing } from './sharing';
import type { Journey } from './traveller';

/** What a person keeps, takes along and has erased. */
export function ownData(journey: Journey): void {
  journey('keeps the receipt of a decision: to print, for programs, and as a proof', async (traveller) => {
    const { citizen, visitor } = traveller;
    await sharing(traveller);
    await visitor.follow('Birth certificate – Housing Office');
    await visitor.follow('Receipt, to print or keep');
    expect(await visitor.main()).toMatch(
      new RegExp(`Who decided\\s+${citizen.name}[^]*You agreed[^]*the whole document`),
    );
    const onPaper = await printed(visitor);
    expect(onPaper).toContain('Who decided');
    expect(onPaper).not.toMatch(/Keep it|Sign out|My documents|Suomi/);
    const receipt = await saved(visitor, () => visitor.follow('Receipt as a file for programs'));
    expect(JSON.parse(receipt.content.toString())).toMatchObject({
      '@type': 'dpv:ConsentReceipt',
      'dct:conformsTo': { '@id': 'https://w3id.org/dpv/schema/dpv-27560#receipt-record' },
      'dpv:hasRecordOfActivity': { '@type': 'dpv:ConsentRecord' },
    });
    const [consent] = await Array.fromAsync(citizen.registry.consents());
    const { history } = await citizen.registry.consent(consent!.id);
    const proof = await saved(visitor, () => visitor.follow('Proof from the log'));
    const { opening } = verifyReceipt(proof.content, { verifierKey: running().stack.logVerifierKey });
    expect(opening).toMatchObject({ action: 'askonce.consent.changed.v1', id: history.at(-1)!.auditEntryId });
  });

  journey('takes everything along, and has everything erased', async (traveller) => {
    const { citizen, visitor } = traveller;
    await sharing(traveller);
    await visitor.follow(/What is held about you/);
    const { content } = await saved(visitor, () => visitor.follow('Download everything'));
    const names = [...unzip(content).keys()];
    expect(names.filter((name) => name.startsWith('documents/'))).not.toEqual([]);
    await visitor.follow('What happens when I have everything erased');
    expect(await visitor.main()).toMatch(
      /nobody can undo it[^]*Your 1 document is destroyed here[^]*Housing Office: We keep copies/,
    );
    await visitor.press('Erase everything about me');
    expect(await visitor.page.getByRole('alert').innerText()).toContain('Tick the box');
    expect((await citizen.registry.documents()).items).toHaveLength(1);
    await visitor.tick('I understand that it cannot be undone');
    await visitor.press('Erase everything about me');
    expect(await visitor.heading()).toBe('Everything that could be erased is erased');
    expect(await visitor.main()).toMatch(/What is gone[^]*What is kept, and why[^]*You are signed out here./);
    await visitor.press('Finish, and sign out everywhere');
    await visitor.press('Sign out');
    await visitor.signIn(citizen.account);
    await visitor.follow('My documents');
    expect(await visitor.main()).toContain('Nothing is held about you yet.');
  });
}
