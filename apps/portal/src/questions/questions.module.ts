import { Module } from '@nestjs/common';
import { Matters } from './matter';
import { QuestionsController } from './questions.controller';
import { QuestionsService } from './questions.service';

@Module({ controllers: [QuestionsController], providers: [Matters, QuestionsService] })
export class QuestionsModule {}
