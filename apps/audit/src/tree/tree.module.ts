import { Module } from '@nestjs/common';
import { TreeReader } from './tree-reader';
import { TreeRepository } from './tree.repository';
import { TreeWriter } from './tree-writer';

/** The Merkle trees of the logs, as they are stored. */
@Module({ providers: [TreeRepository, TreeWriter, TreeReader], exports: [TreeRepository, TreeWriter, TreeReader] })
export class TreeModule {}
