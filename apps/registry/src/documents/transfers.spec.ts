import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import { ExportController } from '../export/export.controller';
import { FetchesController } from '../fetches/fetches.controller';
import { ReleasesController } from '../releases/releases.controller';
import { DepositsController } from './deposits.controller';
import { OwnDocumentsController } from './own-documents.controller';

const CONTROLLERS = [
  DepositsController,
  OwnDocumentsController,
  FetchesController,
  ReleasesController,
  ExportController,
];

const transfers = CONTROLLERS.flatMap(({ name, prototype }) =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([method, { value }]): string[] => {
    const config: unknown = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object);
    return typeof config === 'object' && config !== null && 'transfer' in config ? [`${name}.${method}`] : [];
  }),
);

describe('routes that carry a document', () => {
  it('have the limit of transfers, and others do not', () => {
    expect(transfers).toEqual([
      'DepositsController.deposit',
      'OwnDocumentsController.give',
      'OwnDocumentsController.replace',
      'OwnDocumentsController.content',
      'FetchesController.bring',
      'ReleasesController.download',
      'ExportController.export',
    ]);
  });
});
