import { DAY, type TrueConsent, type TrueDocument, type TrueRequest } from './true-things.fixture';
import type { Demand, List, World, WorldPurpose } from './world.fixture';

type Asked = Pick<TrueRequest, 'agency' | 'procedure' | 'purpose' | 'requirement' | 'list'>;

const requirementOf = (world: World, { requirement }: Asked) => world.requirements.find(({ id }) => id === requirement);

/** Any of these lists will do: those of the requirement, or the one type that is named. */
export const listsFor = (world: World, asked: Asked): readonly List[] =>
  requirementOf(world, asked)?.lists ?? [asked.list];

export const demandOf = (world: World, asked: Asked): Demand => requirementOf(world, asked) ?? {};

/** A declaration counts for its own procedure only. */
export const purposeOf = (world: World, { agency, purpose, procedure }: Asked): WorldPurpose | undefined =>
  world.purposes.find(
    (declared) => declared.agency === agency && declared.id === purpose && declared.procedure === procedure,
  );

/** Whether somebody who asks wants this consent: one question covers all that will do. */
export const isWantedBy = (
  world: World,
  consent: Pick<TrueConsent, 'agency' | 'purpose' | 'type'>,
  request: Asked,
): boolean =>
  request.agency === consent.agency &&
  request.purpose === consent.purpose &&
  listsFor(world, request).flat().includes(consent.type);

export const isValid = ({ status, validUntil }: TrueDocument, now: number): boolean =>
  status === 'current' && (validUntil === undefined || validUntil > now);

/** Whether a document does: valid, young enough, from whom it has to be. */
export const does = (document: TrueDocument, { maxAgeDays, provenance }: Demand, now: number): boolean =>
  isValid(document, now) &&
  (provenance === undefined || provenance === document.provenance) &&
  (maxAgeDays === undefined || now - (document.issuedAt ?? document.createdAt) <= maxAgeDays * DAY);

export const sameList = (a: List, b: List): boolean => String(a) === String(b);
