import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { AskWithEnd } from '@askonce/client';
import { FormRefused, type SentForm } from '../pages/form';
import type { Citizen } from '../session/citizen';
import { kindsThatAnswer } from './answers';
import { declinationReason } from './declinations';
import { saidAtTheFiles } from '../uploads/refused-files';
import { uploadedImages } from '../uploads/uploaded-images';

interface Answer {
  readonly form: SentForm;
  readonly uploads: AsyncGenerator<MultipartFile>;
}

/** What a person is asked for, and how they answer. */
@Injectable()
export class AsksService {
  async list({ registry }: Citizen) {
    return { asks: await registry.asks() };
  }

  async show({ registry }: Citizen, id: string) {
    const ask = await registry.ask(id);
    return { ask, kinds: kindsThatAnswer(ask) };
  }

  /**
   * Hands the files on to the registry while they come in, to be looked at before they are given.
   * @returns where the person goes on
   */
  async send({ registry }: Citizen, id: string, { form, uploads }: Answer): Promise<string> {
    const ask = await registry.ask(id);
    if (ask.outcome !== undefined) return `/asks/${id}`;
    const { idempotencyKey } = form;
    const evidenceType = kindIn(form, ask);
    const images = await uploadedImages(uploads);
    const what = { evidenceType, qualifier: ask.qualifier, channel: 'portal' } as const;
    const draft = await saidAtTheFiles(registry.giveDraft(what, images, { idempotencyKey }));
    return `/asks/${id}/draft/${draft.id}`;
  }

  async declination({ registry }: Citizen, id: string, way: string) {
    const reason = declinationReason(way);
    return { ask: await registry.ask(id), way, reason };
  }

  /** Where it is over meanwhile nothing is done; its page says how it ended. */
  async decline({ registry }: Citizen, id: string, answer: { way: string; form: SentForm }): Promise<void> {
    const { outcome } = await registry.ask(id);
    if (outcome !== undefined) return;
    const { idempotencyKey } = answer.form;
    await registry.decline(id, declinationReason(answer.way), { idempotencyKey });
  }
}

/** @throws FormRefused when there are several kinds and none was chosen */
function kindIn(form: SentForm, ask: AskWithEnd): string {
  const [first, ...others] = kindsThatAnswer(ask).map(({ evidenceType }) => evidenceType);
  const chosen =
    others.length === 0
      ? first
      : form.oneOf(
          'kind',
          [first, ...others].filter((kind) => kind !== undefined),
        );
  if (chosen === undefined) throw new FormRefused({ kind: 'asks.give.choose_kind' });
  return chosen;
}
